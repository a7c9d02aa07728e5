/**
 * Runs in a process of its own: has handlers answer events that are all different, round by round, each in its turn. What
 * they log is written, as on Lambda, and goes nowhere.
 */
import { readFileSync } from 'node:fs';
import { Bench } from 'tinybench';
import { openFolder } from '../../../lambda/page/folder';
import { openUnderstanding } from '../../../lambda/understanding/open';
import { shuffled } from '../statistics';

/** What to measure. */
export interface WarmTask {
  readonly subjects: readonly WarmSubject[];
  /** Turns of each subject in a round. */
  readonly turns: number;
  /** So many events at the beginning warm the process up, which they do so many times over. The others are measured. */
  readonly warmUp: number;
  readonly times: number;
  /** Utterances to be understood, and the folder and the build of the model; none where that is not measured. */
  readonly utterances?: readonly string[];
  readonly content?: Parameters<typeof openFolder>;
}

export interface WarmSubject {
  readonly name: string;
  /** The file of the handler. */
  readonly file: string;
  /** A file with a list of events, each as text. */
  readonly events: string;
  /** Measures the first so many events over and over, instead of those that come after the warm-up. */
  readonly only?: number;
}

/** Microseconds of each turn by subject, in rounds. */
export type WarmTimes = Readonly<Record<string, readonly (readonly number[])[]>>;

/**
 * Milliseconds of computing by the whole process, the engine's compiling for turns to come included. A clock on the wall
 * would count as well whatever else the machine does in the middle of a turn.
 */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

process.once('message', async ({ subjects, turns, warmUp, times, utterances, content }: WarmTask) => {
  const bench = new Bench({
    now,
    iterations: turns,
    time: 0,
    warmup: false,
    retainSamples: true,
    throws: true,
    subtractTimerOverhead: true,
  });
  let measured = 0;
  for (const { name, file, events, only } of subjects) {
    const { handler } = require(file) as { handler: (event: unknown) => Promise<unknown> };
    const all = JSON.parse(readFileSync(events, 'utf8')) as string[];
    measured = all.length - warmUp;
    let turn = 0;
    const next = (): string => {
      const past = turn - warmUp * times;
      const at = only !== undefined ? turn % only : past < 0 ? turn % warmUp : warmUp + past;
      turn += 1;
      return all[at] ?? '';
    };
    const run = async () => JSON.stringify(await handler(JSON.parse(next())));
    bench.add(name, run, { async: true });
  }
  if (utterances && content) {
    const understand = openUnderstanding(openFolder(...content));
    let next = 0;
    const run = () => understand(utterances[next++ % utterances.length] ?? '');
    bench.add('understanding', run, { async: false });
  }
  const rounds: Record<string, number[][]> = {};
  for (let round = 0; round < (warmUp * times + measured) / turns; round += 1) {
    const isFirst = round < warmUp / turns;
    const isWarm = round >= (warmUp * times) / turns;
    for (const task of shuffled(bench.tasks)) {
      task.reset();
      await task.run();
      const { result } = task;
      const samples = 'latency' in result ? (result.latency.samples ?? []) : [];
      const name = isWarm
        ? task.name
        : isFirst
          ? `${task.name}, the first ${warmUp} turns of a process`
          : undefined;
      if (name === undefined) continue;
      rounds[name] ??= [];
      rounds[name].push(samples.map((milliseconds) => milliseconds * 1000));
    }
  }
  process.send?.(rounds);
});
