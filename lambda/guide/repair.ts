import { type Draft, onward, type Turn, takeUp } from './turn';

/** Misses running that are told apart. The guide is as patient after a hundred as after this many. */
export const MOST_MISSES = 3;

/**
 * What is said when a listener was not understood, by how often that has happened running: ask again; give two things
 * to choose from; give the number of a person, and stay. After that, patience: never a loop, never hanging up.
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

/** Nothing was said. The first time the guide only asks again; from then on it is like not being understood. */
export const silence = (turn: Turn): Draft =>
  turn.place.misses === 0
    ? { says: [{ phrase: 'repair.silence' }], asks: turn.place.asked ?? onward(turn), place: turn.place }
    : notUnderstood(turn);

/** The last words again, the same ones. */
export function repeat(turn: Turn): Draft {
  const { lastSaid, asked } = turn.place;
  return lastSaid.length === 0
    ? { says: [{ phrase: 'reading.nothing-yet' }], asks: onward(turn), place: turn.place }
    : { says: lastSaid, ...(asked && { asks: asked }), place: turn.place };
}

/** Something went wrong on our side: says so, gives the number of a person, and loses nothing of the place. */
export const apology = ({ place }: Pick<Turn, 'place'>): Draft => ({
  says: [{ phrase: 'trouble' }],
  asks: { id: 'helpline-again' },
  place,
});
