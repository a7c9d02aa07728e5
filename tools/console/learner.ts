import { buildModel, cachedModel } from '../training/build';
import type { Assignment, Progress } from './learn';

/**
 * A process that `learn.ts` starts: it puts the model of the words that it is sent into the cache and tells that it has.
 * Where that will take long, it first makes a quick one. It ends when it is disconnected, and not before: a message that
 * arrives together with the end of its channel makes Node 20 throw in the process that receives it.
 */
process.once('disconnect', () => process.exit());
process.once('message', ({ words, quick }: Assignment) => {
  const make = (isQuick: boolean, isLast: boolean): void => {
    buildModel(words, { quick: isQuick });
    process.send?.({ isQuick, isLast } satisfies Progress);
  };
  const isCached = cachedModel(words) !== undefined;
  if (!isCached) make(true, quick);
  if (isCached || !quick) make(false, true);
});
