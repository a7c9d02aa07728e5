import type { PageHead } from '../../lambda/page/open';
import { wordProblem } from '../content/utterance-words';
import { spokenForm } from '../models/spoken-form';
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
    .map((one) => spokenHeading(one, head).replace(pageWords().openings, ''))
    .map((name) => name.split(' ').slice(0, LONGEST_NAME).join(' '));
  return [...new Set(names)].filter((name) => name !== '');
}

/** A heading in the words of somebody who says it: numbers in words, and what stands in brackets left out. */
export const spokenHeading = (heading: string, { numbers, digits }: PageHead): string =>
  spokenForm(
    heading
      .replace(/\([^()]*\)/gu, '')
      .replaceAll('&', ' and ')
      .replaceAll('\u2019', "'"),
  )
    .split(' ')
    .flatMap((word) => {
      // A small number by its name, a larger one digit by digit.
      if (/^\d+$/u.test(word))
        return numbers[Number(word)] ?? [...word].map((digit) => digits[Number(digit)] ?? '');
      return word;
    })
    .map((word) => word.toLowerCase().replace(/(?<=\p{L}{2})\.$|^'|'$/gu, ''))
    .filter((word) => wordProblem(word) === undefined)
    .join(' ');
