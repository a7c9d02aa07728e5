import { buildAnswers } from '../answers/build';
import { buildModel } from './build';
import type { Assignment, Progress } from './learn';

/**
 * A process that `learn.ts` starts: it puts the models of the words that it is sent into the cache and tells that it has. It
 * ends when it is disconnected, and not before: a message that arrives together with the end of its channel makes Node 20
 * throw in the process that receives it.
 */
process.once('disconnect', () => process.exit());
process.once('message', ({ words, quickFirst, quickOnly }: Assignment) => {
  const tell = (progress: Progress): void => {
    process.send?.(progress);
  };
  const make = (isQuick: boolean, isLast: boolean): void => {
    buildModel(words, { quick: isQuick, onProgress: (share) => tell({ share }) });
    buildAnswers(words);
    tell({ isQuick, isLast });
  };
  if (quickFirst) make(true, quickOnly);
  if (!quickOnly) make(false, true);
});
