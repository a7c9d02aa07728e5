import { joined, type Styled, textOfStyled } from '../content/styled';
import { countWords } from '../content/word-count';
import { isEnded } from './blocks';
import { pageWords } from './page-words';

/** The most words of an item that holds a list within it, which is as long as a sentence may be. */
const LONGEST_ITEM = 20;

/**
 * An item of a list with the list within it, as items that can each be heard by themselves: "Skin that" with "feels hard" and
 * "looks red" is "Skin that feels hard" and "Skin that looks red". Short lists stay in their item, so that the list is
 * counted as the page counts it. What stands between is ours.
 */
export function withNested(lead: Styled, items: readonly Styled[]): Styled[] {
  const said = textOfStyled(lead);
  const texts = items.map(textOfStyled);
  const isLead = !isEnded(said) || said.endsWith(':');
  const goesOn = pageWords().unfinished.test(said) && texts.every((text) => /^\p{Ll}/u.test(text));
  const between = goesOn || isEnded(said) ? ' ' : ': ';
  const isShort = countWords([said, ...texts].join(' ')) <= LONGEST_ITEM;
  if (isLead && (goesOn || !isShort)) return items.map((item) => joined(lead, between, item));
  const [first = [], ...others] = items;
  const all = others.reduce(
    (text, item) => joined(text, /[;,.?!]$/u.test(textOfStyled(text)) ? ' ' : '; ', item),
    first,
  );
  return [joined(lead, between, all)];
}
