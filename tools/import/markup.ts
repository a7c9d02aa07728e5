import type { Element, ElementContent, Nodes } from 'hast';
import type { Out } from './blocks';
import { all, classWords, elementsIn, first, SILENT, wordsOf } from './hast';
import { pageWords } from './page-words';

/** Why something is left out; `''` for what holds nothing that anybody reads. */
export type LeftOut = Pick<Out, 'why' | 'isUnsure' | 'isDated'>;

const HIDDEN = { why: 'it is hidden from people who listen' };
export const FOOTNOTE = { why: 'the mark of a footnote' };
const NOTES = { why: 'a footnote: put it where its mark stands, if it should be heard', isUnsure: true };
const BUTTON = { why: 'a button' };
const SITE = { why: 'the name of the site' };
const CONTENTS = { why: 'a list of links to the sections of the page' };
const SHARING = { why: 'links to share the page' };
const LINKS = { why: 'a list of links to other pages', isUnsure: true };

/** What is never left out for the sake of its class: a heading says what follows it, and a table is read by its cells. */
const KEPT = /^(?:h[1-6]|main|body|table|t(?:head|body|foot|r|h|d)|d[ltd]|figure|details|summary)$/u;

/** Where an element stands. */
interface Place {
  /** What stands before it under the same element. */
  readonly before: readonly ElementContent[];
  readonly parent: Element;
  readonly main: Element;
  /** The heading before it. */
  readonly heading: string;
}

/** Why an element of a page is left out, by what pages of many sites have in common. */
export function reasonToLeaveOut(
  node: Element,
  { before, parent, main, heading }: Place,
): LeftOut | undefined {
  const { tagName, properties } = node;
  if (SILENT.includes(tagName)) return { why: '' };
  if (properties.ariaHidden === 'true') return { ...HIDDEN, isUnsure: wordCount(node) > SHORT };
  if (isFootnoteMark(node, before)) return FOOTNOTE;
  if (tagName === 'h1' && isSiteName(node)) return SITE;
  if (isKept(node, parent)) return undefined;
  if (isToggle(node)) return BUTTON;
  const role = String(properties.role ?? '');
  const { elements } = pageWords();
  const named = elements.find(({ tags, roles }) => tags.includes(tagName) || roles.includes(role));
  const isWhole = () =>
    first(node, (one) => one.tagName === 'h1') || wordsOf(node).length > wordsOf(main).length / 2;
  // Some pages stand in a form from beginning to end.
  if (named && !(tagName === 'form' && isWhole()))
    return { why: named.why, isUnsure: named.unsure, isDated: named.dated };
  const classed = KEPT.test(tagName)
    ? undefined
    : elements.find(({ names }) => names?.test(classWords(node)));
  // A class may mean something else where there is much to read.
  if (classed && !isWhole()) return { why: classed.why, isUnsure: classed.unsure || wordCount(node) > SHORT };
  if (!pageWords().sources.test(heading) && isFootnotes(node)) return NOTES;
  return linksAlone(node, before);
}

/** A box that belongs to the text, though it may stand beside it, and holds more than a heading. */
export function isBox(node: Element): boolean {
  const { roles, names } = pageWords().boxes;
  const { tagName, properties } = node;
  const isNamed =
    roles.includes(String(properties.role ?? '')) ||
    (/^(?:div|section|aside|blockquote|figure|li)$/u.test(tagName) && names.test(classWords(node)));
  const heading = first(node, (one) => /^h[1-6]$/u.test(one.tagName));
  return isNamed && (heading === undefined || wordsOf(heading) !== wordsOf(node));
}

/** Whether an element holds running text, so that what is left out of it would be missed. */
export const isInText = ({ tagName, children }: Element): boolean =>
  /^(?:p|li|td|dd|span)$/u.test(tagName) &&
  children.some((child) => child.type === 'text' && /\p{L}/u.test(child.value));

/** A button that opens what has no title of its own, or the word in a title that says so. */
export const isToggle = (node: Element): boolean =>
  /^(?:button|a|span)$/u.test(node.tagName) && pageWords().toggles.test(wordsOf(node));

function isKept(node: Element, parent: Element): boolean {
  const { tagName } = node;
  // A word that a button explains, or a link that looks like one.
  if (/^(?:button|a|span)$/u.test(tagName) && node.properties.role !== 'tooltip') return isInText(parent);
  if (tagName === 'aside') return isBox(node);
  // Whose words a quotation is, and what a table shows.
  if (tagName === 'footer') return parent.tagName === 'blockquote';
  if (tagName === 'figcaption')
    return first(parent, (one) => /^(?:table|blockquote)$/u.test(one.tagName)) !== undefined;
  return false;
}

/** Whether a heading is the name of the site, which leads to its first page. */
export const isSiteName = (heading: Element): boolean =>
  first(heading, ({ properties }) => properties.href === '/') !== undefined;

/** A list of notes, each with a link back to where its mark stands. */
const isFootnotes = (node: Element): boolean =>
  node.properties.role === 'doc-endnotes' ||
  (/^[ou]l$/u.test(node.tagName) &&
    elementsIn(node).length > 0 &&
    elementsIn(node).every((item) => first(item, isLinkBack)));

const isLinkBack = (node: Element): boolean =>
  node.properties.role === 'doc-backlink' ||
  (isLinkWithin(node) && pageWords()['footnote-back'].test(wordsOf(node)));

/** A link to something on the same page. */
const isLinkWithin = ({ tagName, properties }: Element): boolean =>
  tagName === 'a' && String(properties.href ?? '').startsWith('#');

function isFootnoteMark(node: Element, before: readonly ElementContent[]): boolean {
  const words = wordsOf(node);
  if (isLinkBack(node)) return true;
  const isRaised = first(node, ({ tagName }) => tagName === 'sup') !== undefined;
  if (isRaised && first(node, isLinkWithin)) return words.length <= LONGEST_MARK;
  if (!pageWords()['footnote-mark'].test(words)) return false;
  if (isLinkWithin(node)) return true;
  // A number that stands where no power does.
  return (
    node.tagName === 'sup' &&
    (pageWords()['footnote-sign'].test(words) ||
      !pageWords()['power-after'].test(before.map(textOf).join('')))
  );
}

/** The most letters of the mark of a footnote: "[12], [13]". */
const LONGEST_MARK = 12;

/** The text of a node as it stands, with its spaces. */
const textOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

/** The most words of furniture that has no sentences: "Share this page on". Our own judgement. */
const SHORT = 12;

const wordCount = (node: Element): number => wordsOf(node).split(' ').length;

/** Lists of nothing but links, and blocks of nothing but links to share the page. */
function linksAlone(node: Element, before: readonly ElementContent[]): LeftOut | undefined {
  if (!/^(?:ul|ol|div|p|section|span|a)$/u.test(node.tagName)) return undefined;
  const links = all(node, ({ tagName, properties }) => tagName === 'a' && properties.href !== undefined);
  if (links.length === 0) return undefined;
  const hrefs = links.map(({ properties }) => String(properties.href));
  if (hrefs.every((href) => pageWords()['share-links'].test(href)) && wordCount(node) <= SHORT)
    return SHARING;
  if (!/^[uo]l$/u.test(node.tagName) || links.length < 2) return undefined;
  const words = links.map(wordsOf).join(' ');
  const isAll = words.replace(/\s/gu, '') === wordsOf(node).replace(/\s/gu, '');
  if (!isAll || hrefs.some((href) => /^(?:tel|sms|mailto):/u.test(href))) return undefined;
  if (hrefs.every((href) => href.startsWith('#'))) return CONTENTS;
  // "It can be:" makes links the items of a list.
  const lead = before
    .map(wordsOf)
    .filter((text) => text !== '')
    .at(-1);
  return lead?.endsWith(':') ? undefined : LINKS;
}

/** The label of each panel of tabs, by the panel's id. */
export function tabLabels(tree: Element): Map<string, Element> {
  const tabs = all(tree, ({ properties }) => properties.role === 'tab');
  return new Map(
    tabs.flatMap((tab) => {
      const controls = tab.properties.ariaControls ?? String(tab.properties.href ?? '').replace(/^#/u, '');
      return [controls].flat().map((id): [string, Element] => [String(id), tab]);
    }),
  );
}

/** The element that an expander opens: the one that it names, or the one after it or after what holds it. */
export function openedBy(
  expander: Element,
  ancestors: readonly Element[],
  main: Element,
): Element | undefined {
  const button = first(expander, ({ properties }) => properties.ariaControls !== undefined);
  const ids = [button?.properties.ariaControls ?? []].flat().map(String);
  const named = first(main, ({ properties }) => ids.includes(String(properties.id ?? '')));
  if (named) return named;
  let node = expander;
  for (const parent of [...ancestors].reverse()) {
    const siblings = elementsIn(parent);
    const next = siblings[siblings.indexOf(node) + 1];
    if (next) return next;
    node = parent;
  }
  return undefined;
}
