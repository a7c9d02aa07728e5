import type { Element, Nodes } from 'hast';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { type Out, out } from './blocks';

/** What holds nothing that anybody reads. */
export const SILENT = ['script', 'style', 'noscript', 'template', 'head'];

/** The first element of a tree that is wanted, in the order of the page. */
export function first(tree: Nodes, isWanted: (element: Element) => boolean): Element | undefined {
  let wanted: Element | undefined;
  visit(tree, 'element', (node) => {
    if (!isWanted(node)) return;
    wanted = node;
    return EXIT;
  });
  return wanted;
}

/** All elements of a tree that are wanted. */
export function all(tree: Nodes, isWanted: (element: Element) => boolean): Element[] {
  const wanted: Element[] = [];
  visit(tree, 'element', (node) => {
    if (isWanted(node)) wanted.push(node);
  });
  return wanted;
}

export const elementsIn = (node: Element): Element[] =>
  node.children.filter((child) => child.type === 'element');

/** The words of a node line by line, without those of `except`. */
export function linesIn(
  tree: Nodes,
  why: string,
  more: Pick<Out, 'isUnsure' | 'isDated'> = {},
  except: readonly Nodes[] = [],
): Out[] {
  const lines = new Map<number, string>();
  visit(tree, (node) => {
    if (except.includes(node) || (node.type === 'element' && SILENT.includes(node.tagName))) return SKIP;
    if (node.type !== 'text') return;
    for (const [index, words] of node.value.split('\n').entries()) {
      const line = (node.position?.start.line ?? 0) + index;
      lines.set(line, `${lines.get(line) ?? ''} ${words}`);
    }
    return;
  });
  const tidied = [...lines].map(([line, words]) => ({
    ...out(line, words.replace(/\s+/gu, ' ').trim(), why),
    ...more,
  }));
  return tidied.filter(({ text }) => text !== '');
}

export const wordsOf = (node: Nodes): string =>
  linesIn(node, '')
    .map(({ text }) => text)
    .join(' ');

/** The words that the classes of an element are made of: "page-share__list isOpen" is "page share list is open". */
export const classWords = ({ properties: { className } }: Element): string =>
  (Array.isArray(className) ? className.join(' ') : '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();

export const elementOf = (tagName: string, children: Element['children'], like?: Element): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
  ...(like?.position && { position: like.position }),
});
