import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Passage } from '../../../lambda/page/page';
import { plainText, sentencesOf } from '../../../lambda/page/words';
import { countWords } from '../../content/words';

export interface Readability {
  readonly sentences: number;
  readonly wordsASentence: number;
  /** The age at which a child in Britain is expected to read it: the American school year of Flesch-Kincaid, and five. */
  readonly age: number;
}

/** A child is in its first American school year at six. */
const AGE_BEFORE_SCHOOL = 5;

/** How easy the words of some passages are, by the formula of Flesch and Kincaid (Kincaid et al., 1975). */
export function readabilityOf(passages: readonly Passage[]): Readability {
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
