import { type AnswersModel, moveOfLabel } from '../../lambda/understanding/answer-model';
import { eachAnswerFeature, VALUES } from '../../lambda/understanding/answer-score';
import { wordHash } from '../../lambda/understanding/features';
import { IDF_STEPS, indexOf } from '../../lambda/understanding/model';
import { stem, tokensOf } from '../../lambda/understanding/tokens';
import type { AnswerLines, PassageLine } from './examples';

/** Tuned by hand on ways of asking that were left out of what was learned. */
export const TRAINING = {
  /** Features that fewer than one in so many lines have say nothing about other questions. */
  leastOften: 3600,
  /** How often each feature is taken to have been met with each label: the less, the more a new word speaks against it. */
  smoothing: 0.01,
  /** What a line counts of which only the passage is known: it is shared out among the answers of that passage. */
  unlabelled: 0.5,
  /** How sharply it is shared out. */
  sharpness: 6,
  /** An answer that gets a smaller share gets none. */
  leastShare: 0.3,
  /** In how many lines a feature that was never met is taken to be, for its idf. */
  unknownIdf: 0.5,
  /** How many steps a weight has: few pack well. */
  steps: 15,
  /** The most weights that are kept, those with most effect. */
  weights: 130_000,
};

/** A line as the columns of its features, and their tf-idf values, of length 1 together. */
interface Row {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/**
 * Learns what can be asked: naive Bayes over the lines whose answer is known, and one step of expectation and maximisation
 * over those of which only the passage is (Nigam et al., Text classification from labeled and unlabeled documents using EM).
 * It is the same for the same lines.
 */
export function trainAnswers(
  { labelled, unlabelled }: AnswerLines,
  passages: AnswersModel['passages'],
): AnswersModel {
  const names = [...new Set(labelled.map(({ label }) => label))].sort();
  const numberOf = new Map(names.map((name, number) => [name, number]));
  const { rows, hashes, idf, unknownIdf } = rowsOf([...labelled, ...unlabelled].map(({ text }) => text));
  const counts = new Counts(names.length, hashes.length);
  for (const [at, { label, weight }] of labelled.entries())
    counts.add(numberOf.get(label) as number, rows[at] as Row, weight);
  const more = shares(counts, unlabelled, rows.slice(labelled.length), names);
  for (const { label, row, share } of more) counts.add(label, row, share);
  return {
    ...packed(counts, hashes, idf),
    labels: names.map((name) => ({ name, move: moveOfLabel(name) })),
    passages,
    unknownIdf,
  };
}

/** How often each feature was met with each label. */
class Counts {
  readonly labels: number;
  readonly features: number;
  readonly #counts: Float64Array;
  readonly #totals: Float64Array;

  constructor(labels: number, features: number) {
    this.labels = labels;
    this.features = features;
    this.#counts = new Float64Array(labels * features);
    this.#totals = new Float64Array(labels);
  }

  add(label: number, { columns, values }: Row, weight: number): void {
    const { smoothing: _ } = TRAINING;
    for (const [at, column] of columns.entries()) {
      const value = (values[at] as number) * weight;
      this.#counts[label * this.features + column] =
        (this.#counts[label * this.features + column] as number) + value;
      this.#totals[label] = (this.#totals[label] as number) + value;
    }
  }

  /** How much likelier a feature is with a label than one that was never met with it. */
  weight(label: number, column: number): number {
    return Math.log1p((this.#counts[label * this.features + column] as number) / TRAINING.smoothing);
  }

  /** What one that was never met with it counts. */
  floor(label: number): number {
    const { smoothing } = TRAINING;
    return Math.log(smoothing / ((this.#totals[label] as number) + smoothing * this.features));
  }

  score(label: number, { columns, values }: Row): number {
    const floor = this.floor(label);
    let sum = 0;
    for (const [at, column] of columns.entries())
      sum += (values[at] as number) * (this.weight(label, column) + floor);
    return sum;
  }
}

/** Shares out each line of which only the passage is known among the labels of that passage. */
function shares(
  counts: Counts,
  lines: readonly PassageLine[],
  rows: readonly Row[],
  names: readonly string[],
) {
  const { unlabelled, sharpness, leastShare } = TRAINING;
  const labelsOf = new Map<string, number[]>();
  for (const [label, name] of names.entries()) {
    const [kind, passage = ''] = name.split(' ');
    if (kind === 'ask' || kind === 'read') labelsOf.set(passage, [...(labelsOf.get(passage) ?? []), label]);
  }
  return lines.flatMap(({ passage }, at) => {
    const row = rows[at] as Row;
    const labels = labelsOf.get(passage) ?? [];
    const scores = labels.map((label) => counts.score(label, row) * sharpness);
    const most = Math.max(...scores);
    const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
    return labels
      .map((label, each) => ({ label, row, share: Math.exp((scores[each] as number) - most) / total }))
      .filter(({ share }) => share >= leastShare)
      .map((one) => ({ ...one, share: unlabelled * one.share }));
  });
}

/** The lines as vectors, over the features that enough of them have. */
function rowsOf(texts: readonly string[]) {
  const least = Math.max(1, Math.round(texts.length / TRAINING.leastOften));
  const tokens = texts.map(tokensOf);
  const words = new Map<number, number>();
  for (const word of tokens.flat()) {
    const hash = wordHash(stem(word));
    words.set(hash, (words.get(hash) ?? 0) + 1);
  }
  const isKnown = (hash: number): boolean => (words.get(hash) ?? 0) >= least;
  const found = tokens.map((line) => {
    const features: { hash: number; scale: number }[] = [];
    eachAnswerFeature(line, isKnown, (kind, hash) => features.push({ hash, scale: VALUES[kind] }));
    return features;
  });
  const lines = new Map<number, { count: number; scale: number }>();
  for (const { hash, scale } of found.flat())
    lines.set(hash, { count: (lines.get(hash)?.count ?? 0) + 1, scale });
  const kept = [...lines].filter(([, { count }]) => count >= least).sort(([a], [b]) => a - b);
  const columnOf = new Map(kept.map(([hash], column) => [hash, column]));
  const idf = kept.map(([, { count, scale }]) =>
    Math.round(IDF_STEPS * scale * Math.log(1 + texts.length / count)),
  );
  const rows = found.map((features): Row => {
    const columns = Int32Array.from(features.flatMap(({ hash }) => columnOf.get(hash) ?? []));
    const values = Float64Array.from(columns, (column) => idf[column] as number);
    const length = Math.hypot(...values) || 1;
    return { columns, values: values.map((value) => value / length) };
  });
  return {
    rows,
    hashes: Int32Array.from(kept, ([hash]) => hash),
    idf: Uint8Array.from(idf, (value) => Math.min(255, value)),
    unknownIdf: TRAINING.unknownIdf * Math.log(1 + texts.length),
  };
}

/** The weights that have most effect, a byte each. */
function packed(counts: Counts, hashes: Int32Array, idf: Uint8Array) {
  const { labels, features } = counts;
  const all: { label: number; column: number; weight: number }[] = [];
  for (let column = 0; column < features; column += 1)
    for (let label = 0; label < labels; label += 1) {
      const weight = counts.weight(label, column);
      if (weight > 0) all.push({ label, column, weight });
    }
  const effect = ({ column, weight }: (typeof all)[number]): number => weight * (idf[column] as number);
  const least = all.map(effect).sort((a, b) => b - a)[TRAINING.weights] ?? 0;
  const step = all.reduce((most, { weight }) => Math.max(most, weight), 0) / TRAINING.steps || 1;
  const kept = all.filter((one) => effect(one) > least && Math.round(one.weight / step) > 0);
  const columns = [...new Set(kept.map(({ column }) => column))];
  const rowStarts = new Int32Array(columns.length + 1);
  const rowOf = new Map(columns.map((column, row) => [column, row]));
  for (const { column } of kept) {
    const row = (rowOf.get(column) as number) + 1;
    rowStarts[row] = (rowStarts[row] as number) + 1;
  }
  for (let row = 0; row < columns.length; row += 1)
    rowStarts[row + 1] = (rowStarts[row + 1] as number) + (rowStarts[row] as number);
  return {
    floors: Array.from({ length: labels }, (_, label) => Math.round(1000 * counts.floor(label)) / 1000),
    step,
    features: indexOf(Int32Array.from(columns, (column) => hashes[column] as number)),
    idf: Uint8Array.from(columns, (column) => idf[column] as number),
    rowStarts,
    weightLabels: Uint16Array.from(kept, ({ label }) => label),
    weights: Uint8Array.from(kept, ({ weight }) => Math.round(weight / step)),
  };
}
