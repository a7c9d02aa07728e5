import { closeSync, openSync, readSync } from 'node:fs';
import { MODEL_FILE, type Model } from './model';
import { type Bytes, readModel } from './model-file';
import { type Context, type Understood, understand } from './understand';

/** The understanding of one page, ready to be asked. */
export type Understanding = (utterance: string, context?: Context) => Understood;

/**
 * Opens the model in a folder. The file is read when the first utterance comes, not before, and of it only what is needed:
 * a platform that brings its own intents seldom needs the most of it.
 */
export function openUnderstanding(folder: string): Understanding {
  let model: Model | undefined;
  return (utterance, context) => {
    model ??= readModel(bytesOf(`${folder}/${MODEL_FILE}`));
    return understand(utterance, model, context);
  };
}

const bytesOf =
  (file: string): Bytes =>
  (from, count) => {
    const bytes = Buffer.allocUnsafe(count);
    const open = openSync(file, 'r');
    try {
      return bytes.subarray(0, readSync(open, bytes, 0, count, from));
    } finally {
      closeSync(open);
    }
  };

/** The same from a model in memory, for tools and tests. */
export const understandingOf =
  (model: Model): Understanding =>
  (utterance, context) =>
    understand(utterance, model, context);
