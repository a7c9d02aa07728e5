import { eachFeature, KINDS, partsOf, type WordParts, wordHash } from '../../lambda/understanding/features';
import { MOST_LABELS } from '../../lambda/understanding/model';
import { tokensOf } from '../../lambda/understanding/tokens';
import { UserError } from '../command';
import type { Example } from './examples';

export const DATASET = {
  /** Features that fewer examples have say nothing about other utterances. */
  minimumCount: 9,
  /** Labels with many examples count less, to this power. */
  balance: 0.3,
  /** In how many examples a feature that the model has never met is taken to be, for its idf. Fewer than one is fewer than
   *  any that it has met, but a word that is not about the page should not outweigh those that are. */
  unknownIdf: 0.5,
};

/**
 * The examples as a sparse matrix (CSR) of tf-idf vectors of length 1: example `e` has the features
 * `columns[rowStarts[e]]` up to `columns[rowStarts[e + 1]]`, with `values` beside them.
 */
export interface Dataset {
  readonly labels: readonly string[];
  /** By column: the hash of the feature, and its inverse document frequency, scaled by its kind. */
  readonly hashes: Int32Array;
  readonly idf: Float64Array;
  readonly unknownIdf: number;
  /** How many words may stand between two that go together. */
  readonly reach: number;
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** By example: the number of its label, and how much it counts. */
  readonly targets: Uint16Array;
  readonly weights: Float64Array;
}

export interface DatasetOptions {
  /** Features that fewer examples have are left out. */
  readonly minimumCount?: number;
  /** How many words may stand between two that go together. */
  readonly reach?: number;
}

/**
 * @throws UserError where there are more labels than a model can number
 */
export function datasetOf(
  examples: readonly Example[],
  { minimumCount = DATASET.minimumCount, reach = 1 }: DatasetOptions = {},
): Dataset {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  if (labels.length > MOST_LABELS)
    throw new UserError(
      `there are ${labels.length} passages and moves, and ${MOST_LABELS} are the most: make two pages of this one`,
    );
  const { rows, hashes, idf } = featureRows(examples, minimumCount, reach);
  const rowStarts = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) rowStarts[at + 1] = (rowStarts[at] as number) + row.length;
  const columns = new Int32Array(rowStarts.at(-1) ?? 0);
  const values = new Float32Array(columns.length);
  for (const [at, row] of rows.entries()) {
    const start = rowStarts[at] as number;
    columns.set(row, start);
    let square = 0;
    for (const column of row) square += (idf[column] as number) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let each = 0; each < row.length; each += 1)
      values[start + each] = (idf[row[each] as number] as number) / length;
  }
  return {
    labels,
    hashes,
    idf,
    reach,
    unknownIdf: DATASET.unknownIdf * Math.log(1 + examples.length),
    rowStarts,
    columns,
    values,
    ...targetsOf(examples, labels),
  };
}

function targetsOf(
  examples: readonly Example[],
  labels: readonly string[],
): Pick<Dataset, 'targets' | 'weights'> {
  const numberOf = new Map(labels.map((label, number) => [label, number]));
  const targets = Uint16Array.from(examples, ({ label }) => numberOf.get(label) as number);
  const totals = new Float64Array(labels.length);
  for (const [at, { weight }] of examples.entries()) {
    const target = targets[at] as number;
    totals[target] = (totals[target] as number) + weight;
  }
  const mean = totals.reduce((sum, total) => sum + total, 0) / labels.length;
  const factors = totals.map((total) => (mean / total) ** DATASET.balance);
  return {
    targets,
    weights: Float64Array.from(
      examples,
      ({ weight }, at) => weight * (factors[targets[at] as number] as number),
    ),
  };
}

/** The columns of each example, of features that enough examples have. */
function featureRows(examples: readonly Example[], minimumCount: number, reach: number) {
  const parts = cachedParts();
  const tokens = examples.map(({ text }) => tokensOf(text));
  const wordCounts = new Map<number, number>();
  for (const word of tokens.flat()) {
    const hash = wordHash(parts(word).stem);
    wordCounts.set(hash, (wordCounts.get(hash) ?? 0) + 1);
  }
  const isKnown = (hash: number) => (wordCounts.get(hash) ?? 0) >= minimumCount;

  const columnOf = new Map<number, number>();
  const scales: number[] = [];
  const counts: number[] = [];
  const rows = tokens.map((words) => {
    const row: number[] = [];
    eachFeature(words, { isKnown, parts, reach }, (kind, hash) => {
      let column = columnOf.get(hash);
      if (column === undefined) {
        column = columnOf.size;
        columnOf.set(hash, column);
        scales.push(KINDS[kind]);
        counts.push(0);
      }
      counts[column] = (counts[column] as number) + 1;
      row.push(column);
    });
    return Int32Array.from(row);
  });

  const kept = [...columnOf].filter(([, column]) => (counts[column] as number) >= minimumCount);
  const renumbered = new Int32Array(columnOf.size).fill(-1);
  for (const [at, [, column]] of kept.entries()) renumbered[column] = at;
  return {
    hashes: Int32Array.from(kept, ([hash]) => hash),
    idf: Float64Array.from(
      kept,
      ([, column]) => (scales[column] as number) * Math.log(1 + examples.length / (counts[column] as number)),
    ),
    rows: rows.map((row) => renumber(row, renumbered)),
  };
}

/** @param renumbered the new number of each column; -1 where it is left out */
function renumber(row: Int32Array, renumbered: Int32Array): Int32Array {
  let count = 0;
  for (const column of row) {
    const at = renumbered[column] as number;
    if (at >= 0) row[count++] = at;
  }
  return row.subarray(0, count);
}

/** `partsOf` with a cache: the examples repeat the same few thousand words. */
function cachedParts(): (word: string) => WordParts {
  const cached = new Map<string, WordParts>();
  return (word) => {
    const parts = cached.get(word) ?? partsOf(word);
    cached.set(word, parts);
    return parts;
  };
}
