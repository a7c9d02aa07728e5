/**
 * Tags that are put around text and markup at run time. Their attributes are numbers of ours, so nothing needs escaping.
 * Both Alexa and Google accept them.
 */

/** A pause. Longer ones are cut to 10 seconds, the most that both platforms allow. */
export const pause = (milliseconds: number): string =>
  `<break time='${Math.min(Math.round(milliseconds), LONGEST_PAUSE)}ms'/>`;

const LONGEST_PAUSE = 10_000;

/** Markup at a rate, in percent of the engine's own. An empty text gets no tag. */
export const atRate = (percent: number, inner: string): string =>
  percent === 100 || inner === '' ? inner : `<prosody rate='${percent}%'>${inner}</prosody>`;

/** One sentence. */
export const sentence = (inner: string): string => `<s>${inner}</s>`;

/** A whole document. */
export const speak = (inner: string): string => `<speak>${inner}</speak>`;
