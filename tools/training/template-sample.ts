import { countOf, expand, type Fold, fold, type Template, tidied } from '../content/templates';
import { type Random, shuffle } from './random';

/** How many utterances of a template are learned from. */
const SAMPLE = {
  /** How often each alternative occurs among them. */
  times: 2,
  most: 8,
};

/**
 * Utterances of a template in which each of its alternatives occurs: all of them where they are few, else as few as will
 * do. What matters is that every word is met, not every combination.
 */
export function coveringSample(template: Template, random: Random): string[] {
  const { alternatives, next } = fold(template, samplerBy(random));
  const wanted = Math.min(SAMPLE.most, SAMPLE.times * alternatives);
  if (countOf(template) <= wanted) return [...new Set(expand(template))];
  return [...new Set(Array.from({ length: wanted }, () => tidied(next())))];
}

/** Makes one utterance after another, in each of which a choice takes the alternative whose turn it is. */
interface Sampler {
  /** How many alternatives there are where they are most. */
  readonly alternatives: number;
  next(): string;
}

const samplerBy = (random: Random): Fold<Sampler> => ({
  words: (text) => ({ alternatives: 1, next: () => text }),
  slot: (name) => ({ alternatives: 1, next: () => `{${name}}` }),
  rule: () => ({ alternatives: 1, next: () => '' }),
  sequence: (parts) => ({
    alternatives: Math.max(1, ...parts.map(({ alternatives }) => alternatives)),
    next: () => parts.map((part) => part.next()).join(''),
  }),
  choice(options) {
    // An option with alternatives of its own has as many turns as they are.
    const turns = options.flatMap((option, at) => Array<number>(option.alternatives).fill(at));
    const waiting: number[] = [];
    return {
      alternatives: turns.length,
      next() {
        if (waiting.length === 0) {
          waiting.push(...turns);
          shuffle(waiting, random);
        }
        return options[waiting.pop() ?? 0]?.next() ?? '';
      },
    };
  },
});
