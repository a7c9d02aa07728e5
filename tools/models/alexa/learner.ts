import { spokenKey } from '../spoken-form';

/** What samples are made of, by number: their words, and each two side by side. */
export class Features {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  of(sample: string): Int32Array {
    const words = ['', ...spokenKey(sample).split(' '), ''];
    const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
    return Int32Array.from(new Set([...words.slice(1, -1), ...pairs].map((one) => this.#numberOf(one))));
  }

  #numberOf(feature: string): number {
    const known = this.#numbers.get(feature);
    if (known !== undefined) return known;
    this.#numbers.set(feature, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/** Steps of the learning, of one length, over samples whose vectors have length 1. */
const LEARNING = { epochs: 3, rate: 4 };

interface Lesson {
  readonly intent: number;
  readonly features: Int32Array;
}

/**
 * A small classifier (multinomial logistic regression, by stochastic gradient descent) for choosing samples with. It is
 * neither our understanding, which would choose what suits it, nor the judge, which must not have had a say.
 */
export class Learner {
  readonly #intents: number;
  /** By feature, the weights of all intents. */
  readonly #weights: Float32Array;
  /** Used again for each sample. */
  readonly #scores: Float32Array;

  constructor(intents: number, features: number) {
    this.#intents = intents;
    this.#weights = new Float32Array(intents * features);
    this.#scores = new Float32Array(intents);
  }

  learn(lessons: readonly Lesson[]): void {
    for (let epoch = 0; epoch < LEARNING.epochs; epoch += 1)
      for (const { features, intent } of lessons) {
        const likely = this.#likely(features);
        likely[intent] = (likely[intent] ?? 0) - 1;
        const step = LEARNING.rate / Math.sqrt(features.length);
        for (const feature of features) {
          const row = feature * this.#intents;
          for (let at = 0; at < this.#intents; at += 1)
            this.#weights[row + at] = (this.#weights[row + at] as number) - step * (likely[at] as number);
        }
      }
  }

  /** How likely it is, from 0 to 1, that what has these features is of an intent. */
  likely(features: Int32Array, intent: number): number {
    return this.#likely(features)[intent] ?? 0;
  }

  #likely(features: Int32Array): Float32Array {
    const scores = this.#scores.fill(0);
    for (const feature of features) {
      const row = feature * this.#intents;
      for (let at = 0; at < this.#intents; at += 1)
        scores[at] = (scores[at] as number) + (this.#weights[row + at] as number);
    }
    const scale = 1 / Math.sqrt(features.length || 1);
    let most = Number.NEGATIVE_INFINITY;
    for (const score of scores) if (score > most) most = score;
    let sum = 0;
    for (let at = 0; at < scores.length; at += 1) {
      scores[at] = Math.exp(((scores[at] as number) - most) * scale);
      sum += scores[at] as number;
    }
    for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] as number) / sum;
    return scores;
  }
}
