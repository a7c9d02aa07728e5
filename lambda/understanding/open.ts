import type { ContentFolder } from '../page/folder';
import { mayAnswer, withAnswer } from './answer';
import { ANSWERS_FILE, type AnswersModel, readAnswers } from './answer-model';
import { keyOfUtterance } from './exact';
import { MODEL_FILE, type Model } from './model';
import { readModel } from './model-file';
import { type Context, PLAIN_EMERGENCY, type Understood, understand } from './understand';

/** The understanding of one page, ready to be asked. */
export type Understanding = (utterance: string, context?: Context) => Understood;

/**
 * The understanding in a folder of compiled words. Its model is read at the first utterance that is no plain emergency:
 * those are known whatever has become of the file. That of the answers is read at the first that may ask for one.
 * @param emergencies as `BuiltIn` has them
 */
export function openUnderstanding(folder: ContentFolder, emergencies: readonly string[] = []): Understanding {
  const plain = new RegExp(`^(?:${emergencies.join('|')})$`);
  let model: Model | undefined;
  let answers: AnswersModel | undefined;
  return (utterance, context) => {
    if (plain.test(`${keyOfUtterance(utterance)} `)) return PLAIN_EMERGENCY;
    model ??= readModel(folder.read(MODEL_FILE));
    const understood = understand(utterance, model, context);
    if (!mayAnswer(understood)) return understood;
    answers ??= readAnswers(folder.read(ANSWERS_FILE));
    return withAnswer(understood, utterance, answers, context);
  };
}

/** The same from models in memory, for tools and tests. Without answers, passages alone are understood. */
export const understandingOf =
  (model: Model, answers?: AnswersModel): Understanding =>
  (utterance, context) => {
    const understood = understand(utterance, model, context);
    return answers && mayAnswer(understood)
      ? withAnswer(understood, utterance, answers, context)
      : understood;
  };
