import { fork, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DESK_SETTINGS } from '../../surfaces/desk-app';
import type { RecordedTurn } from '../recorded';
import { shuffled } from '../statistics';
import { type Built, floorFor, LONGER } from './prepare';
import type { WarmTask, WarmTimes } from './run-warm';

/**
 * Milliseconds of load and first answer by the clock, those of them that were computed, of the whole process, and megabytes
 * then held: one of each for each round.
 */
export interface Cold {
  readonly first: number[];
  readonly computing: number[];
  readonly whole: number[];
  readonly megabytes: number[];
}

/** Has each kind of handler answer its first event in fresh processes, in another order each round. */
export function measureCold(
  folder: string,
  files: Built,
  { alexa, phone }: Readonly<Record<'alexa' | 'phone', RecordedTurn>>,
  rounds: number,
): ReadonlyMap<string, Cold> {
  const events = { alexa: join(folder, 'first-alexa.json'), phone: join(folder, 'first-phone.json') };
  writeFileSync(events.alexa, JSON.stringify(alexa.event));
  writeFileSync(events.phone, JSON.stringify(phone.event));
  const subjects: readonly (readonly [string, string, string])[] = [
    ['floor, Alexa', floorFor(folder, files, 'cold-alexa', [alexa]), events.alexa],
    ['plain skill, Alexa', files.plain, events.alexa],
    ['guide, Alexa', files.guide, events.alexa],
    [`guide, Alexa, ${LONGER} times the page`, files.longer, events.alexa],
    ['floor, Dialogflow', floorFor(folder, files, 'cold-phone', [phone]), events.phone],
    ['guide, Dialogflow', files.guide, events.phone],
  ];
  const cold = new Map(
    subjects.map(([name]): [string, Cold] => [name, { first: [], computing: [], whole: [], megabytes: [] }]),
  );
  // The first round, in which files are not in memory yet, does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, file, event] of shuffled(subjects)) {
      const began = performance.now();
      const { stdout, stderr, status } = spawnSync(process.execPath, [files.runCold, file, event], {
        env: { ...DESK_SETTINGS, PATH: process.env.PATH },
        encoding: 'utf8',
      });
      const whole = performance.now() - began;
      if (status !== 0) throw new Error(`${name} failed in a fresh process: ${stderr}`);
      const { milliseconds, computing, bytes } = JSON.parse(stdout.split('\n').at(-1) ?? '') as Record<
        string,
        number
      >;
      if (round === 0) continue;
      cold.get(name)?.first.push(milliseconds ?? Number.NaN);
      cold.get(name)?.computing.push(computing ?? Number.NaN);
      cold.get(name)?.whole.push(whole);
      cold.get(name)?.megabytes.push((bytes ?? Number.NaN) / 1_000_000);
    }
  }
  return cold;
}

/** Where several threads tidy the memory, those that wait for the others compute nothing, and are counted. */
const ENGINE = ['--single-threaded-gc'];

/** Has warm turns measured in a process of its own. */
export function measureWarm(run: string, task: WarmTask): Promise<WarmTimes> {
  return new Promise((resolve, reject) => {
    const child = fork(run, {
      execArgv: ENGINE,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...DESK_SETTINGS, PATH: process.env.PATH },
    });
    child.once('message', (times) => {
      resolve(times as WarmTimes);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`measuring warm turns failed with exit code ${code}`)));
    child.send(task);
  });
}
