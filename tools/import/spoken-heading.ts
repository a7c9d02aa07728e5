import type { PageHead } from '../../lambda/page/open';
import { pageWords } from './page-words';

/** Nobody says a name of more words than this. */
const LONGEST_NAME = 10;

/**
 * What a passage may be called by somebody who asks for it: its heading, and what stands in the heading's brackets.
 * "Heart tests (ECG)" is "heart tests" and "e. c. g.".
 */
export function namesOf(heading: string, head: PageHead): string[] {
  const inBrackets = [...heading.matchAll(/\(([^()]*)\)/gu)].map(([, inside = '']) => inside);
  const names = [heading, ...inBrackets]
    .map((one) => spoken(one, head).replace(pageWords().openings, ''))
    .map((name) => name.split(' ').slice(0, LONGEST_NAME).join(' '));
  return [...new Set(names)].filter((name) => name !== '');
}

/**
 * A heading in the words of somebody who says it: no capitals and no marks, letters said one by one as initials, numbers
 * in words, and what stands in brackets left out.
 */
export const spoken = (heading: string, head: PageHead): string =>
  heading
    .replace(/\s*\([^()]*\)/gu, '')
    .normalize('NFC')
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/&/gu, ' and ')
    .split(/[^\p{L}\p{N}'-]+/u)
    .flatMap((word) => wordSpoken(word, head))
    .filter((word) => /\p{L}/u.test(word))
    .join(' ');

/** Capitals that are letters said one by one: three at the most, or five that make no syllables. */
const INITIALS = /^(?:\p{Lu}{2,3}|(?!.*[AEIOU].*[AEIOU])\p{Lu}{4,5})$/u;

function wordSpoken(word: string, head: PageHead): string[] {
  const bare = word.replace(/^['-]+|['-]+$/gu, '');
  if (/^\d+$/u.test(bare)) return numberSpoken(bare, head);
  const pieces = /\d|\p{Lu}{2}/u.test(bare) ? bare.split(/[-']|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/u) : [bare];
  if (pieces.length > 1) return pieces.flatMap((piece) => wordSpoken(piece, head));
  return INITIALS.test(bare) ? [...bare.toLowerCase()].map((letter) => `${letter}.`) : [bare.toLowerCase()];
}

/** A small number by its name, a larger one digit by digit. */
function numberSpoken(figures: string, { numbers, digits }: PageHead): string[] {
  const small = figures.length <= 2 ? numbers[Number(figures)] : undefined;
  const said = small === undefined ? [...figures].map((digit) => digits[Number(digit)] ?? '') : [small];
  return said.map((word) => word.toLowerCase());
}
