import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Passage } from '../../../lambda/page/page';
import { plainText, sentencesOf } from '../../../lambda/page/words';
import { countWords } from '../../content/word-count';

export type Measured = ReturnType<typeof measureAudio>;

/** Silence of this many seconds is a pause: the least that tells a listener one thing from the next. */
const PAUSE_SECONDS = 0.2;

/** Samples below this share of full volume are silence: far below speech, and above the hum of a voice's engine. */
const SILENCE = 0.01;

/**
 * Measures audio.
 * @param samples of 16 bits
 * @param rate samples a second
 * @param words how many words are said in it; a telephone number counts digit by digit, as it is said
 * @returns seconds, those of the longest stretch without a pause, and the words a minute, pauses included
 */
export function measureAudio(samples: Int16Array, rate: number, words: number) {
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

/** A child is in its first American school year at six. */
const AGE_BEFORE_SCHOOL = 5;

/**
 * How easy the words of some passages are, by the formula of Flesch and Kincaid (Kincaid et al., 1975): `age` is that at
 * which a child in Britain is expected to read them.
 */
export function readabilityOf(passages: readonly Passage[]) {
  const sentences = passages.flatMap((passage) =>
    passage.cuts.full.flatMap((part) => sentencesOf(passage, part).map(plainText)),
  );
  const words = sentences.reduce((sum, sentence) => sum + countWords(sentence), 0);
  const syllables = sentences.reduce((sum, sentence) => sum + syllable(sentence), 0);
  return {
    sentences: sentences.length,
    wordsASentence: words / sentences.length,
    age: fleschKincaid({ sentence: sentences.length, word: words, syllable: syllables }) + AGE_BEFORE_SCHOOL,
  };
}
