import type { Pace } from '../../lambda/guide/pace';
import type { Cut } from '../../lambda/page/page';
import type { Size } from './parts';

/**
 * What the compiler lets an editor write. These and the limits of a turn below are the design's "Numbers to design to";
 * a turn of 60 words is about 25 seconds of speech.
 */
export const LIMITS = {
  /** Words of a sentence, and of a sentence of a list item. */
  sentence: 20,
  /** Sentences of a list item: itself, and one that explains it. */
  itemSentences: 2,
  /** Words that a part must never reach past, even where it is one long item that stands alone. */
  part: 90,
  /** Words of a heading: a closing question has 12 at most, of which "Shall I carry on with ...?" takes five. */
  heading: 7,
} as const;

/** How much one turn may ask of a listener. The walk holds every reply to these, `npm run ear` what a voice makes of it. */
export const TURN = {
  /** Words of the page, and words in all with everything around them. */
  contentWords: 60,
  words: 90,
  questionWords: 12,
  repromptWords: 15,
  /**
   * A question that names two passages, and its reprompt. The design allows them 12 and 15 words as well, which the
   * longest pairs of titles exceed.
   */
  choice: { questionWords: 15, repromptWords: 17 },
  /** List items, by pace. */
  items: { normal: 3, slower: 2, slowest: 2 } satisfies Record<Pace, number>,
  /**
   * Seconds to hear it, by pace: 25 for the content, and as much again for what stands around it. At the slower paces the
   * parts are shorter, but the pauses longer.
   */
  seconds: { normal: 45, slower: 50, slowest: 55 } satisfies Record<Pace, number>,
  /** Of a voice at the normal rate, pauses included: 150 to 200 are comfortable. */
  wordsAMinute: 200,
  /** A sentence of 20 words takes seven at that rate. */
  secondsWithoutPause: 10,
  /** Of all the words of a page together, in years. */
  readingAge: 11,
} as const;

/**
 * How large a part may be: at the normal pace, and at the slower ones. The design allows 60 words of content and 90 in
 * all: who is speaking, what was asked and the closing question take up to 30 of those around the first part, and what
 * the guide says before a passage in its own name comes off its room.
 */
export const SIZES: Readonly<Record<Cut, Size>> = {
  full: { weight: TURN.items.normal, words: TURN.contentWords, firstWords: 58 },
  short: { weight: TURN.items.slower, words: 40, firstWords: 40 },
};

/** An item of a list counts one, and one with a second sentence counts double. */
export function weightOf(sentences: number): 1 | 2 {
  return sentences > 1 ? 2 : 1;
}

/**
 * How much less balanced, in words, prose may be cut in order to be cut at the end of a paragraph: a third of a part,
 * about eight seconds, is less of a nuisance than a part that stops in the middle of a thought. Our own judgement.
 */
export const NEAR_TIE_WORDS = 20;

/** The most utterances that one template may stand for: more is a slip of the brackets, and no platform takes them. */
export const TEMPLATE_EXPANSIONS = 2_000;
