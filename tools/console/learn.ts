import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Understanding, understandingOf } from '../../lambda/understanding/open';
import { buildModel, type Ingredients } from '../understanding/build';

/** What is being learnt. */
export interface Lesson {
  readonly understanding: Promise<Understanding>;
  /** Stops learning: newer words have come. The promise is never kept then. */
  stop(): void;
}

/**
 * Learns what people say from the words. It takes some seconds of one processor, so it is done in a process of its own
 * while the page goes on answering; the result comes back by way of the folder where models are kept.
 */
export function learn(ingredients: Ingredients): Lesson {
  const child = fork(join(__dirname, 'learner.ts'), {
    execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let stopped = false;
  const understanding = new Promise<Understanding>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (stopped) return;
      try {
        if (code !== 0) throw new Error(`learning what people say ended with ${code}`);
        resolve(understandingOf(buildModel(ingredients)));
      } catch (error) {
        reject(error);
      }
    });
  });
  child.send({ compiled: ingredients.compiled, utterances: ingredients.utterances });
  return {
    understanding,
    stop: () => {
      stopped = true;
      child.kill();
    },
  };
}
