import type { Run } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';

/** Counts words as they are written: a telephone number counts as its groups, and an initialism ("RSPB") as one. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** As `countWords`, for a sentence. A gap counts as one word. */
export function wordsOf(sentence: readonly Run[]): number {
  return countWords(plainText(sentence));
}

/** "1 word", "2 words", "1,234 words". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
