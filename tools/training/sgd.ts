import type { Dataset } from './dataset';
import { type Random, randomOf, shuffle } from './random';

/** How the weights are trained. The figures were tuned by hand on `tests/utterances`. */
export const SGD = {
  seed: 7,
  /** How many times it is trained, each time in another order and with other features left out. What a single run makes of a
   *  line that it is unsure of is chance: the mean of the weights of three is steadier than any of them. */
  runs: 3,
  epochs: 8,
  /** The learning rate falls in a straight line over the epochs, from the first figure to the second. */
  learningRate: 2.5,
  lastLearningRate: 0.25,
  /** The weights are averaged over the ends of the epochs after these: the mean is steadier than the last. */
  burnIn: 3,
  /** The chance that a feature of an example is left out of a step, so that the model relies on no single one. */
  dropout: 0.5,
  /** An example whose error is smaller is learned: no step is made for it, and it is skipped in the next epoch. */
  smallError: 0.1,
  /** A label whose gradient is smaller is left alone. */
  smallGradient: 0.01,
};

export interface SgdOptions {
  readonly epochs?: number;
  readonly seed?: number;
  readonly runs?: number;
  /** The first learning rate. */
  readonly learningRate?: number;
  /** Told what share is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Trains a multinomial logistic regression by stochastic gradient descent with dropout, an adaptive step for each feature
 * (AdaGrad) and averaged weights. The result is the same for the same data and seed.
 * @returns the weights, a row for each feature with a column for each label
 */
export function trainWeights(data: Dataset, options: SgdOptions = {}): Float32Array {
  const { epochs = SGD.epochs, seed = SGD.seed, runs = SGD.runs, learningRate = SGD.learningRate } = options;
  const averaged = new Float32Array(data.hashes.length * data.labels.length);
  for (let run = 0; run < runs; run += 1) {
    const onEpoch = (epoch: number): void => options.onProgress?.((run + epoch / epochs) / runs);
    trainOnce(data, { epochs, seed: seed + run, learningRate, share: 1 / runs, averaged, onEpoch });
  }
  return averaged;
}

interface Run {
  readonly epochs: number;
  readonly seed: number;
  readonly learningRate: number;
  /** What the weights of this run count in the mean. */
  readonly share: number;
  /** The weights are added to these. */
  readonly averaged: Float32Array;
  /** Told how many epochs are done. */
  readonly onEpoch: (epoch: number) => void;
}

function trainOnce(data: Dataset, { epochs, seed, learningRate, share, averaged, onEpoch }: Run): void {
  const { labels, hashes, rowStarts, targets, weights: importance } = data;
  const model = new LogisticRegression(hashes.length, labels.length);
  const skipped = new Uint8Array(targets.length);
  const order = Int32Array.from(targets.keys());
  const vector = new SparseVector(longestRow(rowStarts));
  const random = randomOf(seed);
  const burnIn = Math.min(SGD.burnIn, epochs - 1);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const rate = learningRate + (epoch / Math.max(1, epochs - 1)) * (SGD.lastLearningRate - learningRate);
    shuffle(order, random);
    for (const example of order) {
      if (skipped[example] === 1) {
        skipped[example] = 0;
        continue;
      }
      vector.take(data, example, random);
      const error = model.gradientOf(vector, targets[example] as number);
      if (error < SGD.smallError) skipped[example] = 1;
      else model.step(vector, rate, importance[example] as number);
    }
    onEpoch(epoch + 1);
    if (epoch < burnIn) continue;
    for (let at = 0; at < averaged.length; at += 1)
      averaged[at] = (averaged[at] as number) + ((model.weights[at] as number) * share) / (epochs - burnIn);
  }
}

/** An example without the features that dropout leaves out. */
class SparseVector {
  readonly columns: Int32Array;
  readonly values: Float64Array;
  length = 0;

  constructor(longest: number) {
    this.columns = new Int32Array(longest);
    this.values = new Float64Array(longest);
  }

  take({ rowStarts, columns, values }: Dataset, example: number, random: Random): void {
    let length = 0;
    const end = rowStarts[example + 1] as number;
    for (let at = rowStarts[example] as number; at < end; at += 1) {
      if (random() < SGD.dropout) continue;
      this.columns[length] = columns[at] as number;
      this.values[length] = values[at] as number;
      length += 1;
    }
    this.length = length;
  }
}

class LogisticRegression {
  readonly weights: Float32Array;
  readonly #labels: number;
  /** The sum of the squared gradients of each feature. */
  readonly #squares: Float32Array;
  readonly #gradient: Float64Array;
  /** The labels whose gradient is not small. */
  readonly #changing: Int32Array;

  constructor(features: number, labels: number) {
    this.#labels = labels;
    this.weights = new Float32Array(features * labels);
    this.#squares = new Float32Array(features).fill(1e-6);
    this.#gradient = new Float64Array(labels);
    this.#changing = new Int32Array(labels);
  }

  /**
   * Works out the gradient of the loss: how likely each label is, less 1 for the target.
   * @returns the error: how far the target is from being certain
   */
  gradientOf({ columns, values, length }: SparseVector, target: number): number {
    const [weights, gradient, labels] = [this.weights, this.#gradient, this.#labels];
    gradient.fill(0);
    // Four features at a time, since most of the time goes into reading and writing the sums.
    let at = 0;
    for (; at + 3 < length; at += 4) {
      const row0 = (columns[at] as number) * labels;
      const row1 = (columns[at + 1] as number) * labels;
      const row2 = (columns[at + 2] as number) * labels;
      const row3 = (columns[at + 3] as number) * labels;
      const [value0, value1] = [values[at] as number, values[at + 1] as number];
      const [value2, value3] = [values[at + 2] as number, values[at + 3] as number];
      for (let label = 0; label < labels; label += 1)
        gradient[label] =
          (gradient[label] as number) +
          (weights[row0 + label] as number) * value0 +
          (weights[row1 + label] as number) * value1 +
          (weights[row2 + label] as number) * value2 +
          (weights[row3 + label] as number) * value3;
    }
    for (; at < length; at += 1) {
      const row = (columns[at] as number) * labels;
      const value = values[at] as number;
      for (let label = 0; label < labels; label += 1)
        gradient[label] = (gradient[label] as number) + (weights[row + label] as number) * value;
    }
    softmax(gradient);
    gradient[target] = (gradient[target] as number) - 1;
    return -(gradient[target] as number);
  }

  /** Steps down the last gradient. */
  step({ columns, values, length }: SparseVector, rate: number, importance: number): void {
    const [weights, gradient, changing] = [this.weights, this.#gradient, this.#changing];
    let count = 0;
    let square = 0;
    for (let label = 0; label < this.#labels; label += 1) {
      const slope = gradient[label] as number;
      if (Math.abs(slope) < SGD.smallGradient) continue;
      changing[count++] = label;
      square += slope * slope;
    }
    for (let at = 0; at < length; at += 1) {
      const column = columns[at] as number;
      const value = (values[at] as number) * importance;
      const squares = (this.#squares[column] as number) + square * value * value;
      this.#squares[column] = squares;
      const size = (rate * value) / Math.sqrt(squares);
      const row = column * this.#labels;
      for (let each = 0; each < count; each += 1) {
        const label = changing[each] as number;
        weights[row + label] = (weights[row + label] as number) - size * (gradient[label] as number);
      }
    }
  }
}

/** Turns scores into likelihoods, in place. */
function softmax(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1) most = Math.max(most, scores[at] as number);
  let total = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const value = Math.exp((scores[at] as number) - most);
    scores[at] = value;
    total += value;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] as number) / total;
}

function longestRow(rowStarts: Int32Array): number {
  let longest = 0;
  for (let at = 1; at < rowStarts.length; at += 1)
    longest = Math.max(longest, (rowStarts[at] as number) - (rowStarts[at - 1] as number));
  return longest;
}
