import { buildModel, type Ingredients } from '../understanding/build';

/** Started by `learn.ts`: makes the model of the words that it is sent, keeps it where models are kept, and ends. */
process.once('message', (ingredients: Ingredients) => {
  buildModel(ingredients);
  setImmediate(() => process.exit());
});
