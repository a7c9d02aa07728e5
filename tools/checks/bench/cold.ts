import { spawnSync } from 'node:child_process';
import { shuffled } from '../statistics';
import { SETTINGS } from './conversation';

export interface ColdSubject {
  readonly name: string;
  readonly file: string;
  readonly event: string;
}

export interface ColdTimes {
  /** Milliseconds from the start of a fresh process to its end. */
  readonly whole: number[];
  /** Milliseconds of it that loading the handler and its first answer take. */
  readonly first: number[];
  /** Megabytes that the process holds after that. */
  readonly megabytes: number[];
}

/**
 * Has each subject answer its event in a fresh process, again and again, in another order each time.
 * @param rounds how often; the first, when files are not yet in memory, is not counted
 */
export function measureCold(
  run: string,
  subjects: readonly ColdSubject[],
  rounds: number,
): ReadonlyMap<string, ColdTimes> {
  const times = new Map(
    subjects.map(({ name }) => [name, { whole: [], first: [], megabytes: [] } as ColdTimes]),
  );
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, file, event } of shuffled(subjects)) {
      const from = performance.now();
      const { stdout, status, stderr } = spawnSync(process.execPath, [run, file], {
        env: { ...SETTINGS, EVENT: event, PATH: process.env.PATH },
        encoding: 'utf8',
      });
      const whole = performance.now() - from;
      if (status !== 0) throw new Error(`${name} failed in a fresh process: ${stderr}`);
      const { milliseconds, rss } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
        milliseconds: number;
        rss: number;
      };
      if (round === 0) continue;
      times.get(name)?.whole.push(whole);
      times.get(name)?.first.push(milliseconds);
      times.get(name)?.megabytes.push(rss / 1_000_000);
    }
  }
  return times;
}
