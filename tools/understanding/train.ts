import { featuresOf, KINDS } from '../../lambda/understanding/features';
import { words } from '../../lambda/understanding/tokens';
import type { Example } from './examples';
import { randomOf } from './random';

/** How the weights are found. Tried on half of the lines of `tests/utterances`. */
export const FITTING = {
  epochs: 12,
  rate: 0.3,
  /** What a feature tells that is met in no example, beside one that is met in a single one. */
  unknown: 0.5,
  /** An example is left alone once it is this sure: it has nothing more to teach. */
  learned: 0.02,
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
 */
export function fit(examples: readonly Example[]): Fit {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const { rows, features, telling } = vectors(examples);
  const wanted = examples.map(({ label }) => labels.indexOf(label));
  const count = labels.length;
  const weights = new Float32Array(features.length * count);
  const slopes = new Float32Array(weights.length).fill(1e-6);
  const bias = new Float32Array(count);
  const sums = new Float64Array(count);
  const random = randomOf(7);
  const order = examples.map((_, at) => at);
  for (let epoch = 0; epoch < FITTING.epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const { places, values } = rows[at] as Row;
      sums.fill(0);
      for (let each = 0; each < places.length; each += 1) {
        const from = (places[each] ?? 0) * count;
        const value = values[each] ?? 0;
        for (let label = 0; label < count; label += 1) {
          sums[label] = (sums[label] as number) + (weights[from + label] as number) * value;
        }
      }
      errors(sums, wanted[at] ?? 0);
      if (-(sums[wanted[at] ?? 0] ?? 0) < FITTING.learned) continue;
      const weight = examples[at]?.weight ?? 1;
      for (let each = 0; each < places.length; each += 1) {
        const from = (places[each] ?? 0) * count;
        const value = (values[each] ?? 0) * weight;
        for (let label = 0; label < count; label += 1) {
          const slope = (sums[label] as number) * value;
          if (slope < 1e-5 && slope > -1e-5) continue;
          const place = from + label;
          const steep = (slopes[place] as number) + slope * slope;
          slopes[place] = steep;
          weights[place] = (weights[place] as number) - (FITTING.rate * slope) / Math.sqrt(steep);
        }
      }
    }
  }
  const unknown = FITTING.unknown * Math.log(1 + examples.length);
  return { labels, features, telling, weights, bias, unknown };
}

/** Turns sums into how far each label is off: its likelihood, less 1 for the one that is wanted. */
function errors(sums: Float64Array, wanted: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) most = Math.max(most, sum);
  let total = 0;
  for (let label = 0; label < sums.length; label += 1) {
    const value = Math.exp((sums[label] as number) - most);
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

/** Each example as a vector of length 1 over the features, a rare feature telling more than a common one. */
function vectors(examples: readonly Example[]): { rows: Row[]; features: number[]; telling: Float64Array } {
  const places = new Map<number, number>();
  const features: number[] = [];
  const scales: number[] = [];
  const seen: number[] = [];
  const sparse = examples.map(({ text }) =>
    Int32Array.from(featuresOf(words(text)), ({ hash, kind }) => {
      let place = places.get(hash);
      if (place === undefined) {
        place = features.length;
        places.set(hash, place);
        features.push(hash);
        scales.push(KINDS[kind]);
        seen.push(0);
      }
      seen[place] = (seen[place] ?? 0) + 1;
      return place;
    }),
  );
  const telling = Float64Array.from(seen, (times, at) => (scales[at] ?? 0) * Math.log(1 + examples.length / times));
  const rows = sparse.map((row): Row => {
    const values = Float64Array.from(row, (place) => telling[place] ?? 0);
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
    return { places: row, values: values.map((value) => value / length) };
  });
  return { rows, features, telling };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}
