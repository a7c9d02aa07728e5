import { buildModel, type Ingredients, keptModel } from '../understanding/build';
import { QUICKLY } from './learn';

/**
 * Started by `learn.ts`: makes the model of the words that it is sent, keeps it where models are kept, and ends. Where
 * that will take long, it makes a quick one first, and says so.
 */
process.once('message', (ingredients: Ingredients) => {
  if (!keptModel(ingredients)) {
    buildModel(ingredients, { quick: true });
    process.send?.(QUICKLY);
  }
  buildModel(ingredients);
  setImmediate(() => process.exit());
});
