import type { PhrasingContent } from 'mdast';
import { plain } from './source';

/** A stretch of text of one style, on one line of its file. */
export interface Piece {
  readonly text: string;
  readonly stress: boolean;
  readonly line: number;
  /** The text leads somewhere. Nothing of the page itself does; an export that is being imported may. */
  readonly link?: true;
}

/** A text that remembers which words are emphasised and which line each stands on. */
export type Styled = readonly Piece[];

export function unstyled(text: string, line: number): Styled {
  return text === '' ? [] : [{ text, stress: false, line }];
}

/**
 * The text of Markdown, piece by piece, its spaces as they were typed.
 * @param refuse sees each node that is neither text nor emphasis; of one that holds text, the text is returned all the same
 */
export function piecesOf(
  nodes: readonly PhrasingContent[],
  refuse: (node: PhrasingContent) => void,
  style: Omit<Piece, 'text' | 'line'> = { stress: false },
): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    const line = node.position?.start.line ?? 0;
    switch (node.type) {
      case 'text':
        // A line end within a paragraph is a space that moves on to the next line of the file.
        return node.value.split('\n').map((text, index) => ({
          text: index === 0 ? text : ` ${text}`,
          ...style,
          line: line + index,
        }));
      case 'break':
        return [{ text: ' ', ...style, line }];
      case 'emphasis':
      case 'strong':
        return piecesOf(node.children, refuse, { ...style, stress: true });
      default:
        refuse(node);
        if (!('children' in node)) return [];
        return piecesOf(node.children, refuse, node.type === 'link' ? { ...style, link: true } : style);
    }
  });
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

/** Two texts as one, with something between. */
export const joined = (before: Styled, between: string, after: Styled): Styled =>
  fold([...append(before, between), ...after]);

/** A text without its emphasis. */
export const unstressed = (text: Styled): Styled => text.map((piece) => ({ ...piece, stress: false }));

/** A text by the lines of its file that it stands on. */
export function byLine(text: Styled): [line: number, text: string][] {
  const lines = new Map<number, string>();
  for (const piece of text) lines.set(piece.line, (lines.get(piece.line) ?? '') + piece.text);
  return [...lines].map(([line, words]) => [line, words.trim()]);
}
