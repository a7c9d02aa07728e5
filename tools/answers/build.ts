import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf } from '../../lambda/guide/answers';
import {
  ANSWERS_FILE,
  type AnswersModel,
  readAnswers,
  writeAnswers,
} from '../../lambda/understanding/answer-model';
import { MODEL_FILE, type Model } from '../../lambda/understanding/model';
import { writeModel } from '../../lambda/understanding/model-file';
import { buildModel } from '../training/build';
import type { Trainable } from '../training/data';
import { writeWhole } from '../write-whole';
import { type AnswerLines, answerLines } from './examples';
import { TRAINING, trainAnswers } from './train';

/** Raise this when the trainer is changed so that the same words make another model: models are cached under it. */
const VERSION = 1;

/** Where models are cached; git ignores it. */
const CACHE = join(__dirname, '..', '..', 'build', 'understanding');

/** What can be asked of compiled words: learned, or from the cache where the same was learned before. */
export function buildAnswers(words: Trainable): AnswersModel {
  const lines = answerLines(words);
  const file = fileOf(lines);
  const cached = cachedIn(file);
  if (cached) return cached;
  const bytes = writeAnswers(trainAnswers(lines, passageLabels(words)));
  writeWhole(file, bytes);
  return readAnswers(bytes);
}

/** What can be asked of compiled words, if it is in the cache. */
export const cachedAnswers = (words: Trainable): AnswersModel | undefined =>
  cachedIn(fileOf(answerLines(words)));

function cachedIn(file: string): AnswersModel | undefined {
  try {
    return readAnswers(readFileSync(file));
  } catch {
    return undefined;
  }
}

function fileOf(lines: AnswerLines): string {
  const edition = createHash('sha256')
    .update(JSON.stringify([VERSION, TRAINING, lines]))
    .digest('hex')
    .slice(0, 16);
  return join(CACHE, `${edition}-answers.bin`);
}

/**
 * The models that words are understood by, as files beside the compiled page.
 * @param model that of the passages, and that of the answers, where they have been trained already
 */
export const modelFiles = (
  words: Trainable,
  model: Model = buildModel(words),
  answers: AnswersModel = buildAnswers(words),
): Readonly<Record<string, Uint8Array>> => ({
  [MODEL_FILE]: writeModel(model),
  [ANSWERS_FILE]: writeAnswers(answers),
});

/** The label of each passage in the model of the passages. */
export const passageLabels = ({ compiled: { head, passages } }: Trainable): AnswersModel['passages'] =>
  Object.fromEntries(passages.map(({ id }) => [id, answerOf(head, id) ?? id]));
