import type { Passage } from '../page/page';
import { unitsOf } from '../page/words';
import { cutFor } from './pace';
import type { Question } from './questions';
import { readPassage } from './reading';
import type { Saying } from './saying';
import { type Draft, onward, type Turn } from './turn';

/**
 * Says one item of the list that is being read. Where the listener is choosing, from the list of contents or between two
 * passages, it reads the passage of that number.
 * @param wanted counted from 1. Beyond the end of the list, the guide says how many items there are.
 */
export const item = (turn: Turn, wanted: number): Draft => itemAt(turn, wanted);

/** As `item`, for the last one. */
export const lastItem = (turn: Turn): Draft => itemAt(turn, 'last');

function itemAt(turn: Turn, wanted: number | 'last'): Draft {
  const { place } = turn;
  const choices = choicesOf(turn);
  if (choices) {
    const chosen = choices[indexOf(wanted, choices.length)];
    return chosen === undefined ? outOfRange(turn, choices.length) : readPassage(turn, chosen, 'title');
  }
  const focus = listInFocus(turn);
  if (!focus) return noList(turn);
  const { passage, list } = focus;
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
    asks: leadOn(turn),
    place,
  };
}

/** Says how many items there are in the list that is being read. */
export function count(turn: Turn): Draft {
  const { page, place } = turn;
  if (place.menu !== undefined) {
    const fill = { count: page.contents().passages.length };
    return { says: [{ phrase: 'menu.count', fill }], asks: onward(turn), place };
  }
  const focus = listInFocus(turn);
  if (!focus) return noList(turn);
  const { passage, list } = focus;
  const fill = { count: passage.lists[list]?.length ?? 0, topic: passage.id };
  return { says: [{ phrase: 'list.count', fill }], asks: leadOn(turn), place };
}

/** After an answer out of a list, the passage is offered again; else the question leads on from where the listener is. */
function leadOn(turn: Turn): Question {
  const { answered, at } = turn.place;
  return answered && at?.passage !== answered.passage
    ? { id: 'more', topic: answered.passage }
    : onward(turn);
}

/** The passages that a number chooses from; undefined where the listener is not choosing. */
function choicesOf({ page, place }: Turn): readonly string[] | undefined {
  const { asked, menu } = place;
  if (asked?.topic !== undefined && asked.other !== undefined) return [asked.topic, asked.other];
  return menu === undefined ? undefined : page.contents().passages;
}

/**
 * The list that a number refers to: that of the answer just given, or in the part just read, or else the last one before it,
 * or the first after it.
 */
function listInFocus({ page, place }: Turn): { passage: Passage; list: number } | undefined {
  const { answered } = place;
  const said = answered && page.passage(answered.passage);
  const unit = said && unitsOf(said)[said.answers[answered.answer]?.at(-1) ?? -1];
  if (said && unit && 'list' in unit) return { passage: said, list: unit.list };
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
  const topic = (turn.place.at ?? turn.place.back ?? turn.place.answered)?.passage;
  const saying: Saying =
    topic === undefined ? { phrase: 'reading.nothing-yet' } : { phrase: 'list.none', fill: { topic } };
  return { says: [saying], asks: onward(turn), place: turn.place };
}
