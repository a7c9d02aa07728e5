import { buildModel, cachedModel } from '../training/build';
import type { Assignment } from './learn';

/**
 * A process that `learn.ts` starts: it puts the model of the words that it is sent into the cache, tells that it has, and
 * ends. Where that will take long, it first makes a quick one.
 */
process.once('message', ({ words, quick }: Assignment) => {
  const make = (isQuick: boolean): void => {
    buildModel(words, { quick: isQuick });
    process.send?.(isQuick);
  };
  if (!cachedModel(words)) make(true);
  if (!quick || cachedModel(words)) make(false);
  process.disconnect();
});
