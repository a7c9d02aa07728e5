import type { Run } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';

/**
 * How many words an ear hears: written words, so that a telephone number counts as its groups, and an initialism
 * ("RSPB") as one, however many letters are said.
 */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** As `countWords`, of a sentence. A gap of a phrase counts as one. */
export function wordsOf(sentence: readonly Run[]): number {
  return countWords(plainText(sentence));
}

/** "1 word", "2 words", "1,234 words". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
