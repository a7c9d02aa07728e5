import { featuresOf, KINDS, partsOf, type WordParts, wordHash } from '../../lambda/understanding/features';
import { words } from '../../lambda/understanding/tokens';
import type { Example } from './examples';
import { randomOf } from './random';

// By name: to look each up anew, millions of times, takes longer than to work it out.
const { abs, exp, floor, log, max, sqrt } = Math;

/** How the weights are found. */
export const FITTING = {
  epochs: 8,
  rate: 2.5,
  /** What a feature tells that is met in no example, beside one that is met in a single one. */
  unknown: 0.5,
  /** From which epoch on the weights are kept: what comes out is the mean of them, steadier than the last. */
  kept: 3,
  /** How often a feature of an example is overlooked, so that no single one is relied on. */
  overlooked: 0.5,
  /** An example is left alone once it is this sure: it has nothing more to teach. */
  learned: 0.1,
  /** How many epochs such an example is not looked at. */
  rest: 1,
  /** Features that fewer examples have say nothing about other utterances. */
  seen: 8,
  /** A label that is no further off than this is left alone. */
  off: 0.01,
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

/**
 * Multinomial logistic regression over the features of the examples, by stochastic gradient descent with a step of
 * its own for each weight (AdaGrad). Always the same for the same examples.
 * @param epochs how often each example is looked at
 */
export function fit(examples: readonly Example[], epochs = FITTING.epochs): Fit {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const { rows, features, telling } = vectors(examples);
  const wanted = examples.map(({ label }) => labels.indexOf(label));
  const count = labels.length;
  const weights = new Float32Array(features.length * count);
  const total = new Float32Array(weights.length);
  const slopes = new Float32Array(features.length).fill(1e-6);
  const bias = new Float32Array(count);
  const sums = new Float64Array(count);
  const rest = new Uint8Array(examples.length);
  const wrong = new Int32Array(count);
  const random = randomOf(7);
  const totals = new Float64Array(count);
  for (const [at, label] of wanted.entries())
    totals[label] = (totals[label] ?? 0) + (examples[at]?.weight ?? 1);
  const mean = totals.reduce((a, b) => a + b, 0) / count;
  const share = totals.map((total) => (mean / total) ** FITTING.balance);
  const order = examples.map((_, at) => at);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      if ((rest[at] ?? 0) > 0) {
        rest[at] = (rest[at] ?? 0) - 1;
        continue;
      }
      const { places, values } = seenOf(rows[at] as Row, random);
      sums.fill(0);
      for (let each = 0; each < places.length; each += 1) {
        const from = (places[each] ?? 0) * count;
        const value = values[each] ?? 0;
        for (let label = 0; label < count; label += 1) {
          sums[label] = (sums[label] as number) + (weights[from + label] as number) * value;
        }
      }
      errors(sums, wanted[at] ?? 0);
      if (-(sums[wanted[at] ?? 0] ?? 0) < FITTING.learned) {
        rest[at] = FITTING.rest;
        continue;
      }
      const weight = (examples[at]?.weight ?? 1) * (share[wanted[at] ?? 0] ?? 1);
      let off = 0;
      for (let label = 0; label < count; label += 1) {
        if (abs(sums[label] as number) >= FITTING.off) wrong[off++] = label;
      }
      let steepness = 0;
      for (let one = 0; one < off; one += 1) steepness += (sums[wrong[one] as number] as number) ** 2;
      for (let each = 0; each < places.length; each += 1) {
        const place = places[each] as number;
        const value = (values[each] as number) * weight;
        const steep = (slopes[place] as number) + steepness * value * value;
        slopes[place] = steep;
        const step = (FITTING.rate * value) / sqrt(steep);
        const from = place * count;
        for (let one = 0; one < off; one += 1) {
          const label = wrong[one] as number;
          weights[from + label] = (weights[from + label] as number) - step * (sums[label] as number);
        }
      }
    }
    if (epoch < FITTING.kept) continue;
    for (let at = 0; at < weights.length; at += 1)
      total[at] = (total[at] as number) + (weights[at] as number);
  }
  const unknown = FITTING.unknown * log(1 + examples.length);
  const keeps = epochs - FITTING.kept;
  const settled = keeps > 0 ? total.map((sum) => sum / keeps) : weights;
  return { labels, features, telling, weights: settled, bias, unknown };
}

/** Turns sums into how far each label is off: its likelihood, less 1 for the one that is wanted. */
function errors(sums: Float64Array, wanted: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) most = max(most, sum);
  let total = 0;
  for (let label = 0; label < sums.length; label += 1) {
    const value = exp((sums[label] as number) - most);
    sums[label] = value;
    total += value;
  }
  for (let label = 0; label < sums.length; label += 1) sums[label] = (sums[label] as number) / total;
  sums[wanted] = (sums[wanted] as number) - 1;
}

interface Row {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** An example without the features that are overlooked this time. */
function seenOf({ places, values }: Row, random: () => number): Row {
  const seen = { places: new Int32Array(places.length), values: new Float64Array(places.length) };
  let count = 0;
  for (let each = 0; each < places.length; each += 1) {
    if (random() < FITTING.overlooked) continue;
    seen.places[count] = places[each] as number;
    seen.values[count] = values[each] as number;
    count += 1;
  }
  return { places: seen.places.subarray(0, count), values: seen.values.subarray(0, count) };
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

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}
