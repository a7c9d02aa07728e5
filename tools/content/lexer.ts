import type { Run, Sentence, Span } from '../../lambda/page/page';
import { phone, plain, stressed, term } from './markup';
import type { Pronunciation } from './pronunciation';
import { type Styled, unstyled } from './styled';

/** Turns typed text into what the speech is made of. */
export interface Lexer {
  /**
   * Finds terms, telephone numbers and emphasis.
   * @param closings punctuation that may follow the text where it fills a gap; none where it is a sentence
   */
  sentence(text: Styled, closings?: readonly string[]): Sentence;
  /**
   * As `sentence`, and the gaps of a phrase, `{slot}`, too.
   * @param filling texts for some of the gaps, by slot
   */
  phrase(text: Styled, filling?: Readonly<Record<string, string>>): readonly Run[];
  /** The terms in a text, in order. */
  terms(text: Styled): readonly string[];
}

/** A piece of typed text, and what it is. */
type Found =
  | string
  | { readonly term: string; readonly say: string }
  | { readonly stress: string }
  | { readonly phone: string }
  | { readonly slot: string };

/** Nine digits at least, in groups: what is shorter is a date, a count, or a number for emergencies said in words. */
const PHONE = '\\+?(?=(?:\\d ?){9})\\d+(?: \\d+)*';

/** Punctuation at the beginning of a text. */
const MARKS = /^[.,:;?!]*/u;

/** The punctuation that a text begins with; empty where it begins with something else. */
export const marksOf = (text: string): string => MARKS.exec(text)?.[0] ?? '';

/**
 * Makes a lexer for a pronunciation list. Terms are matched as whole words, with their capitals, the leftmost and then
 * the longest first: "honey bee" before "honey".
 */
export function lexerFor({ terms, digits = [] }: Pronunciation): Lexer {
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
    sentence: (text, closings = []) =>
      runsOf(found(text, inPage, said), digits, closings).filter((run) => isSpan(run)),
    phrase: (text, filling = {}) =>
      runsOf(
        found(text, inPhrase, said).flatMap((one) => {
          const filled = typeof one === 'object' && 'slot' in one ? filling[one.slot] : undefined;
          return filled === undefined ? [one] : found(unstyled(filled, 0), inPage, said);
        }),
        digits,
        [],
      ),
    terms: (text) =>
      found(text, inPage, said).flatMap((one) =>
        typeof one === 'object' && 'term' in one ? [one.term] : [],
      ),
  };
}

/** All but a gap, which a page never has. */
const isSpan = (run: Run): run is Span => typeof run === 'string' || !('slot' in run);

function found(text: Styled, pattern: RegExp, said: ReadonlyMap<string, string>): Found[] {
  const all: Found[] = [];
  for (const { text: piece, stress } of joined(text)) {
    let from = 0;
    for (const match of piece.matchAll(pattern)) {
      add(all, piece.slice(from, match.index), stress);
      all.push(foundAs(match, said));
      from = match.index + match[0].length;
    }
    add(all, piece.slice(from), stress);
  }
  return all;
}

function foundAs(match: RegExpMatchArray, said: ReadonlyMap<string, string>): Found {
  const { slot, phone, term = match[0] } = match.groups ?? {};
  if (slot !== undefined) return { slot: slot.slice(1, -1).trim() };
  return phone === undefined ? { term, say: said.get(term) ?? term } : { phone };
}

/** What was found, as it is said: plain words in one piece, and punctuation taken into what it follows. */
function runsOf(all: readonly Found[], digits: readonly string[], closings: readonly string[]): Run[] {
  const runs: Run[] = [];
  /** Adds a piece; one that is marked and may be followed by more where it fills a gap, with what may follow it there. */
  const push = (make: (marks: string) => Span, marks: string, isLast: boolean) => {
    const span = make(marks);
    const closed = isLast && typeof span === 'object' && closings.length > 0;
    runs.push(
      closed ? { ...span, closed: Object.fromEntries(closings.map((mark) => [mark, make(mark)])) } : span,
    );
  };
  let words = '';
  const pushWords = (isLast: boolean) => {
    const said = words;
    if (said !== '') push((marks) => plain(said + marks), '', isLast);
    words = '';
  };
  let taken = 0;
  for (const [at, one] of all.entries()) {
    if (typeof one === 'string' || ('term' in one && one.term === one.say)) {
      words += typeof one === 'string' ? one.slice(taken) : one.term;
      taken = 0;
      continue;
    }
    pushWords(false);
    const next = all[at + 1];
    const marks = typeof next === 'string' ? marksOf(next) : '';
    if ('slot' in one) {
      runs.push(one);
      // What fills the gap may take them in: they must not be hidden in words that have to be escaped.
      if (marks !== '' && typeof plain(next as string) === 'object') {
        runs.push(marks);
        taken = marks.length;
      }
      continue;
    }
    push((mark) => markedAs(one, digits, mark), marks, next === undefined);
    taken = marks.length;
  }
  pushWords(true);
  return runs;
}

function markedAs(
  one: Exclude<Found, string | { readonly slot: string }>,
  digits: readonly string[],
  mark: string,
) {
  if ('term' in one) return term(one.term, one.say, mark);
  return 'stress' in one ? stressed(one.stress, mark) : phone(one.phone, digits, mark);
}

/** Adds text, with the spaces around stressed words outside the stress. */
function add(all: Found[], text: string, stress: boolean): void {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  const pieces: Found[] = stress && /[\p{L}\p{N}]/u.test(words) ? [before, { stress: words }, after] : [text];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = last + piece;
    else all.push(piece);
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
