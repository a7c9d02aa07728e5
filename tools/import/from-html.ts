import type { Element, Root as Tree } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Definition, Root, RootContent } from 'mdast';
import type { Note, Out } from './blocks';
import { all, first, linesIn, wordsOf } from './hast';
import { isSiteName } from './markup';
import { type Metadata, metadataOf } from './metadata';
import { Reader } from './reader';
import { BEGIN, END } from './scopes';

export interface Source extends Metadata {
  readonly root: Root;
  readonly out: readonly Out[];
}

/** The ends of a scope have no words, and pass through the library as something that no page has. */
const handlers = Object.fromEntries(
  [BEGIN, END].map((name) => [name, (): Definition => ({ type: 'definition', identifier: name, url: '' })]),
);

/**
 * Reads the main part of a page, with its headings, paragraphs, lists, bold words, tables and expanders (`details`, or a
 * button that opens what follows it).
 * @param notes is added to
 */
export function fromSavedHtml(html: string, notes: Note[]): Source {
  const tree = fromHtml(html);
  const main = mainOf(tree);
  const metadata = metadataOf(tree, main);
  if (main === undefined) return { root: { type: 'root', children: [] }, out: [], ...metadata };
  const [page, parts] = withTitle(tree, main);
  const leftOut = linesIn(tree, 'it stands outside the main part of the page', {}, parts);
  const read = toMdast(new Reader(page, leftOut, notes).read(), { newlines: true, handlers });
  const children = read.type === 'root' ? read.children : [read as RootContent];
  return { root: { type: 'root', children }, out: leftOut, ...metadata };
}

/** The main part by its landmark; else the one article, or all there is. */
function mainOf(tree: Tree): Element | undefined {
  const articles = all(tree, ({ tagName }) => tagName === 'article');
  return (
    first(tree, ({ tagName, properties }) => tagName === 'main' || properties.role === 'main') ??
    articles.find((article) => first(article, ({ tagName }) => tagName === 'h1')) ??
    articles[0] ??
    first(tree, ({ tagName }) => tagName === 'body')
  );
}

/**
 * The main part with the title before it, which many pages have above it, beside an introduction.
 * @returns what of the page is read, and the elements that it is made of
 */
function withTitle(tree: Tree, main: Element): [Element, Element[]] {
  const isTitle = ({ tagName }: Element) => tagName === 'h1';
  const title = first(tree, (one) => isTitle(one) && wordsOf(one) !== '');
  // The name of the site may be a heading too, and leads to its first page.
  if (first(main, isTitle) || !title || isSiteName(title)) return [main, [main]];
  const around = first(tree, ({ children }) => children.includes(title));
  const holder = around && first(around, (one) => one === main) === undefined ? around : title;
  return [{ ...main, children: [holder, ...main.children] }, [holder, main]];
}
