import { randomOf } from './random';

// By name: to look each up anew, millions of times, takes longer than to work it out.
const { abs, exp, floor, max, sqrt } = Math;

/** How a descent goes. */
export const DESCENT = {
  rate: 2.5,
  /** From which epoch on the weights are kept: what comes out is the mean of them, steadier than the last. */
  kept: 3,
  /** How often a feature of an example is overlooked, so that no single one is relied on. */
  overlooked: 0.5,
  /** An example is left alone once it is this sure: it has nothing more to teach. */
  learned: 0.1,
  /** How many epochs such an example is not looked at. */
  rest: 1,
  /** A label that is no further off than this is left alone. */
  off: 0.01,
};

/** Examples as vectors, one after the other, in memory that threads can share. */
export interface Slope {
  /** The label of each example, by its number. */
  readonly wanted: Int32Array;
  /** How much each example counts. */
  readonly weights: Float64Array;
  /** Where each example begins in `places` and `values`, and where the last one ends. */
  readonly starts: Int32Array;
  /** The features of the examples, by their numbers, and what each is worth in that example. */
  readonly places: Int32Array;
  readonly values: Float64Array;
  /** How many labels there are, and how many features. */
  readonly labels: number;
  readonly features: number;
}

/** An array that threads can share. */
export function shared<T extends Int32Array | Float32Array | Float64Array>(
  Kind: { new (memory: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  length: number,
): T {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
}

/**
 * Stochastic gradient descent with a step of its own for each weight (AdaGrad). Always the same for the same seed.
 * @param settled where the weights are written, a row of as many as there are labels for each feature
 * @param epochs how often each example is looked at
 */
export function descend(slope: Slope, settled: Float32Array, epochs: number, seed: number): void {
  const { wanted, weights: counts, starts, places, values, labels, features } = slope;
  const weights = new Float32Array(features * labels);
  const slopes = new Float32Array(features).fill(1e-6);
  const sums = new Float64Array(labels);
  const wrong = new Int32Array(labels);
  const rest = new Uint8Array(wanted.length);
  const random = randomOf(seed);
  const order = Int32Array.from(wanted.keys());
  const seen = seenIn(slope);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      if ((rest[at] as number) > 0) {
        rest[at] = (rest[at] as number) - 1;
        continue;
      }
      // What is overlooked this time is left out.
      let count = 0;
      for (let each = starts[at] as number; each < (starts[at + 1] as number); each += 1) {
        if (random() < DESCENT.overlooked) continue;
        seen.places[count] = places[each] as number;
        seen.values[count] = values[each] as number;
        count += 1;
      }
      sums.fill(0);
      for (let each = 0; each < count; each += 1) {
        const from = (seen.places[each] as number) * labels;
        const value = seen.values[each] as number;
        for (let label = 0; label < labels; label += 1) {
          sums[label] = (sums[label] as number) + (weights[from + label] as number) * value;
        }
      }
      const wants = wanted[at] as number;
      errors(sums, wants);
      if (-(sums[wants] as number) < DESCENT.learned) {
        rest[at] = DESCENT.rest;
        continue;
      }
      let off = 0;
      for (let label = 0; label < labels; label += 1) {
        if (abs(sums[label] as number) >= DESCENT.off) wrong[off++] = label;
      }
      let steepness = 0;
      for (let one = 0; one < off; one += 1) steepness += (sums[wrong[one] as number] as number) ** 2;
      for (let each = 0; each < count; each += 1) {
        const place = seen.places[each] as number;
        const value = (seen.values[each] as number) * (counts[at] as number);
        const steep = (slopes[place] as number) + steepness * value * value;
        slopes[place] = steep;
        const step = (DESCENT.rate * value) / sqrt(steep);
        const from = place * labels;
        for (let one = 0; one < off; one += 1) {
          const label = wrong[one] as number;
          weights[from + label] = (weights[from + label] as number) - step * (sums[label] as number);
        }
      }
    }
    const keeps = epochs > DESCENT.kept ? epochs - DESCENT.kept : 1;
    if (epoch < epochs - keeps) continue;
    for (let at = 0; at < weights.length; at += 1) {
      settled[at] = (settled[at] as number) + (weights[at] as number) / keeps;
    }
  }
}

/** Room for what is seen of one example. */
function seenIn({ starts }: Slope): { places: Int32Array; values: Float64Array } {
  let most = 0;
  for (let at = 1; at < starts.length; at += 1) {
    most = max(most, (starts[at] as number) - (starts[at - 1] as number));
  }
  return { places: new Int32Array(most), values: new Float64Array(most) };
}

/** Turns sums into how far each label is off: its likelihood, less 1 for the one that is wanted. */
function errors(sums: Float64Array, wanted: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < sums.length; label += 1) most = max(most, sums[label] as number);
  let total = 0;
  for (let label = 0; label < sums.length; label += 1) {
    const value = exp((sums[label] as number) - most);
    sums[label] = value;
    total += value;
  }
  for (let label = 0; label < sums.length; label += 1) sums[label] = (sums[label] as number) / total;
  sums[wanted] = (sums[wanted] as number) - 1;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}
