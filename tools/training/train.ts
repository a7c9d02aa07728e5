import { featuresOf, KINDS, partsOf, type WordParts, wordHash } from '../../lambda/understanding/features';
import { words } from '../../lambda/understanding/tokens';
import { type Slope, shared } from './descent';
import { descents } from './descents';
import type { Example } from './examples';

// By name: to look each up anew, millions of times, takes longer than to work it out.
const { log, sqrt } = Math;

/** How the weights are found; what is not here is in `descent.ts`. */
export const FITTING = {
  epochs: 8,
  seeds: [7, 8],
  /** What a feature tells that is met in no example, beside one that is met in a single one. */
  unknown: 0.5,
  /** Features that fewer examples have say nothing about other utterances. */
  seen: 8,
  /** Labels with many examples weigh less, to this power. */
  balance: 0.3,
};

/** The weights of a multinomial logistic regression, a row of `labels.length` for each feature. */
export interface Fit {
  readonly labels: readonly string[];
  readonly features: readonly number[];
  readonly telling: Float64Array;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly unknown: number;
}

export interface FitOptions {
  /** How often each example is looked at. */
  readonly epochs?: number;
  /** One descent for each, at the same time. */
  readonly seeds?: readonly number[];
}

/**
 * Multinomial logistic regression over the features of the examples. Always the same for the same examples: the mean of
 * a few descents, which differ in the order of the examples and in what is overlooked, and so in their mistakes.
 */
export function fit(
  examples: readonly Example[],
  { epochs = FITTING.epochs, seeds = FITTING.seeds }: FitOptions = {},
): Fit {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const { rows, features, telling } = vectors(examples);
  const found = descents(slopeOf(examples, rows, labels, features.length), epochs, seeds);
  const weights = new Float32Array(features.length * labels.length);
  for (const one of found) {
    for (let at = 0; at < weights.length; at += 1) {
      weights[at] = (weights[at] as number) + (one[at] as number) / found.length;
    }
  }
  const unknown = FITTING.unknown * log(1 + examples.length);
  return { labels, features, telling, weights, bias: new Float32Array(labels.length), unknown };
}

/** The examples as the descents take them. */
function slopeOf(
  examples: readonly Example[],
  rows: readonly Row[],
  labels: readonly string[],
  features: number,
): Slope {
  const number = new Map(labels.map((label, at) => [label, at]));
  const wanted = shared(Int32Array, examples.length);
  const weights = shared(Float64Array, examples.length);
  const starts = shared(Int32Array, examples.length + 1);
  const totals = new Float64Array(labels.length);
  for (const [at, { label, weight = 1 }] of examples.entries()) {
    const wants = number.get(label) ?? 0;
    wanted[at] = wants;
    totals[wants] = (totals[wants] as number) + weight;
    starts[at + 1] = (starts[at] as number) + (rows[at]?.places.length ?? 0);
  }
  const mean = totals.reduce((a, b) => a + b, 0) / labels.length;
  for (const [at, { weight = 1 }] of examples.entries()) {
    weights[at] = weight * (mean / (totals[wanted[at] as number] as number)) ** FITTING.balance;
  }
  const places = shared(Int32Array, starts.at(-1) ?? 0);
  const values = shared(Float64Array, places.length);
  for (const [at, row] of rows.entries()) {
    places.set(row.places, starts[at]);
    values.set(row.values, starts[at]);
  }
  return { wanted, weights, starts, places, values, labels: labels.length, features };
}

interface Row {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** Each example as a vector of length 1 over the features, a rare feature telling more than a common one. */
function vectors(examples: readonly Example[]): { rows: Row[]; features: number[]; telling: Float64Array } {
  const parts = remembering();
  const places = new Map<number, number>();
  const hashes: number[] = [];
  const scales: number[] = [];
  const times: number[] = [];
  const tokens = examples.map(({ text }) => words(text));
  const said = new Map<number, number>();
  for (const all of tokens) {
    for (const word of all) {
      const hash = wordHash(parts(word).stem);
      said.set(hash, (said.get(hash) ?? 0) + 1);
    }
  }
  const isKnown = (hash: number) => (said.get(hash) ?? 0) >= FITTING.seen;
  const found = examples.map((_, at) => {
    const all = featuresOf(tokens[at] ?? [], { isKnown, parts });
    const row = new Int32Array(all.length);
    for (const [place_, { hash, kind }] of all.entries()) {
      const known = places.get(hash);
      const place = known ?? hashes.length;
      if (known === undefined) {
        places.set(hash, place);
        hashes.push(hash);
        scales.push(KINDS[kind]);
        times.push(0);
      }
      times[place] = (times[place] as number) + 1;
      row[place_] = place;
    }
    return row;
  });
  const kept = hashes.map((_, place) => place).filter((place) => (times[place] ?? 0) >= FITTING.seen);
  const renumbered = new Int32Array(hashes.length).fill(-1);
  for (const [at, place] of kept.entries()) renumbered[place] = at;
  const telling = Float64Array.from(
    kept,
    (place) => (scales[place] ?? 0) * log(1 + examples.length / (times[place] ?? 1)),
  );
  const rows = found.map((all): Row => {
    const row = all.map((place) => renumbered[place] as number).filter((place) => place >= 0);
    const values = new Float64Array(row.length);
    let square = 0;
    for (let at = 0; at < row.length; at += 1) {
      const value = telling[row[at] as number] as number;
      values[at] = value;
      square += value * value;
    }
    const length = sqrt(square) || 1;
    for (let at = 0; at < row.length; at += 1) values[at] = (values[at] as number) / length;
    return { places: row, values };
  });
  return { rows, features: kept.map((place) => hashes[place] ?? 0), telling };
}

/** `partsOf`, each word taken apart once: the examples say the same few thousand words again and again. */
function remembering(): (word: string) => WordParts {
  const known = new Map<string, WordParts>();
  return (word) => {
    const parts = known.get(word) ?? partsOf(word);
    known.set(word, parts);
    return parts;
  };
}
