/** What an ear gets of a piece of audio. */
export interface Measured {
  readonly seconds: number;
  readonly words: number;
  /** Words as they are said, a telephone number digit by digit, in a minute of what is heard, pauses included. */
  readonly wordsAMinute: number;
  /** The longest time without a pause, in seconds. */
  readonly longestStretch: number;
}

/** Silence of this many seconds is a pause: what a listener needs at least to tell one thing from the next. */
const PAUSE_SECONDS = 0.2;

/** Samples below this share of full volume count as silence: far below speech, and above what a voice's engine hums. */
const SILENCE = 0.01;

/**
 * Measures audio.
 * @param samples of 16 bits
 * @param rate samples a second
 */
export function measure(samples: Int16Array, rate: number, words: number): Measured {
  const seconds = samples.length / rate;
  const quiet = SILENCE * 32_768;
  let longest = 0;
  let began = 0;
  let lastSound = 0;
  for (let at = 0; at < samples.length; at += 1) {
    if (Math.abs(samples[at] ?? 0) < quiet) continue;
    if (at - lastSound > PAUSE_SECONDS * rate) began = at;
    lastSound = at;
    longest = Math.max(longest, at - began);
  }
  return { seconds, words, wordsAMinute: (words * 60) / seconds, longestStretch: longest / rate };
}
