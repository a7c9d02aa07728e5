import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** Elements that do not part one text from another. */
const INLINE = /^(?:a|b|strong|i|em|span|font|sub|sup|time|label|small|code|abbr|mark|u)$/u;

const UNREAD = /^(?:head|script|style|noscript|template|svg)$/u;

/**
 * Everything that a saved page shows or says, sentence by sentence, by rules of the tests' own. Raised marks, but for powers, and
 * remarks that are hidden from the eye are texts by themselves.
 */
export function sentencesOfPage(html: string): string[] {
  const texts: string[] = [''];
  const apart: string[] = [];
  const read = (node: Nodes): void => {
    if (node.type === 'text') texts.push(`${texts.pop()}${node.value}`);
    if (!('children' in node)) return;
    const isElement = node.type === 'element';
    if (isElement && UNREAD.test(node.tagName)) return;
    const isApart =
      isElement &&
      ((node.tagName === 'sup' && !/\bcm$/u.test(texts.at(-1) ?? '')) ||
        (node.tagName === 'span' && /^\((?:opens|external)/u.test(textOf(node))));
    if (isApart) {
      apart.push(textOf(node));
      return;
    }
    const isBlock = isElement && !INLINE.test(node.tagName);
    if (isBlock) texts.push('');
    for (const child of node.children) read(child);
    if (isBlock) texts.push('');
  };
  read(fromHtml(html));
  return [...texts, ...apart]
    .flatMap((text) => text.replace(/\s+/gu, ' ').split(/(?<=[.?!]["”’)]?)\s+(?=[\p{Lu}"“‘(])/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => plain(sentence) !== '');
}

const textOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

/** The letters and digits of a text, word by word, with a space on either side: one text holds another if it says it. */
export function plain(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? '' : ` ${words.join(' ')} `;
}
