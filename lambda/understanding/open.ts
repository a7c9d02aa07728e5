import type { ContentFolder } from '../page/folder';
import { keyOfUtterance } from './exact';
import { MODEL_FILE, type Model } from './model';
import { readModel } from './model-file';
import { type Context, PLAIN_EMERGENCY, type Understood, understand } from './understand';

/** The understanding of one page, ready to be asked. */
export type Understanding = (utterance: string, context?: Context) => Understood;

/**
 * The understanding in a folder of compiled words. Its model is read at the first utterance that is no plain emergency:
 * those are known whatever has become of the file.
 * @param emergencies as `BuiltIn` has them
 */
export function openUnderstanding(folder: ContentFolder, emergencies: readonly string[] = []): Understanding {
  const plain = new RegExp(`^(?:${emergencies.join('|')})$`);
  let model: Model | undefined;
  return (utterance, context) => {
    if (plain.test(`${keyOfUtterance(utterance)} `)) return PLAIN_EMERGENCY;
    model ??= readModel(folder.read(MODEL_FILE));
    return understand(utterance, model, context);
  };
}

/** The same from a model in memory, for tools and tests. */
export const understandingOf =
  (model: Model): Understanding =>
  (utterance, context) =>
    understand(utterance, model, context);
