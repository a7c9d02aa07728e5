import type { Pace } from '../../lambda/guide/pace';
import type { Cut } from '../../lambda/page/page';
import type { Size } from './parts';

/**
 * What an editor may write. These and the limits of a turn are CONTRIBUTING's "Numbers to design to": 60 words are about
 * 25 seconds of speech.
 */
export const LIMITS = {
  /** Words of a sentence, also within a list item. */
  sentence: 20,
  /** Sentences of a list item: the item, and one that explains it. */
  itemSentences: 2,
  /** Words of a part, even where it is a single long item. */
  part: 90,
  /** Words of a heading: a closing question may have 12, and "Shall I carry on with ...?" takes five of them. */
  heading: 7,
} as const;

/** The most that a turn may ask of a listener. The walk checks every reply, and `npm run ear` what a voice makes of it. */
export const TURN = {
  /** Words of the page, and words in all. */
  contentWords: 60,
  words: 90,
  questionWords: 12,
  repromptWords: 15,
  /**
   * A question that names two passages, and its reprompt. The design allows 12 and 15 words here too, but two long titles
   * need more.
   */
  choice: { questionWords: 15, repromptWords: 17 },
  /** List items, by pace. */
  items: { normal: 3, slower: 2, slowest: 2 } satisfies Record<Pace, number>,
  /**
   * Seconds by pace: 25 for the content, and nearly as many for what stands around it. At the slower paces the parts are
   * shorter, but the pauses longer.
   */
  seconds: { normal: 45, slower: 50, slowest: 55 } satisfies Record<Pace, number>,
  /** At the normal rate, pauses included: 150 to 200 are comfortable. */
  wordsAMinute: 200,
  /** A sentence of 20 words takes seven at that rate. */
  secondsWithoutPause: 10,
  /** In years, of all the words of a page together. */
  readingAge: 11,
} as const;

/**
 * How large a part may be, at the normal pace and at the slower ones. The design allows 60 words of content and 90 in all.
 * Around the first part of a passage, the introduction, the announcement and the question take up to 30, so it has a
 * little less room, and a phrase that leads into the passage takes its own words off that.
 */
export const SIZES: Readonly<Record<Cut, Size>> = {
  full: { weight: TURN.items.normal, words: TURN.contentWords, firstWords: 58 },
  short: { weight: TURN.items.slower, words: 40, firstWords: 40 },
};

/** How much an item of a list counts. One with a second sentence counts double. */
export function weightOf(sentences: number): 1 | 2 {
  return sentences > 1 ? 2 : 1;
}

/**
 * How many words out of balance two parts may be so that the first one ends with a paragraph. A third of a part, about
 * eight seconds, is better than stopping in the middle of a thought. Our own judgement.
 */
export const NEAR_TIE_WORDS = 20;

/** The most utterances of one template: more is a slip of the brackets, and no platform takes as many. */
export const TEMPLATE_EXPANSIONS = 2_000;
