import type { PhrasingContent } from 'mdast';
import { plain } from './source';

/** Text of one style, on one line of its file. */
export interface Stretch {
  readonly text: string;
  readonly stress: boolean;
  readonly line: number;
  /** It is a link, which only a page that is being imported may have. */
  readonly link?: true;
}

/** A text that knows which of its words are emphasised, and which line each stands on. */
export type Styled = readonly Stretch[];

/** A plain text as a styled one. @param line where it stands in its file */
export function unstyled(text: string, line: number): Styled {
  return text === '' ? [] : [{ text, stress: false, line }];
}

/**
 * The text of Markdown, with its spaces as they were typed.
 * @param refuse is given each node that is neither text nor emphasis. The text within such a node is returned all the same.
 */
export function styledOf(
  nodes: readonly PhrasingContent[],
  refuse: (node: PhrasingContent) => void,
  style: Omit<Stretch, 'text' | 'line'> = { stress: false },
): Stretch[] {
  return nodes.flatMap((node): Stretch[] => {
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
        return styledOf(node.children, refuse, { ...style, stress: true });
      default:
        refuse(node);
        if (!('children' in node)) return [];
        return styledOf(node.children, refuse, node.type === 'link' ? { ...style, link: true } : style);
    }
  });
}

export function textOfStyled(styled: Styled): string {
  return styled.map(({ text }) => text).join('');
}

/** Folds whitespace, also where the style changes, and drops it at both ends. */
export function fold(styled: Styled): Styled {
  const folded: Stretch[] = [];
  let open = false;
  for (const stretch of styled) {
    let text = plain(stretch.text).replace(/\s+/gu, ' ');
    if (!open && text.startsWith(' ')) text = text.slice(1);
    if (text === '') continue;
    open = !text.endsWith(' ');
    folded.push({ ...stretch, text });
  }
  const last = folded.at(-1);
  if (last === undefined || !last.text.endsWith(' ')) return folded;
  const trimmed = last.text.slice(0, -1);
  return trimmed === '' ? folded.slice(0, -1) : [...folded.slice(0, -1), { ...last, text: trimmed }];
}

/** The characters `from` up to, not including, `to`. */
export function slice(styled: Styled, from: number, to = Number.POSITIVE_INFINITY): Styled {
  const sliced: Stretch[] = [];
  let start = 0;
  for (const stretch of styled) {
    const text = stretch.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (text !== '') sliced.push({ ...stretch, text });
    start += stretch.text.length;
  }
  return sliced;
}

export function append(styled: Styled, text: string): Styled {
  return [...styled, { text, stress: false, line: styled.at(-1)?.line ?? 0 }];
}

/** Two texts as one, with something between. */
export const joined = (before: Styled, between: string, after: Styled): Styled =>
  fold([...append(before, between), ...after]);

/** A text without its emphasis. */
export const unstressed = (text: Styled): Styled => text.map((stretch) => ({ ...stretch, stress: false }));

/** What stands on each line of the file. */
export function byLine(text: Styled): [line: number, text: string][] {
  const lines = new Map<number, string>();
  for (const { line, text: words } of text) lines.set(line, (lines.get(line) ?? '') + words);
  return [...lines].map(([line, words]) => [line, words.trim()]);
}
