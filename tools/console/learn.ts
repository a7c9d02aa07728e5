import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Understanding, understandingOf } from '../../lambda/understanding/open';
import { buildAnswers } from '../answers/build';
import { buildModel } from '../training/build';
import type { Trainable } from '../training/data';

/** What the learner is sent. */
export interface Assignment {
  readonly words: Trainable;
  /** Whether a quick model is enough, where there is no other yet. */
  readonly quick: boolean;
}

/** What the learner tells: a model is in the cache, a quick one or not, and whether it is the last. */
export interface Progress {
  readonly isQuick: boolean;
  readonly isLast: boolean;
}

/**
 * Learns what people say from the words. It takes a minute, so a process of its own does it while the page goes on
 * answering, quickly first. The models come back by way of the cache.
 * @param signal stops it
 * @returns resolves as soon as something is learnt, and gets better in place; to undefined if it is stopped before that
 */
export function learn(
  { compiled, utterances }: Trainable,
  quick: boolean,
  signal: AbortSignal,
): Promise<Understanding | undefined> {
  const words = { compiled, utterances };
  const child = fork(join(__dirname, 'learner.ts'), {
    execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
  });
  return new Promise((resolve, reject) => {
    let latest: Understanding;
    child.on('error', (error) => (signal.aborted ? resolve(undefined) : reject(error)));
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`learning what people say ended with ${code}`));
    });
    child.on('message', ({ isQuick, isLast }: Progress) => {
      latest = understandingOf(buildModel(words, { quick: isQuick }), buildAnswers(words));
      resolve((utterance, context) => latest(utterance, context));
      if (isLast) setImmediate(() => child.connected && child.disconnect());
    });
    child.send({ words, quick } satisfies Assignment);
  });
}
