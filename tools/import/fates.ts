import { byLine } from '../content/styled';
import { counted } from '../content/word-count';
import { lineOf } from './blocks';
import type { Outline } from './outline';
import type { Passage } from './passages';

/** What became of a line of the source: the passage, or `title`, that it is heard in, or why it is not heard. */
export interface Fate {
  readonly line: number;
  readonly text: string;
  readonly passage?: string;
  readonly why?: string;
}

export function fatesOf({ title, out }: Outline, passages: readonly Passage[]): Fate[] {
  const fatesIn = (text: Passage['heading'], passage: string): Fate[] =>
    byLine(text).map(([line, words]) => ({ line, text: words, passage }));
  // A heading that is heard in the list before it too is reported once, where it stands.
  const headings = new Set(passages.map(({ heading }) => lineOf(heading)));
  const fates = passages.flatMap(({ id, heading, texts, isOurs }) => {
    const own = texts.filter(({ text }) => isOurs || !headings.has(lineOf(text)));
    return [...(isOurs ? [] : fatesIn(heading, id)), ...own.flatMap(({ text }) => fatesIn(text, id))];
  });
  return [...fatesIn(title, 'title'), ...out, ...fates].sort((a, b) => a.line - b.line);
}

/** The longest text that is quoted in a report, in characters. */
const LONGEST_TEXT = 60;

/** What became of each line of the source, one line each: its number, where it is heard or why it is not, its words. */
export function reportOf(fates: readonly Fate[]): string {
  const rows = fates.map(({ line, passage, why, text }) => ({
    number: String(line),
    place: why === undefined ? `kept in ${passage}` : `left out: ${why}`,
    words: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 3).trimEnd()}...` : text,
  }));
  const digits = Math.max(...rows.map(({ number }) => number.length));
  const column = Math.max(...rows.map(({ place }) => place.length));
  return rows
    .map(({ number, place, words }) => `${number.padStart(digits)}  ${place.padEnd(column)}  ${words}`)
    .join('\n');
}

/** One line: how much is heard, and how much was left out. */
export function summaryOf(fates: readonly Fate[], passages: number): string {
  const out = fates.filter(({ why }) => why !== undefined).length;
  return `${counted(passages, 'passage')}; ${counted(fates.length - out, 'line')} kept, ${out} left out`;
}
