/**
 * The tags that are put around what has its markup already. They hold nothing but numbers of ours, so nothing in them can
 * need escaping. Only tags that Alexa and Google both take are used.
 */

/** Silence. @param milliseconds up to 10,000, which is what both platforms allow */
export const pause = (milliseconds: number): string =>
  `<break time='${Math.min(Math.round(milliseconds), LONGEST_PAUSE)}ms'/>`;

const LONGEST_PAUSE = 10_000;

/** Markup at a rate in percent of the engine's own. Nothing takes no time at any rate. */
export const atRate = (percent: number, inner: string): string =>
  percent === 100 || inner === '' ? inner : `<prosody rate='${percent}%'>${inner}</prosody>`;

/** One sentence, told to the engine as such. */
export const sentence = (inner: string): string => `<s>${inner}</s>`;

/** A whole document. */
export const speak = (inner: string): string => `<speak>${inner}</speak>`;
