import { type Draft, type Turn, takeUp } from './turn';

/**
 * What the guide says beyond the page, where reading on would be wrong. None of it moves the listener's place, and
 * none of it judges: no list, no advice, only who can help.
 */

/** An emergency comes before everything, the introduction included. */
export const emergency = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'emergency' }],
  asks: { id: 'say-again' },
  place,
});

/** Where distress cannot be told from an emergency, the listener hears what both need: whom to call, and kindness. */
export const danger = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'danger' }],
  asks: { id: 'say-again' },
  place,
});

/** Distress is met with kindness and the number of someone to talk to; nothing is read unasked. */
export const distress = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'distress' }],
  asks: { id: 'helpline-again' },
  place,
});

/** A question about someone's own case belongs to their medical team. */
export const advice = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'advice' }],
  asks: { id: 'helpline' },
  place,
});

/** What the page does not say, the guide does not know. It says what it can read instead. */
export const offPage = (turn: Turn): Draft => ({
  says: [{ phrase: 'off-page' }],
  asks: turn.place.at ? takeUp(turn) : { id: 'contents' },
  place: turn.place,
});
