import { helplineOr } from './numbers';
import { begun } from './situated';
import type { Upset } from './situation';
import { type Draft, fresh, type Turn, takeUp } from './turn';

/**
 * What the guide says where reading from the page would be wrong. None of it moves the listener's place, and none of it
 * advises: it says only who can help. What is said next is in the table of `situation.ts`.
 */

/** An emergency comes before everything, the introduction included. */
export const emergency = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'emergency.first' }],
  asks: { id: 'called' },
  place: begun(place, { kind: 'emergency', turns: 0 }),
});

/** Danger to oneself: kindness first, then whom to call. A question about how it could be done is answered the same way. */
export const selfHarm =
  (phrase: 'self-harm.first' | 'self-harm.how-many' | 'danger') =>
  ({ place }: Turn): Draft => ({
    says: [{ phrase }],
    asks: { id: 'numbers-again' },
    place: begun(place, { kind: 'self-harm', turns: 0 }),
  });

/** Fever, shivering or bleeding on treatment, told or asked: the hospital's own number, at once. */
export const fever = ({ place }: Turn): Draft => ({
  says: [{ phrase: 'fever.first' }],
  asks: { id: 'say-again' },
  place: begun(place, { kind: 'fever', turns: 0 }),
});

/**
 * Fear, bad news, a death: the phrase gives the numbers of people to talk to, and has another wording when it comes again.
 * Nothing is read unless the listener asks for it.
 */
export const upset =
  (told: Upset) =>
  ({ place }: Turn): Draft => {
    const { situation } = place;
    // Someone who told of a death and then weeps is still spoken to about the death.
    const about = situation?.kind === 'upset' && situation.about === 'death' ? 'death' : told;
    const isAgain = situation?.kind === 'upset' && situation.about === about;
    return {
      says: [{ phrase: isAgain ? fresh(place, `upset.${about}-again`, `upset.${about}`) : `upset.${about}` }],
      asks: { id: 'numbers-again' },
      place: begun(place, { kind: 'upset', about, turns: 0 }),
    };
  };

/** A question about somebody's own case, which only their medical team can answer. */
export const advice = (turn: Turn): Draft => ({
  says: [{ phrase: fresh(turn.place, 'advice', 'advice-again') }],
  asks: helplineOr(takeUp(turn), turn.place),
  place: turn.place,
});
