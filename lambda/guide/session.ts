import type { PassageId } from '../page/page';
import type { Question } from './questions';
import type { Saying } from './saying';
import { type Draft, isStale, leaveMenu, onward, position, type Turn, takeUp } from './turn';

/** The guide is opened: a welcome or, within a session, a way back to where the listener was. */
export function launch(turn: Turn): Draft {
  const { page, today } = turn;
  const place = leaveMenu(turn.place);
  if (place.asked?.id === 'left-off') return welcomeBack(turn, place.asked);
  const here = place.at ?? place.back;
  if (here) {
    const says: Saying[] = [{ phrase: 'welcome.back', fill: position(turn, here) }];
    return { says, asks: place.at ? takeUp({ ...turn, place }) : onward({ ...turn, place }), place };
  }
  if (place.introduced) return { says: [{ phrase: 'welcome.again' }], asks: { id: 'contents' }, place };
  const stale = isStale(page.facts.nextReview, today);
  return {
    says: [{ phrase: 'welcome.first' }, ...(stale ? [{ phrase: 'stale' as const }] : [])],
    asks: { id: 'start', topic: page.facts.start },
    place: { ...place, introduced: true },
  };
}

/** A listener has come back with a bookmark: says where they had got to, and asks whether to carry on from there. */
function welcomeBack({ page, place, today }: Turn, asked: Question): Draft {
  const { topic = page.facts.start } = asked;
  const stale = isStale(page.facts.nextReview, today);
  return {
    says: [
      { phrase: 'welcome.returning', fill: { topic } },
      ...(stale ? [{ phrase: 'stale' as const }] : []),
    ],
    asks: asked,
    place,
  };
}

/** Says that the listener is forgotten, and has no bookmark kept from now on. `takeTurn` has deleted the one there was. */
export const forget = (turn: Turn): Draft => ({
  says: [{ phrase: 'forget' }],
  asks: takeUp(turn),
  place: { ...turn.place, forgotten: true },
});

/** Says what can be asked for, and offers the way back. */
export const help = (turn: Turn): Draft => ({
  says: [{ phrase: 'help' }],
  asks: takeUp(turn),
  place: turn.place,
});

/** Says where the listener is. */
export function where(turn: Turn): Draft {
  const { place } = turn;
  const saying: Saying =
    place.menu !== undefined
      ? { phrase: 'place.menu' }
      : place.at
        ? { phrase: 'place.where', fill: position(turn, place.at) }
        : { phrase: 'reading.nothing-yet' };
  return { says: [saying], asks: onward(turn), place };
}

/** Waits, and says where it will carry on. */
export function pause(turn: Turn): Draft {
  const { place } = turn;
  const reading = place.menu === undefined ? place.at : undefined;
  return {
    says: [
      reading
        ? { phrase: 'place.paused', fill: position(turn, reading) }
        : { phrase: 'place.paused-nowhere' },
    ],
    asks: takeUp(turn),
    place,
  };
}

/** Asks which of two passages was meant. */
export const choose = (
  turn: Turn,
  { between: [topic, other] }: { between: readonly [PassageId, PassageId] },
): Draft => ({
  says: [],
  asks: { id: 'choose', topic, other },
  place: turn.place,
});

/** Says goodbye and closes the session. */
export const stop = ({ place }: Turn): Draft => ({ says: [{ phrase: 'goodbye' }], place });

/** The session is over, so nothing is said. */
export const end = ({ place }: Turn): Draft => ({ says: [], place });
