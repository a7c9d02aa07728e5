import type { Run, Sentence } from '../../lambda/page/page';
import type { Term } from './pronunciation';
import type { Styled } from './styled';

/** Turns typed text into what the speech is made of. */
export interface Lexer {
  /** Finds terms, telephone numbers and emphasis. */
  runs(text: Styled): Sentence;
  /** As `runs`, and the gaps of a phrase, `{slot}`, too. */
  phraseRuns(text: Styled): Sentence;
}

/** Nine digits at least, in groups: what is shorter is a date, a count, or a number for emergencies said in words. */
const PHONE = '\\+?(?=(?:\\d ?){9})\\d+(?: \\d+)*';

/**
 * Makes a lexer for the terms of a pronunciation list. Terms are matched as whole words, with their capitals, the
 * leftmost and then the longest first: "honey bee" before "honey".
 */
export function lexerFor(terms: readonly Term[]): Lexer {
  const said = new Map(terms.map(({ term, say }) => [term, say]));
  const words = [...said.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const term = words.length === 0 ? '(?!)' : words.join('|');
  const pattern = (slot: string) =>
    new RegExp(
      `(?<slot>${slot})|(?<![\\p{L}\\p{N}])(?:(?<phone>${PHONE})|(?<term>${term}))(?![\\p{L}\\p{N}])`,
      'gu',
    );
  const inPage = pattern('(?!)');
  const inPhrase = pattern('\\{[^{}]*\\}');
  return {
    runs: (text) => runs(text, inPage, said),
    phraseRuns: (text) => runs(text, inPhrase, said),
  };
}

function runs(text: Styled, pattern: RegExp, said: ReadonlyMap<string, string>): Run[] {
  const found: Run[] = [];
  for (const { text: piece, stress } of joined(text)) {
    let from = 0;
    for (const match of piece.matchAll(pattern)) {
      add(found, piece.slice(from, match.index), stress);
      found.push(runFor(match, said));
      from = match.index + match[0].length;
    }
    add(found, piece.slice(from), stress);
  }
  return found;
}

function runFor(match: RegExpMatchArray, said: ReadonlyMap<string, string>): Run {
  const { slot, phone, term = match[0] } = match.groups ?? {};
  if (slot !== undefined) return { slot: slot.slice(1, -1).trim() };
  return phone === undefined ? { term, say: said.get(term) ?? term } : { phone };
}

/** Adds text, with the spaces around stressed words outside the stress. */
function add(found: Run[], text: string, stress: boolean): void {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  const pieces: Run[] = stress && /[\p{L}\p{N}]/u.test(words) ? [before, { stress: words }, after] : [text];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') found[found.length - 1] = last + piece;
    else found.push(piece);
  }
}

/** Neighbours of one style as one piece: where a line ends in the file does not matter to the ear. */
function joined(text: Styled): { text: string; stress: boolean }[] {
  const pieces: { text: string; stress: boolean }[] = [];
  for (const { text: words, stress } of text) {
    const last = pieces.at(-1);
    if (last?.stress === stress) last.text += words;
    else pieces.push({ text: words, stress });
  }
  return pieces;
}

/** A text as a pattern that matches it to the letter. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
