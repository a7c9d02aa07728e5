import { plain } from './source';

/** A stretch of text of one style, on one line of its file. */
export interface Piece {
  readonly text: string;
  readonly stress: boolean;
  readonly line: number;
}

/** A text that remembers which words are emphasised and which line each stands on. */
export type Styled = readonly Piece[];

export function unstyled(text: string, line: number): Styled {
  return text === '' ? [] : [{ text, stress: false, line }];
}

export function textOfStyled(styled: Styled): string {
  return styled.map(({ text }) => text).join('');
}

/** Folds whitespace, across pieces too, and drops it at both ends. */
export function fold<P extends Piece>(styled: readonly P[]): readonly P[] {
  const folded: P[] = [];
  let open = false;
  for (const piece of styled) {
    let text = plain(piece.text).replace(/\s+/gu, ' ');
    if (!open && text.startsWith(' ')) text = text.slice(1);
    if (text === '') continue;
    open = !text.endsWith(' ');
    folded.push({ ...piece, text });
  }
  const last = folded.at(-1);
  if (last === undefined || !last.text.endsWith(' ')) return folded;
  const trimmed = last.text.slice(0, -1);
  return trimmed === '' ? folded.slice(0, -1) : [...folded.slice(0, -1), { ...last, text: trimmed }];
}

/** The characters `from` up to, not including, `to`. */
export function slice<P extends Piece>(
  styled: readonly P[],
  from: number,
  to = Number.POSITIVE_INFINITY,
): readonly P[] {
  const sliced: P[] = [];
  let start = 0;
  for (const piece of styled) {
    const text = piece.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (text !== '') sliced.push({ ...piece, text });
    start += piece.text.length;
  }
  return sliced;
}

/** Adds plain text at the end. */
export function append(styled: Styled, text: string): Styled {
  return [...styled, { text, stress: false, line: styled.at(-1)?.line ?? 0 }];
}
