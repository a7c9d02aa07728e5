import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Understanding, understandingOf } from '../../lambda/understanding/open';
import { buildModel, type Ingredients, keptModel } from '../training/build';

/** What the learner says once there is a quick model. */
export const QUICKLY = 'quickly';

/** What the learner is sent. */
export interface Errand {
  readonly ingredients: Ingredients;
  /** A quick model is enough, where there is no other yet. */
  readonly quick: boolean;
}

/** What is being learnt. */
export interface Lesson {
  /** Kept as soon as something is learnt; it goes on getting better for a minute. */
  readonly understanding: Promise<Understanding>;
  /** Stops learning: newer words have come. The promise is never kept then. */
  stop(): void;
}

/**
 * Learns what people say from the words. It takes a minute of two processors, so it is done in a process of its own
 * while the page goes on answering, quickly first; the result comes back by way of the folder where models are kept.
 */
export function learn({ compiled, utterances }: Ingredients, quick = false): Lesson {
  const ingredients = { compiled, utterances };
  const child = fork(join(__dirname, 'learner.ts'), {
    execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let stopped = false;
  let learnt: Understanding | undefined;
  const understanding = new Promise<Understanding>((resolve, reject) => {
    const take = (quick: boolean): void => {
      if (stopped) return;
      try {
        const latest = understandingOf(buildModel(ingredients, { quick }));
        learnt = latest;
        resolve((words, context) => (learnt ?? latest)(words, context));
      } catch (error) {
        reject(error);
      }
    };
    child.once('error', reject);
    child.once('message', () => take(true));
    child.once('exit', (code) => {
      if (code === 0) take(keptModel(ingredients) === undefined);
      else if (!stopped) reject(new Error(`learning what people say ended with ${code}`));
    });
  });
  child.send({ ingredients, quick } satisfies Errand);
  return {
    understanding,
    stop: () => {
      stopped = true;
      child.kill();
    },
  };
}
