import type { PassageId } from '../../lambda/page/page';
import { lineOf, type Out } from './blocks';
import type { Outline, Text } from './outline';
import type { Passage } from './page-file';

/** What became of a line of the source: which passage it is heard in, or why it is not heard. */
export interface Fate {
  readonly line: number;
  readonly text: string;
  readonly kept?: PassageId | 'title' | 'front matter';
  readonly why?: string;
}

/** What became of each line, in the order of the source. */
export function fatesOf({ title, out }: Outline, passages: readonly Passage[]): Fate[] {
  // A heading that is heard in the list before it too is reported once, where it stands.
  const headings = new Set(passages.map(({ heading }) => lineOf(heading)));
  const fates: Fate[] = [
    ...byLine(title, 'title'),
    ...out.map(({ line, text, why }: Out) => ({ line, text, why })),
  ];
  for (const { id, heading, texts, derived } of passages) {
    if (!derived) fates.push(...byLine(heading, id));
    const own = derived
      ? texts
      : texts.filter(({ text }) => lineOf(text) === lineOf(heading) || !headings.has(lineOf(text)));
    for (const { text } of own) fates.push(...byLine(text, id));
  }
  return fates.sort((a, b) => a.line - b.line);
}

function byLine(inline: Text['text'], kept: string): Fate[] {
  const lines = new Map<number, string>();
  for (const { text, line } of inline) lines.set(line, (lines.get(line) ?? '') + text);
  return [...lines].map(([line, text]) => ({ line, text: text.trim(), kept }));
}
