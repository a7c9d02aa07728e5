import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODEL_FILE, type Model } from './model';
import { readModel } from './model-file';
import { type Context, type Understood, understand } from './understand';

/** The understanding of one page, ready to be asked. */
export type Understanding = (utterance: string, context?: Context) => Understood;

/**
 * Opens the model in a folder. The file is read when the first utterance comes, not before: a platform that brings its
 * own intents needs it only when none of them fits.
 */
export function openUnderstanding(folder: string): Understanding {
  let model: Model | undefined;
  return (utterance, context) => {
    model ??= readModel(readFileSync(join(folder, MODEL_FILE)));
    return understand(utterance, model, context);
  };
}

/** The same from a model in memory, for tools and tests. */
export const understandingOf =
  (model: Model): Understanding =>
  (utterance, context) =>
    understand(utterance, model, context);
