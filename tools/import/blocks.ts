import { fold, type Piece, slice, textOfStyled } from '../content/styled';

/** A stretch of text of one style, on one line of the source. `link` is text that led somewhere. */
export interface Span extends Piece {
  readonly link: boolean;
}

/** Text with its emphasis and links, each stretch with the line of the source that it stands on. */
export type Inline = readonly Span[];

/** A piece of a page that is kept. `begins` is the first item of a list. */
export type Kept =
  | { readonly kind: 'heading'; readonly text: Inline; readonly depth?: number }
  | { readonly kind: 'paragraph'; readonly text: Inline }
  | { readonly kind: 'item'; readonly text: Inline; readonly begins: boolean };

/** A piece of a page that is left out, and why. It may cut into what is around it, or stand at the end of a section. */
export interface Out {
  readonly kind: 'out';
  readonly line: number;
  readonly text: string;
  readonly why: string;
  readonly breaks: boolean;
  readonly ends: boolean;
}

export type Block = Kept | Out;

/** Something that an editor must look at, by the line of the source. */
export interface Note {
  readonly line: number;
  readonly message: string;
}

/** A page as it was read: what it is made of, in order, and what was noticed on the way. */
export interface Read {
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  /** The title that the file gives itself apart from its text, as HTML does. */
  readonly title?: string;
}

export const textOf = (inline: Inline): string => textOfStyled(inline);

/** Where a text begins. */
export const lineOf = (inline: Inline): number => inline[0]?.line ?? 0;

/** Two texts as one, with something between. */
export const joined = (before: Inline, between: string, after: Inline): Inline => {
  const [last] = before.slice(-1);
  return fold([
    ...before,
    { text: between, stress: false, link: false, line: last?.line ?? lineOf(after) },
    ...after,
  ]);
};

export const trimmed = (inline: Inline): Inline => fold(inline);

export const part = (inline: Inline, from: number, to?: number): Inline => fold(slice(inline, from, to));

export function out(
  line: number,
  text: string,
  why: string,
  { breaks = false, ends = false }: { breaks?: boolean; ends?: boolean } = {},
): Out {
  return { kind: 'out', line, text, why, breaks, ends };
}

/** Whether a text ends as a sentence does, or leads on as one before a list does. */
export const isEnded = (text: string): boolean => /[.?!:]["')\]]*$/u.test(text);
