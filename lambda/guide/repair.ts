import { type Draft, onward, type Turn, takeUp } from './turn';

/** The most misses running that are counted. From then on the guide answers each in the same way. */
export const MOST_MISSES = 3;

/**
 * Answers a listener who was not understood. The first time it asks again, the second time it gives two things to choose
 * from, the third time it gives the helpline. After that it only asks again. It never hangs up.
 */
export function notUnderstood(turn: Turn): Draft {
  const { place } = turn;
  switch (place.misses) {
    case 0:
      return { says: [{ phrase: 'repair.first' }], asks: place.asked ?? onward(turn), place };
    case 1:
      return {
        says: [{ phrase: place.at ? 'repair.second-reading' : 'repair.second' }],
        asks: takeUp(turn),
        place,
      };
    case 2:
      return { says: [{ phrase: 'repair.third' }], asks: { id: 'helpline-again' }, place };
    default:
      return { says: [{ phrase: 'repair.after' }], asks: place.asked ?? onward(turn), place };
  }
}

/** Nothing was said. The first time the guide only asks again; from then on a silence is a miss like any other. */
export const silence = (turn: Turn): Draft =>
  turn.place.misses === 0
    ? { says: [{ phrase: 'repair.silence' }], asks: turn.place.asked ?? onward(turn), place: turn.place }
    : notUnderstood(turn);

/** Says the same words again. */
export function repeat(turn: Turn): Draft {
  const { lastSaid, asked } = turn.place;
  return lastSaid.length === 0
    ? { says: [{ phrase: 'reading.nothing-yet' }], asks: onward(turn), place: turn.place }
    : { says: lastSaid, ...(asked && { asks: asked }), place: turn.place };
}

/** Something went wrong on our side. The listener is told so and hears the helpline, and nothing of the place is lost. */
export const apology = ({ place }: Pick<Turn, 'place'>): Draft => ({
  says: [{ phrase: 'trouble' }],
  asks: { id: 'helpline-again' },
  place,
});
