import { sentenceRanges } from '../content/sentences';
import { byLine, fold, type Styled, slice, textOfStyled } from '../content/styled';

/** A heading; `depth` from 1 to 6, where the source gives it. */
export interface Heading {
  readonly kind: 'heading';
  readonly text: Styled;
  readonly depth?: number;
}

/** Text under a heading. `begins` is the first item of a list. */
export interface TextBlock {
  readonly kind: 'paragraph' | 'item';
  readonly text: Styled;
  readonly begins?: boolean | undefined;
}

/** A piece of a page that is left out, and why. */
export interface Out {
  readonly kind: 'out';
  readonly line: number;
  readonly text: string;
  readonly why: string;
  /** It cuts into what is around it, or stands at the end of a section. */
  readonly at?: 'cut' | 'end' | undefined;
  /** An editor may want it after all. */
  readonly isUnsure?: boolean | undefined;
  /** The dates of the page may stand in it. */
  readonly isDated?: boolean | undefined;
}

/** One of the two ends of a part whose headings end with it: what comes after it belongs to the heading before it. */
export type ScopeEnd = { readonly kind: 'begin' } | { readonly kind: 'end' };

export type Block = Heading | TextBlock | Out | ScopeEnd;

/** Something that an editor must look at, by the line of the source; 0 is the source as a whole. */
export interface Note {
  readonly line: number;
  readonly message: string;
}

export const lineOf = (text: Styled): number => text[0]?.line ?? 0;

export const sentencesIn = (text: Styled): Styled[] =>
  sentenceRanges(textOfStyled(text)).map(({ from, to }) => fold(slice(text, from, to)));

export const listOf = (texts: readonly Styled[]): TextBlock[] =>
  texts.map((text, index) => ({ kind: 'item', text, begins: index === 0 }));

export const out = (line: number, text: string, why: string, at?: Out['at']): Out => ({
  kind: 'out',
  line,
  text,
  why,
  at,
});

/** A text that is left out, line by line. */
export const linesOut = (
  text: Styled,
  { why, unsure }: { why: string; unsure?: boolean | undefined },
): Out[] => byLine(text).map(([line, words]) => ({ ...out(line, words, why), isUnsure: unsure }));

/** Whether a text ends as a sentence does, or leads on as one before a list does. */
export const isEnded = (text: string): boolean => /[.?!:]["')\]]*$/u.test(text);
