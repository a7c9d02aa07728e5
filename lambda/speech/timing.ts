import type { Pace } from '../guide/pace';

/** Pauses in milliseconds, and the rate in percent of the engine's own. */
export interface Timing {
  /** Before each item of a list, and after the last one. */
  readonly item: number;
  /** Between sayings: an announcement and what it announces. */
  readonly saying: number;
  /** Between the sentences of the page, on top of what an engine does by itself. */
  readonly sentence: number;
  /** Before the closing question. */
  readonly question: number;
  readonly rate: number;
}

/** CONTRIBUTING's "Numbers to design to": 400 ms between items and 700 slower, 800 before the question, a rate of 90 %. */
export const TIMING: Readonly<Record<Pace, Timing>> = {
  normal: { item: 400, saying: 300, sentence: 0, question: 800, rate: 100 },
  slower: { item: 700, saying: 600, sentence: 400, question: 1000, rate: 100 },
  slowest: { item: 700, saying: 600, sentence: 400, question: 1000, rate: 90 },
};

/** Between the groups of a telephone number, in milliseconds (the design: 500 to 700). */
export const PHONE_GROUP_PAUSE = 600;

/**
 * A number for someone who writes it down, in milliseconds: after each digit, and between the groups. The digits of the
 * second are as far apart as the groups of one at the usual pace.
 */
export const DICTATION = { slow: { digit: 250, group: 1000 }, slowest: { digit: 700, group: 1400 } } as const;

/** How slowly the digits of a number are said, in percent. The design allows no less than 80 at any pace. */
export const PHONE_RATE = 80;

/** Between the letters of a word that is spelled, in milliseconds: time to write one down. */
export const LETTER_PAUSE = 300;
