import { URGENT } from '../../lambda/understanding/triage';
import type { English } from '../content/english';
import type { Example, Group } from './examples';
import { misheard } from './misheard';
import { pick, type Random } from './random';

/**
 * How examples are roughened, so that the model minds what matters in them and nothing else. The figures were tuned by
 * hand on `tests/utterances`; chances are from 0 to 1.
 */
export const AUGMENTATION = {
  /** Copies of each utterance of a template, which has others like it, and of each line of `training/examples`. */
  copies: { ofTemplates: 1, ofExamples: 4 },
  /** What a copy weighs beside its original. */
  weight: 0.4,
  /** That something is said before it, and that two such openings come in a row; that something is said after it. */
  opening: 0.6,
  secondOpening: 0.3,
  closing: 0.35,
  /** The same for moves, in proportion: a story before each would teach that any story may be about anything. */
  shareOfMoves: 0.5,
  /** That a question, or what is urgent, comes with a feeling, and that the feeling is said before it, and after it. */
  feeling: 0.3,
  feelingBefore: 0.8,
  feelingAfter: 0.3,
  /** That a word gives way to one of the same meaning, and that it is left out. */
  synonym: 0.25,
  dropped: 0.05,
  /** That a word which only one template has gives way to a word that does not exist. */
  unknownWord: 0.3,
  /** That a copy is misheard, and then each of its words. */
  misheard: 0.3,
  misheardWord: 0.35,
};

/** No copies at all. */
export const NO_COPIES: typeof AUGMENTATION.copies = { ofTemplates: 0, ofExamples: 0 };

export interface AugmentOptions {
  readonly copies: number;
  /** Whether a label asks for something on the page. */
  readonly isQuestion: (label: string) => boolean;
  readonly english: English;
  readonly random: Random;
}

/** Copies of examples as said by people who ramble, are upset, use other words or are misheard. */
export function augmented(
  groups: readonly Group[],
  { copies, isQuestion, english, random }: AugmentOptions,
): Example[] {
  const { openings, closings, feelings } = english;
  const sameMeaning = othersOf(english.sameMeaning);
  const sameSound = othersOf(english.sameSound);
  const rare = rareWords(groups);
  const chance = (of: number): boolean => random() < of;
  const one = (from: readonly string[]): string => pick(from, random) ?? '';

  const misheardAs = (word: string): string => {
    const others = sameSound.get(word);
    if (others) return one(others);
    return word.length < SHORTEST_MISHEARD ? word : misheard(word, random);
  };
  const otherWord = (word: string): string => {
    if (rare.has(word) && chance(AUGMENTATION.unknownWord)) return madeUpWord(random);
    if (chance(AUGMENTATION.dropped)) return '';
    const others = sameMeaning.get(word);
    return others && chance(AUGMENTATION.synonym) ? one(others) : word;
  };
  const copyOf = ({ text, label, weight }: Example): Example => {
    const badly = chance(AUGMENTATION.misheard);
    const words = text
      .split(' ')
      .map((word) => (badly && chance(AUGMENTATION.misheardWord) ? misheardAs(word) : otherWord(word)));
    const share = isQuestion(label) ? 1 : AUGMENTATION.shareOfMoves;
    const feels = chance(AUGMENTATION.feeling) && (isQuestion(label) || URGENT.includes(label));
    const said = [
      feels && chance(AUGMENTATION.feelingBefore) ? one(feelings) : '',
      ...(chance(AUGMENTATION.opening * share)
        ? [one(openings), chance(AUGMENTATION.secondOpening) ? one(openings) : '']
        : []),
      ...words,
      feels && chance(AUGMENTATION.feelingAfter) ? one(feelings) : '',
      chance(AUGMENTATION.closing * share) ? one(closings) : '',
    ];
    return { text: said.filter(Boolean).join(' '), label, weight: weight * AUGMENTATION.weight };
  };
  return groups
    .flat()
    .flatMap((example) =>
      Array.from({ length: copies }, () => copyOf(example)).filter(({ text }) => text !== example.text),
    );
}

const SHORTEST_MISHEARD = 4;

/** For each word of the groups, the others of its groups. */
function othersOf(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const others = new Map<string, string[]>();
  for (const group of groups) {
    for (const word of group)
      others.set(word, [...(others.get(word) ?? []), ...group.filter((other) => other !== word)]);
  }
  return others;
}

/** The words that only one group has. */
function rareWords(groups: readonly Group[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const group of groups) {
    for (const word of new Set(group.flatMap(({ text }) => text.split(' '))))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([word]) => word));
}

const madeUpWord = (random: Random): string =>
  Array.from({ length: 6 }, () => pick('bcdfghjklmnpqrstvwxz', random)).join('');
