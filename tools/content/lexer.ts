import type { Markup, Run, Sentence, Span } from '../../lambda/page/page';
import { phone, plain, stressed, term } from './markup';
import type { Pronunciation } from './pronunciation';
import { type Styled, unstyled } from './styled';

/** Finds terms, telephone numbers and emphasis in typed text, and gives them the markup that they need. */
export interface Lexer {
  /**
   * A sentence of the page, a heading, or a word that fills a gap.
   * @param closings the punctuation that may follow where the text fills a gap
   */
  sentence(text: Styled, closings?: readonly string[]): Sentence;
  /**
   * A sentence of a phrase, which may have gaps: `{slot}`.
   * @param filling texts for some of the gaps, by slot
   */
  phrase(text: Styled, filling?: Readonly<Record<string, string>>): readonly Run[];
  /** The terms in a text, in order. */
  terms(text: Styled): readonly string[];
}

/** Plain words, something that needs markup, or a gap. */
type Token = string | Special | Gap;
type Special =
  | { readonly term: string; readonly say: string }
  | { readonly stress: string }
  | { readonly phone: string };
interface Gap {
  readonly slot: string;
}

/** Nine digits at least, in groups: fewer are a date, a count, or an emergency number. */
const PHONE = '\\+?(?=(?:\\d ?){9})\\d+(?: \\d+)*';

const NOTHING = '(?!)';
const GAP = '\\{[^{}]*\\}';

/** The punctuation that a text begins with; empty where it begins with something else. */
export const marksOf = (text: string): string => /^[.,:;?!]*/u.exec(text)?.[0] ?? '';

/** A text as a pattern that matches it to the letter. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/**
 * Makes a lexer for a pronunciation list. Terms are matched as whole words, with their capitals, the leftmost and then
 * the longest first: "honey bee" before "honey".
 * @param numbers the short ones to call, which would otherwise be heard as a quantity
 */
export function lexerFor({ terms, digits = [] }: Pronunciation, numbers: readonly string[] = []): Lexer {
  const says = new Map(terms.map(({ term, say }) => [term, say]));
  const words = [...says.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const phone = [PHONE, ...numbers.map(escapePattern)].join('|');
  const term = words.length === 0 ? NOTHING : words.join('|');
  const pattern = (slot: string) =>
    new RegExp(
      `(?<slot>${slot})|(?<![\\p{L}\\p{N}])(?:(?<phone>${phone})|(?<term>${term}))(?![\\p{L}\\p{N}])`,
      'gu',
    );
  const tokenize = (text: Styled, pattern: RegExp): Token[] => {
    const tokens: Token[] = [];
    for (const { text: words, stress } of byStyle(text)) {
      let from = 0;
      for (const match of words.matchAll(pattern)) {
        push(tokens, words.slice(from, match.index), stress);
        const { slot, phone, term = '' } = match.groups ?? {};
        if (slot !== undefined) tokens.push({ slot: slot.slice(1, -1).trim() });
        else tokens.push(phone === undefined ? { term, say: says.get(term) ?? term } : { phone });
        from = match.index + match[0].length;
      }
      push(tokens, words.slice(from), stress);
    }
    return tokens;
  };
  const inPage = pattern(NOTHING);
  const inPhrase = pattern(GAP);
  return {
    sentence: (text, closings = []) =>
      runsOf(tokenize(text, inPage), digits, closings).filter((run) => isSpan(run)),
    phrase(text, filling = {}) {
      const tokens = tokenize(text, inPhrase).flatMap((token) => {
        const words = typeof token === 'object' && 'slot' in token ? filling[token.slot] : undefined;
        return words === undefined ? [token] : tokenize(unstyled(words, 0), inPage);
      });
      return runsOf(tokens, digits, []);
    },
    terms: (text) =>
      tokenize(text, inPage).flatMap((token) =>
        typeof token === 'object' && 'term' in token ? [token.term] : [],
      ),
  };
}

/** Everything but a gap, which a page never has. */
const isSpan = (run: Run): run is Span => typeof run === 'string' || !('slot' in run);

/** Adds text to tokens. The spaces around stressed words stay outside the stress. */
function push(tokens: Token[], text: string, stress: boolean): void {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  const added: Token[] = stress && /[\p{L}\p{N}]/u.test(words) ? [before, { stress: words }, after] : [text];
  for (const token of added) {
    const last = tokens.at(-1);
    if (token === '') continue;
    if (typeof token === 'string' && typeof last === 'string') tokens[tokens.length - 1] = last + token;
    else tokens.push(token);
  }
}

/** Neighbours of one style together: the ends of lines do not matter to the ear. */
function byStyle(text: Styled): { text: string; stress: boolean }[] {
  const texts: { text: string; stress: boolean }[] = [];
  for (const { text: words, stress } of text) {
    const last = texts.at(-1);
    if (last?.stress === stress) last.text += words;
    else texts.push({ text: words, stress });
  }
  return texts;
}

/** Tokens as they are said: plain words together, and punctuation taken into the markup that it follows. */
function runsOf(tokens: readonly Token[], digits: readonly string[], closings: readonly string[]): Run[] {
  const runs: Run[] = [];
  let words = '';
  /** How much of the next token has been taken into the markup before it. */
  let skip = 0;
  const flush = (isLast: boolean): void => {
    const text = words;
    words = '';
    if (text !== '') runs.push(closable((mark) => plain(text + mark), '', isLast ? closings : []));
  };
  for (const [at, token] of tokens.entries()) {
    if (typeof token === 'string' || ('term' in token && token.term === token.say)) {
      words += typeof token === 'string' ? token.slice(skip) : token.term;
      skip = 0;
      continue;
    }
    flush(false);
    const next = tokens[at + 1];
    const marks = typeof next === 'string' ? marksOf(next) : '';
    if (!('slot' in token)) {
      const isLast = next === undefined;
      runs.push(closable((mark) => markupOf(token, digits, mark), marks, isLast ? closings : []));
      skip = marks.length;
      continue;
    }
    runs.push(token);
    // What fills the gap may take the punctuation in, so it must not be hidden in words that have to be escaped.
    if (marks !== '' && typeof plain(next as string) === 'object') {
      runs.push(marks);
      skip = marks.length;
    }
  }
  flush(true);
  return runs;
}

/** A span with the punctuation after it. Markup also gets a form for each punctuation that may follow it in a gap. */
function closable(make: (marks: string) => Span, marks: string, closings: readonly string[]): Span {
  const span = make(marks);
  if (typeof span === 'string' || closings.length === 0) return span;
  return { ...span, closed: Object.fromEntries(closings.map((mark) => [mark, make(mark)])) };
}

function markupOf(token: Special, digits: readonly string[], marks: string): Markup {
  if ('term' in token) return term(token.term, token.say, marks);
  return 'stress' in token ? stressed(token.stress, marks) : phone(token.phone, digits, marks);
}
