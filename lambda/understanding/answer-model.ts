import type { Move } from '../guide/moves';
import type { PassageId } from '../page/page';
import { IDF_STEPS, type Index, indexOf, type Label } from './model';
import { gapsOf, numbersOf, planesOf, rowGapsOf, sumRows, sumsOf } from './planes';

/**
 * What can be asked of a page: a naive Bayes classifier over hashed features, whose labels are the answers of its passages, the
 * passages whole, and what they do not say. `tools/answers` makes it.
 *
 * A weight is how much likelier a feature is with a label than one that was never met with it; what that one counts is the
 * `floor` of the label. The weights are a sparse matrix, a row for each feature (CSR), as those of a `Classifier` are.
 */
export interface AnswersModel {
  readonly labels: readonly Label[];
  readonly floors: readonly number[];
  /** The label of each passage in the model of the passages: its id, or the move that it answers. */
  readonly passages: Readonly<Record<PassageId, string>>;
  /** The inverse document frequency of a feature that nothing learned from has. */
  readonly unknownIdf: number;
  /** What a weight of 1 stands for. */
  readonly step: number;
  readonly features: Index;
  /** In sixteenths, scaled by the kind of feature. */
  readonly idf: Uint8Array;
  readonly rowStarts: Int32Array;
  readonly weightLabels: Uint16Array;
  readonly weights: Uint8Array;
}

export const ANSWERS_FILE = 'answers.bin';

/** The part of the file that is JSON. A label is written as the move that it stands for: "ask symptoms 4". */
interface Head extends Pick<AnswersModel, 'floors' | 'passages' | 'unknownIdf' | 'step'> {
  readonly format: number;
  readonly labels: readonly string[];
  readonly features: number;
  readonly weights: number;
}

const FORMAT = 2;

/** The label of a move, as `nameOfMove` writes it. */
export function moveOfLabel(label: string): Move {
  const [kind, passage = '', answer] = label.split(' ');
  switch (kind) {
    case 'ask':
      return { kind, passage, answer: Number(answer) };
    case 'read':
    case 'unlisted':
    case 'unsaid':
      return { kind, passage };
    default:
      return { kind: kind === 'advice' ? 'advice' : 'off-page' };
  }
}

/** The model as bytes: the length of the head, the head, and the tables. */
export function writeAnswers(model: AnswersModel): Uint8Array {
  const { labels, floors, passages, unknownIdf, step, features, idf, rowStarts, weightLabels, weights } =
    model;
  const head: Head = {
    format: FORMAT,
    labels: labels.map(({ name }) => name),
    floors,
    passages,
    unknownIdf,
    step,
    features: idf.length,
    weights: weights.length,
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const lengths = rowStarts.subarray(1).map((end, row) => end - (rowStarts[row] as number));
  const tables = [
    planesOf([text.length], 4),
    text,
    planesOf(gapsOf(features.hashes), 4),
    planesOf(lengths, 2),
    idf,
    planesOf(rowGapsOf(weightLabels, rowStarts), 2),
    weights,
  ];
  const all = new Uint8Array(tables.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const table of tables) {
    all.set(table, at);
    at += table.length;
  }
  return all;
}

/** @throws Error where the bytes are no such model of this format, or not all of it */
export function readAnswers(bytes: Uint8Array): AnswersModel {
  let at = 0;
  const take = (count: number): Uint8Array => {
    if (!(count >= 0) || at + count > bytes.length) throw notAnswers();
    at += count;
    return bytes.subarray(at - count, at);
  };
  const [length = -1] = numbersOf(take(4), 4);
  const head = JSON.parse(new TextDecoder().decode(take(length))) as Head;
  if (head.format !== FORMAT) throw notAnswers();
  const { labels, floors, passages, unknownIdf, step } = head;
  const hashes = sumsOf(numbersOf(take(4 * head.features), 4));
  const lengths = numbersOf(take(2 * head.features), 2);
  const rowStarts = new Int32Array(head.features + 1);
  for (let row = 0; row < head.features; row += 1)
    rowStarts[row + 1] = (rowStarts[row] as number) + (lengths[row] as number);
  return {
    labels: labels.map((name) => ({ name, move: moveOfLabel(name) })),
    floors,
    passages,
    unknownIdf,
    step,
    features: indexOf(hashes),
    idf: take(head.features),
    rowStarts,
    weightLabels: sumRows(Uint16Array.from(numbersOf(take(2 * head.weights), 2)), rowStarts),
    weights: take(head.weights),
  };
}

const notAnswers = (): Error => new Error('These are no answers of a page: "npm run build" makes them.');

/** The idf of a feature, from the byte that it lies in. */
export const unpackIdf = (packed: number): number => packed / IDF_STEPS;
