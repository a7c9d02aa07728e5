import type { Pace } from '../../../lambda/guide/pace';

/**
 * What can be followed by ear. A turn: 60 words of content are about 25 s, and what is said around them may be half as
 * many again; slower, parts are shorter and pauses longer. Words a minute: 150 to 200 are comfortable (the design's
 * numbers, and `docs/proof.md`). A stretch without a pause: a sentence of 20 words, at 164 a minute, takes seven seconds.
 */
export const LIMITS = {
  seconds: { normal: 45, slower: 50, slowest: 55 } satisfies Record<Pace, number>,
  /** In a minute of what is heard, of turns that are long enough for it to mean anything: small words go by fast. */
  wordsAMinute: 200,
  wordsEnough: 20,
  /** Seconds. Titles of papers are said as they are, and are longer than any sentence. */
  longestStretch: 10,
} as const;
