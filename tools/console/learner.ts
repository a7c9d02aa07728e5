import { buildModel, keptModel } from '../training/build';
import { type Errand, QUICKLY } from './learn';

/**
 * Started by `learn.ts`: makes the model of the words that it is sent, keeps it where models are kept, and ends. Where
 * that will take long, it makes a quick one first, and says so, and may leave it at that.
 */
process.once('message', ({ ingredients, quick }: Errand) => {
  if (!keptModel(ingredients)) {
    buildModel(ingredients, { quick: true });
    process.send?.(QUICKLY);
    if (quick) return;
  }
  buildModel(ingredients);
  setImmediate(() => process.exit());
});
