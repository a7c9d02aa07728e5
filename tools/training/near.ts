import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type AnswersModel, readAnswers } from '../../lambda/understanding/answer-model';
import { type Label, MOST_LABELS, type Model } from '../../lambda/understanding/model';
import { readModel } from '../../lambda/understanding/model-file';
import { passageLabels } from '../answers/build';
import { answerLines } from '../answers/examples';
import { LOOK_ALIKE } from '../content/example-files';
import { isKnown, knownUtterances, moveOfLabel, withKnown } from './assemble';
import { CACHE, lineHash, linesFile } from './build';
import { type Trainable, type TrainingData, trainingDataOf } from './data';

/** What was learned from words that are nearly these. */
export interface Near {
  readonly model: Model;
  readonly answers: AnswersModel;
}

/**
 * What was learned last from words that are nearly these: with the same passages and moves, or fewer. All that people are
 * known to say word for word is taken from these words, so that a line that was just added is understood at once, and a
 * passage that was just added is read to whoever asks for it by its name. It takes a second or two where learning takes
 * minutes.
 * @returns undefined where nothing of the kind is in the cache
 */
export function nearby(words: Trainable, cache = CACHE): Near | undefined {
  const data = trainingDataOf(words);
  const model = newest(cache, /^[0-9a-f]+\.bin$/, (bytes, file) => {
    const lines = readFileSync(linesFile(file));
    return nearModel(data, readModel(bytes), new Set(new Int32Array(Uint8Array.from(lines).buffer)));
  });
  const answers = model && newest(cache, /-answers\.bin$/, (bytes) => nearAnswers(words, readAnswers(bytes)));
  return model && answers && { model, answers };
}

/** The newest file of the cache of which something can be made. */
function newest<T>(
  cache: string,
  names: RegExp,
  make: (bytes: Buffer, file: string) => T | undefined,
): T | undefined {
  const files = namesIn(cache)
    .filter((name) => names.test(name))
    .map((name) => join(cache, name))
    .map((file) => ({ file, learned: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.learned - a.learned);
  for (const { file } of files) {
    try {
      const made = make(readFileSync(file), file);
      if (made) return made;
    } catch {
      // Another format, or it was deleted meanwhile.
    }
  }
  return undefined;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @param lines those that it was learned from: of these it is known which must be known word for word */
function nearModel(data: TrainingData, model: Model, lines: ReadonlySet<number>): Model | undefined {
  const { triage } = model;
  const wanted = new Set([
    ...knownUtterances(data).map(([, label]) => label),
    ...data.passages.map(({ label }) => label),
  ]);
  if (
    ![...model.labels, ...triage.labels].every(({ name, move }) => wanted.has(name) || move.kind !== 'read')
  )
    return undefined;
  const known = new Set([...model.labels, ...triage.labels].map(({ name }) => name));
  const passages = new Set(data.passages.map(({ label }) => label));
  const added = [...wanted].filter((name) => !known.has(name) && name !== LOOK_ALIKE);
  if (added.some((name) => !passages.has(name)) || model.labels.length + added.length > MOST_LABELS)
    return undefined;
  const numbered = (name: string): Label => ({ name, move: moveOfLabel(name, data) });
  return withKnown(
    data,
    { ...model, labels: [...model.labels.map(({ name }) => numbered(name)), ...added.map(numbered)] },
    `near ${model.edition}`,
    // What is new is known as it stands, whatever the weights make of it.
    (text, label) =>
      lines.has(lineHash(text, label))
        ? isKnown(text, label, model) || isKnown(text, label, triage)
        : label !== LOOK_ALIKE,
  );
}

/** An answer of a passage that has more or fewer of them by now may be another: the passage is read instead. */
function nearAnswers(words: Trainable, answers: AnswersModel): AnswersModel | undefined {
  const passages = passageLabels(words);
  const { labelled } = answerLines(words);
  const now = countsOf(labelled.map(({ label }) => label));
  const then = countsOf(answers.labels.map(({ name }) => name));
  const labels = answers.labels.map(({ name, move }): Label => {
    const [kind, passage = ''] = name.split(' ');
    const isSame = kind !== 'ask' || now.get(passage) === then.get(passage);
    return isSame ? { name, move } : { name: `read ${passage}`, move: { kind: 'read', passage } };
  });
  const isThere = labels.every(({ move }) => !('passage' in move) || Object.hasOwn(passages, move.passage));
  return isThere ? { ...answers, labels, passages } : undefined;
}

/** The answers that can be asked for, by passage. */
function countsOf(labels: readonly string[]): ReadonlyMap<string, string> {
  const asked = new Map<string, Set<string>>();
  for (const label of labels) {
    const [kind, passage = ''] = label.split(' ');
    if (kind === 'ask') asked.set(passage, (asked.get(passage) ?? new Set()).add(label));
  }
  return new Map([...asked].map(([passage, all]) => [passage, [...all].sort().join()]));
}
