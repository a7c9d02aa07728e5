import type { Element } from 'hast';
import { elementOf, wordsOf } from './hast';

/** A list as what holds nothing but items, so that none of its words is lost: lists of terms are lists as well. */
export const listAsRead = (list: Element): Element => (list.tagName === 'dl' ? termsOf(list) : itemsOf(list));

/** What stands in a list and in no item is an item; a list there belongs to the item before it. */
function itemsOf(list: Element): Element {
  const items: Element[] = [];
  for (const child of list.children) {
    const isElement = child.type === 'element';
    const last = items.at(-1);
    if (isElement && /^(?:li|scope-\w+)$/u.test(child.tagName)) items.push(child);
    else if (isElement && last?.tagName === 'li' && /^[uo]l$/u.test(child.tagName)) last.children.push(child);
    else if (wordsOf(child) !== '') items.push(elementOf('li', [child], isElement ? child : list));
  }
  return { ...list, tagName: list.tagName === 'ol' ? 'ol' : 'ul', children: items };
}

/** A list of terms: each with what is said of it is an item, and so is what stands there and should not. */
function termsOf(node: Element): Element {
  const groups = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'div' ? child.children : child,
  );
  const items: Element[] = [];
  let isTerm = false;
  for (const child of groups.filter((one) => wordsOf(one) !== '')) {
    const tagName = child.type === 'element' ? child.tagName : '';
    const isNew = items.length === 0 || tagName === '' || (tagName === 'dt' && !isTerm);
    isTerm = tagName === 'dt';
    const block = elementOf(
      isTerm ? 'p' : 'div',
      'children' in child && /^d[td]$/u.test(tagName) ? child.children : [child],
    );
    if (isNew) items.push(elementOf('li', [block], child.type === 'element' ? child : node));
    else items.at(-1)?.children.push(block);
  }
  return { ...node, tagName: 'ul', children: items };
}
