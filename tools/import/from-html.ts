import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Root, RootContent } from 'mdast';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { type Note, type Out, out } from './blocks';

export interface Source {
  readonly root: Root;
  readonly out: readonly Out[];
  /** The title that the file gives itself apart from its text, as HTML does. */
  readonly title?: string | undefined;
}

/** What is left out whole, by why. */
const LEFT_OUT = Object.entries({
  'links to other pages': 'nav',
  'the footer of the page': 'footer',
  'a form': 'form select input textarea',
  'a button': 'button',
  'a window over the page': 'dialog',
  'something shown from elsewhere': 'iframe object embed',
  'a film': 'video',
  'a recording': 'audio',
  'a picture': 'canvas svg',
  'a formula': 'math',
}).map(([why, tags]): [string, string[]] => [why, tags.split(' ')]);

/** What holds nothing that anybody reads. */
const SILENT = ['script', 'style', 'noscript', 'template', 'head'];

/** Elements that Markdown has no use for, as those that hold the same words there. */
const PLAIN = new Map([
  ...['code', 'kbd', 'samp', 'tt', 'var'].map((tag) => [tag, 'span'] as const),
  ['pre', 'p'],
  ['menu', 'ul'],
]);

/**
 * Reads the main part of a page, with its headings, paragraphs, lists, bold words, tables and expanders (`details`, or a
 * button that opens what follows it).
 * @param notes is added to
 */
export function fromSavedHtml(html: string, notes: Note[]): Source {
  const tree = fromHtml(html);
  const main =
    first(tree, ({ tagName, properties }) => tagName === 'main' || properties.role === 'main') ??
    first(tree, ({ tagName }) => tagName === 'article') ??
    first(tree, ({ tagName }) => tagName === 'body');
  const title = first(tree, ({ tagName }) => tagName === 'title');
  if (main === undefined) return { root: { type: 'root', children: [] }, out: [] };
  const leftOut = linesOut(tree, 'it stands outside the main part of the page', main);
  prepare(main, leftOut, notes);
  const read = toMdast(main, { newlines: true });
  const children = read.type === 'root' ? read.children : [read as RootContent];
  return { root: { type: 'root', children }, out: leftOut, title: title && wordsOf(title) };
}

/** Leaves in the tree what becomes Markdown, in a form that it becomes Markdown from. */
function prepare(main: Element, leftOut: Out[], notes: Note[]): void {
  let depth = 1;
  let expanderEnd = 0;
  visit(main, (node, index = 0, parent) => {
    const { start, end } = node.position ?? { start: { line: 0 }, end: {} };
    // Space before a text gets lost, and with it its line ends.
    if (node.type === 'text') start.line += (/^\s*/u.exec(node.value)?.[0].split('\n').length ?? 1) - 1;
    if (node.type !== 'element') return;
    const { tagName, properties } = node;
    const note = (message: string) => notes.push({ line: start.line, message });
    const isExpander = tagName === 'summary' || (properties.ariaExpanded !== undefined && tagName !== 'div');
    const why = isExpander ? undefined : reasonToLeaveOut(node);
    if (why !== undefined && parent) {
      leftOut.push(...linesOut(node, why));
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const heading = /^h([1-6])$/u.exec(tagName);
    // What an expander holds belongs to its heading, and what comes after it to the heading before.
    if (heading && (start.offset ?? 0) >= expanderEnd) depth = Number(heading[1]);
    if (tagName === 'details') expanderEnd = Math.max(expanderEnd, end.offset ?? 0);
    node.tagName = isExpander ? `h${Math.min(depth + 1, 6)}` : (PLAIN.get(tagName) ?? tagName);
    if (heading || isExpander) flatten(node);
    if (tagName === 'dt') node.children.push({ type: 'text', value: ':' });
    if ((properties.colSpan ?? properties.rowSpan) !== undefined)
      note('a cell of a table goes over several rows or columns: listen to it');
    if (properties.hidden !== undefined && wordsOf(node) !== '')
      note('text that the page hides at first was kept');
    if (/^su[bp]$/u.test(tagName) && /\d/u.test(wordsOf(node)))
      note(`a raised or lowered '${wordsOf(node)}' is heard like the rest`);
    if (tagName !== 'table' || !parent) return;
    const captions = prepareTable(node);
    parent.children.splice(index, 0, ...captions);
    return index + captions.length + 1;
  });
}

function reasonToLeaveOut(node: Element): string | undefined {
  const { tagName, properties } = node;
  if (properties.ariaHidden === 'true') return 'it is hidden from people who listen';
  // A number that leads to a note. One that leads nowhere may be a power.
  const isMark = tagName === 'sup' && /^[\d[\](),*†‡\s]+$/u.test(wordsOf(node));
  if (isMark && first(node, (child) => child.tagName === 'a')) return 'the mark of a footnote';
  return SILENT.includes(tagName) ? '' : LEFT_OUT.find(([, tags]) => tags.includes(tagName))?.[0];
}

/** Headings may hold buttons, headings and paragraphs. They are one line of text. */
function flatten(heading: Element): void {
  visit(heading, 'element', (node) => {
    if (node === heading) return;
    if (/^(?:h[1-6]|button|p|div|summary)$/u.test(node.tagName)) node.tagName = 'span';
    delete node.properties.ariaExpanded;
  });
}

/**
 * Leaves a head in a table only if every cell of its first row is one.
 * @returns its captions, as paragraphs
 */
function prepareTable(table: Element): Element[] {
  const row = first(table, ({ tagName }) => tagName === 'tr');
  const isHeaded = row?.children.every((cell) => cell.type !== 'element' || cell.tagName === 'th');
  visit(table, 'element', (node) => {
    if (!isHeaded && node.tagName === 'thead') node.tagName = 'tbody';
    if (!isHeaded && node.tagName === 'th') node.tagName = 'td';
  });
  const isCaption = (child: Nodes) => child.type === 'element' && child.tagName === 'caption';
  const captions = table.children.filter(isCaption) as Element[];
  table.children = table.children.filter((child) => !isCaption(child));
  return captions.map((caption) => ({ ...caption, tagName: 'p' }));
}

function first(tree: Nodes, isWanted: (element: Element) => boolean): Element | undefined {
  let wanted: Element | undefined;
  visit(tree, 'element', (node) => {
    if (!isWanted(node)) return;
    wanted = node;
    return EXIT;
  });
  return wanted;
}

/** The words of a node line by line, without those of `except`. */
function linesOut(tree: Nodes, why: string, except?: Element): Out[] {
  const lines = new Map<number, string>();
  visit(tree, (node) => {
    if (node === except || (node.type === 'element' && SILENT.includes(node.tagName))) return SKIP;
    if (node.type !== 'text') return;
    for (const [index, words] of node.value.split('\n').entries()) {
      const line = (node.position?.start.line ?? 0) + index;
      lines.set(line, `${lines.get(line) ?? ''} ${words}`);
    }
    return;
  });
  const tidied = [...lines].map(([line, words]) => out(line, words.replace(/\s+/gu, ' ').trim(), why));
  return tidied.filter(({ text }) => text !== '');
}

const wordsOf = (node: Nodes): string =>
  linesOut(node, '')
    .map(({ text }) => text)
    .join(' ');
