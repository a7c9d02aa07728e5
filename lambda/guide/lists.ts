import type { Passage } from '../page/page';
import { cutFor } from './pace';
import { readPassage } from './reading';
import type { Saying } from './reply';
import { type Draft, onward, type Turn } from './turn';

/**
 * One item of the list that is being read. While the listener chooses from the list of contents, or between two
 * passages, it is the passage of that number.
 * @param wanted counted from 1; a number that the list does not reach is answered with how many there are
 */
export const item = (turn: Turn, wanted: number): Draft => itemAt(turn, wanted);

/** The last item of the list that is being read, or of what can be chosen from. */
export const lastItem = (turn: Turn): Draft => itemAt(turn, 'last');

function itemAt(turn: Turn, wanted: number | 'last'): Draft {
  const { place } = turn;
  const choices = choicesOf(turn);
  if (choices) {
    const chosen = choices[indexOf(wanted, choices.length)];
    return chosen === undefined ? outOfRange(turn, choices.length) : readPassage(turn, chosen, 'title');
  }
  const found = listInFocus(turn);
  if (!found) return noList(turn);
  const { passage, list } = found;
  const items = passage.lists[list] ?? [];
  const index = indexOf(wanted, items.length);
  if (items[index] === undefined) return outOfRange(turn, items.length);
  return {
    says: [
      wanted === 'last'
        ? { phrase: 'list.last', fill: { count: items.length } }
        : { phrase: 'list.item', fill: { number: wanted } },
      { item: { passage: passage.id, list, index } },
    ],
    asks: onward(turn),
    place,
  };
}

/** How many items the list has that is being read. */
export function count(turn: Turn): Draft {
  const { page, place } = turn;
  if (place.menu !== undefined) {
    const fill = { count: page.contents().passages.length };
    return { says: [{ phrase: 'menu.count', fill }], asks: onward(turn), place };
  }
  const found = listInFocus(turn);
  if (!found) return noList(turn);
  const { passage, list } = found;
  const fill = { count: passage.lists[list]?.length ?? 0, topic: passage.id };
  return { says: [{ phrase: 'list.count', fill }], asks: onward(turn), place };
}

/** The passages a number chooses from, where one is to be chosen. */
function choicesOf({ page, place }: Turn): readonly string[] | undefined {
  const { asked, menu } = place;
  if (asked?.topic !== undefined && asked.other !== undefined) return [asked.topic, asked.other];
  return menu === undefined ? undefined : page.contents().passages;
}

/** The list a number speaks of: the one in the part just heard, or the last one heard before it, or the first to come. */
function listInFocus({ page, place }: Turn): { passage: Passage; list: number } | undefined {
  const spot = place.at ?? place.back;
  const passage = spot && page.passage(spot.passage);
  if (!passage) return undefined;
  const parts = passage.cuts[cutFor(place.pace)];
  const nearest = [...parts.slice(0, spot.part).reverse(), ...parts.slice(spot.part)];
  const piece = nearest.flatMap(({ pieces }) => pieces).find((one) => 'list' in one);
  return piece && 'list' in piece ? { passage, list: piece.list } : undefined;
}

const indexOf = (wanted: number | 'last', length: number): number =>
  wanted === 'last' ? length - 1 : wanted - 1;

const outOfRange = (turn: Turn, length: number): Draft => ({
  says: [{ phrase: 'list.out-of-range', fill: { count: length } }],
  asks: turn.place.asked?.other === undefined ? onward(turn) : turn.place.asked,
  place: turn.place,
});

function noList(turn: Turn): Draft {
  const topic = (turn.place.at ?? turn.place.back)?.passage;
  const saying: Saying =
    topic === undefined ? { phrase: 'reading.nothing-yet' } : { phrase: 'list.none', fill: { topic } };
  return { says: [saying], asks: onward(turn), place: turn.place };
}
