import type { PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { stringify } from 'yaml';
import { type Styled, textOfStyled } from '../content/styled';
import { lineOf } from './blocks';
import type { Passage } from './passages';

/**
 * Writes a page in the words of its source.
 * @param frontMatter in its order; what is undefined or empty is left out
 * @returns `page.md`, and where each of its lines comes from: the line of the source by that of the file, from 1
 */
export function pageFileOf(
  frontMatter: Readonly<Record<string, unknown>>,
  title: Styled,
  passages: readonly Passage[],
) {
  const front = Object.entries(frontMatter).filter(
    ([, value]) => value !== undefined && Object.keys(Object(value)).length > 0,
  );
  const head = `---\n${stringify(Object.fromEntries(front), { lineWidth: 0 })}---\n\n`;
  const children = [heading(1, textOfStyled(title)), ...passages.flatMap(nodesOf)];
  const body = toMarkdown(
    { type: 'root', children },
    { bullet: '-', bulletOther: '*', listItemIndent: 'one' },
  );
  // Each heading, paragraph and item is one text of the source, and one line of the file.
  const sources = [title, ...passages.flatMap((one) => [one.heading, ...one.texts.map(({ text }) => text)])];
  const first = head.split('\n').length;
  const origins = new Map<number, number>();
  visit(fromMarkdown(body), (node) => {
    if (node.type !== 'heading' && node.type !== 'paragraph') return;
    const line = lineOf(sources.shift() ?? []);
    if (line > 0) origins.set(first + (node.position?.start.line ?? 1) - 1, line);
  });
  return { text: head + body, origins };
}

function nodesOf({ id, heading: title, depth, texts }: Passage): RootContent[] {
  const nodes = [heading(depth, `${textOfStyled(title)} {#${id}}`)];
  for (const { kind, text, begins } of texts) {
    const paragraph = { type: 'paragraph' as const, children: phrasingOf(text) };
    const last = nodes.at(-1);
    const item = { type: 'listItem' as const, spread: false, children: [paragraph] };
    if (kind === 'paragraph') nodes.push(paragraph);
    else if (last?.type === 'list' && !begins) last.children.push(item);
    else nodes.push({ type: 'list', spread: false, children: [item] });
  }
  return nodes;
}

const heading = (depth: number, value: string): RootContent => ({
  type: 'heading',
  depth: Math.min(depth, 6) as 1,
  children: [{ type: 'text', value }],
});

/** Emphasis on words, not on the spaces around them. */
function phrasingOf(text: Styled): PhrasingContent[] {
  const runs: { text: string; stress: boolean }[] = [];
  for (const { text: words, stress } of text) {
    const last = runs.at(-1);
    if (last?.stress === stress) last.text += words;
    else runs.push({ text: words, stress });
  }
  return runs.flatMap(({ text: words, stress }): PhrasingContent[] => {
    const [, before = '', value = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(words) ?? [];
    const plain = (one: string) => ({ type: 'text' as const, value: one });
    if (!stress || value === '') return [plain(words)];
    return [plain(before), { type: 'strong', children: [plain(value)] }, plain(after)];
  });
}
