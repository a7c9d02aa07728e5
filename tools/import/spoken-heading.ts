import { pageWords } from './page-words';
import type { Project } from './project';

/** How a heading may be asked for: as a question, and by name. */
export interface SpokenHeading {
  readonly questions: readonly string[];
  readonly names: readonly string[];
}

/**
 * A heading in the words of somebody who says it: no capitals and no marks, letters said one by one as initials,
 * numbers in words, and what stands in brackets left out.
 */
export function spokenHeading(
  { heading, topic }: { heading: string; topic?: string },
  project: Project,
): SpokenHeading {
  const spoken = said(heading, project);
  const isQuestion = /\?["')\]]*$/u.test(heading.trim());
  // "Heart tests (ECG)" is asked for by either.
  const inBrackets = [...heading.matchAll(/\(([^()]*)\)/gu)].map(([, inside = '']) => inside);
  const names = [topic ?? heading, ...inBrackets]
    .map((one) =>
      said(one, project).replace(pageWords().openings, '').split(' ').slice(0, LONGEST_NAME).join(' '),
    )
    .filter((name) => name !== '');
  return { questions: isQuestion && spoken !== '' ? [spoken] : [], names: [...new Set(names)] };
}

/** Nobody says a name of more words than this. */
const LONGEST_NAME = 10;

function said(text: string, project: Project): string {
  return text
    .replace(/\s*\([^()]*\)/gu, '')
    .normalize('NFC')
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/&/gu, ' and ')
    .split(/[^\p{L}\p{N}'-]+/u)
    .flatMap((word) => wordSaid(word, project))
    .filter((word) => /\p{L}/u.test(word))
    .join(' ');
}

/** Capitals that are letters said one by one: three at the most, or five that make no syllables. */
const INITIALS = /^(?:\p{Lu}{2,3}|(?!.*[AEIOU].*[AEIOU])\p{Lu}{4,5})$/u;

function wordSaid(word: string, project: Project): string[] {
  const bare = word.replace(/^['-]+|['-]+$/gu, '');
  if (bare === '') return [];
  if (/^\d+$/u.test(bare)) return numberSaid(bare, project);
  const pieces = /\d|\p{Lu}{2}/u.test(bare) ? bare.split(/[-']|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/u) : [bare];
  if (pieces.length > 1) return pieces.flatMap((piece) => wordSaid(piece, project));
  if (INITIALS.test(bare)) return [...bare.toLowerCase()].map((letter) => `${letter}.`);
  return [bare.toLowerCase()];
}

/** A small number by its name, a larger one digit by digit. */
function numberSaid(digits: string, { compiled }: Project): string[] {
  const { numbers, digits: names } = compiled.head;
  const small = numbers[Number(digits)];
  return (
    small === undefined || digits.length > 2
      ? [...digits].map((digit) => names[Number(digit)] ?? '')
      : [small]
  )
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
}
