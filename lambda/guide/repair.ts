import { taking } from './numbers';
import type { PhraseKey } from './phrases';
import { ownQuestion } from './situated';
import { type Draft, fresh, onward, type Turn, takeUp } from './turn';

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
      return giveHelpline(turn, 'repair.third');
    default:
      return { says: [{ phrase: 'repair.after' }], asks: place.asked ?? onward(turn), place };
  }
}

/**
 * A question that the page does not answer. The guide says so, and who may know. It counts as not understood, since the
 * words may have been nonsense, or misheard: the third time running the guide gives the helpline whatever they were.
 */
export function offPage(turn: Turn): Draft {
  const { place } = turn;
  if (place.misses === 2 && !place.declined) return giveHelpline(turn, 'off-page-third');
  return {
    says: [{ phrase: place.misses === 0 ? 'off-page' : fresh(place, 'off-page-again', 'off-page') }],
    asks: place.at ? takeUp(turn) : { id: 'contents' },
    place,
  };
}

/** Gives the helpline's number by a phrase that has it. */
const giveHelpline = ({ place }: Turn, phrase: PhraseKey): Draft => ({
  says: [{ phrase }],
  asks: { id: 'helpline-again' },
  place: taking(place, 'helpline'),
});

/** The answer was not what was asked for. The listener is asked to say it otherwise, and then as who was not understood. */
export const wrongAnswer = (turn: Turn): Draft =>
  turn.place.misses === 0
    ? { says: [{ phrase: 'repair.wrong-answer' }], asks: { id: 'contents' }, place: turn.place }
    : notUnderstood(turn);

/** Nothing was said. The first time the guide only asks again; from then on a silence is a miss like any other. */
export function silence(turn: Turn): Draft {
  const { place } = turn;
  // Somebody who looks for a pen is silent, and has missed nothing.
  if (place.asked?.id === 'ready') return { says: [{ phrase: 'number.waiting' }], asks: place.asked, place };
  return place.misses === 0
    ? { says: [{ phrase: 'repair.silence' }], asks: place.asked ?? onward(turn), place }
    : notUnderstood(turn);
}

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
  asks: ownQuestion(place) ?? { id: 'helpline-again' },
  place: taking(place, 'helpline'),
});
