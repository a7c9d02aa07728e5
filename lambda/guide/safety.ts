import { type Draft, type Turn, takeUp } from './turn';

/**
 * What the guide says where reading from the page would be wrong. None of it moves the listener's place, and none of it
 * advises: it says only who can help.
 */

/** An emergency comes before everything, the introduction included. */
export const emergency = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'emergency' }],
  asks: { id: 'say-again' },
  place,
});

/** Distress that may be an emergency: the phrase serves both. */
export const danger = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'danger' }],
  asks: { id: 'say-again' },
  place,
});

/** Distress: the phrase gives the number of somebody to talk to. Nothing is read unless the listener asks for it. */
export const distress = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'distress' }],
  asks: { id: 'helpline-again' },
  place,
});

/** A question about somebody's own case, which only their medical team can answer. */
export const advice = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'advice' }],
  asks: { id: 'helpline' },
  place,
});

/** A question that the page does not answer. The guide says so, and what it can read instead. */
export const offPage = (turn: Turn): Draft => ({
  says: [{ phrase: 'off-page' }],
  asks: turn.place.at ? takeUp(turn) : { id: 'contents' },
  place: turn.place,
});
