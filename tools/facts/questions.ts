import { readFileSync } from 'node:fs';
import { UserError } from '../command';
import type { AskedAnswer } from '../content/utterances';

export const KINDS = ['direct', 'followup', 'unlisted', 'off-page', 'safety'] as const;
export type Kind = (typeof KINDS)[number];

/** A question that nobody has learned from, with the words of the publisher's page that must be heard in the reply. */
export interface Question {
  readonly kind: Kind;
  /** Empty where the page does not answer it. */
  readonly quote: string;
  /** What was asked just before it; empty where nothing was. */
  readonly context: string;
  readonly say: string;
  readonly line: number;
}

/**
 * Reads questions, one a line: kind, quotation, what was asked before, question, with tabs between them.
 * @throws UserError where a line is none
 */
export function readQuestions(file: string): Question[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`${file} cannot be read`);
  }
  return text.split(/\r?\n/u).flatMap((one, index): Question[] => {
    if (one.trim() === '' || one.startsWith('#')) return [];
    const [kind, quote = '', context = '', say = ''] = one.split('\t').map((field) => field.trim());
    const known = KINDS.find((each) => each === kind);
    if (known === undefined || say === '')
      throw new UserError(`${file}:${index + 1}: no question; a line is KIND, QUOTATION, BEFORE, QUESTION`);
    return [{ kind: known, quote: /^NOT-ON-/u.test(quote) ? '' : quote, context, say, line: index + 1 }];
  });
}

/**
 * The facts of the ledger that a quotation of the publisher's page has, by their `export`: those with a run of words of it.
 * One that is a word or two, as those of an enumeration are, counts where its passage has more of the quotation.
 */
export function factsIn(quote: string, asked: readonly AskedAnswer[]): AskedAnswer[] {
  const whole = wordsOf(quote);
  const shared = asked.map((answer) => {
    const pieces = answer.export.split('…').map(wordsOf);
    const runs = pieces.map((piece) => ({ piece, run: longestRun(whole, piece) }));
    const counts = runs.map(({ piece, run }) =>
      run >= LONG || run === whole.length || (run > 2 && run === piece.length) ? run : 0,
    );
    return {
      answer,
      run: Math.max(...counts),
      isWhole: runs.some(({ piece, run }) => run === piece.length),
      isSame: runs.some(({ piece, run }) => run === piece.length && run === whole.length),
    };
  });
  const same = shared.filter(({ isSame }) => isSame);
  if (same.length > 0) return same.map(({ answer }) => answer);
  const longest = Math.max(...shared.map(({ run }) => run));
  const found = shared.filter(({ run }) => run > 0 && run >= SHARE * longest);
  const passages = new Set(found.map(({ answer }) => answer.passage));
  return shared
    .filter((one) => found.includes(one) || (one.isWhole && passages.has(one.answer.passage)))
    .map(({ answer }) => answer);
}

/** A fact has this share at least of the longest run of words. */
const SHARE = 0.4;

/** So many words running are no accident. */
const LONG = 4;

/** How many words running two texts share at most. */
function longestRun(one: readonly string[], other: readonly string[]): number {
  let longest = 0;
  for (let from = 0; from < one.length; from += 1)
    for (let at = 0; at < other.length; at += 1) {
      let run = 0;
      while (from + run < one.length && at + run < other.length && one[from + run] === other[at + run])
        run += 1;
      longest = Math.max(longest, run);
    }
  return longest;
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
