import type { NumberName } from '../page/page';
import { lastItem } from './lists';
import type { PhraseKey } from './phrases';
import type { Place } from './place';
import type { Question } from './questions';
import { slower as slowerPace } from './reading';
import type { Dictation, Saying } from './saying';
import { pause } from './session';
import { over } from './situated';
import { isUrgent } from './situation';
import { type Draft, type Turn, takeUp } from './turn';

/** The number that a listener may be taking down; undefined where none was given just now. */
export function numberIn({ situation }: Place): NumberName | undefined {
  switch (situation?.kind) {
    case 'number':
      return situation.number;
    case 'self-harm':
      return 'samaritans';
    case 'upset':
      return 'helpline';
    default:
      return undefined;
  }
}

/** The place of a listener who may take a number down now. What is more urgent than a number stays. */
export function taking(place: Place, number: NumberName): Place {
  return isUrgent(place.situation) ? place : { ...place, situation: { kind: 'number', number, turns: 0 } };
}

/** Gives a number of the country by a phrase that has it, and waits for it to be taken down. */
export const giveNumber =
  (number: NumberName, phrase: PhraseKey) =>
  ({ place }: Turn): Draft => ({
    says: [{ phrase }],
    asks: { id: 'number-again' },
    place: taking(place, number),
  });

/** Says the number that is being taken down once more, slowly, or more slowly where it was said slowly. */
export function dictate(turn: Turn, number: NumberName | undefined): Draft {
  const wasSlow = turn.place.lastSaid.some((saying) => 'number' in saying);
  return wasSlow
    ? dictated(turn, number, 'slowest', 'number.slower')
    : dictated(turn, number, 'slow', 'number.slow');
}

/** Slower: right after a number it is the number that is said more slowly, and else everything. */
export const slower = (turn: Turn): Draft => {
  const { situation } = turn.place;
  return situation?.kind === 'number' && situation.turns === 0
    ? dictate(turn, situation.number)
    : slowerPace(turn);
};

/** Says the number again with time to write each digit. */
export const digits = (turn: Turn): Draft => dictated(turn, numberIn(turn.place), 'slowest', 'number.slower');

/** Says the last part of the number again; where none was given, the last item of a list. */
export const lastPart = (turn: Turn): Draft => {
  const number = numberIn(turn.place);
  return number === undefined ? lastItem(turn) : dictated(turn, number, 'last', 'number.last');
};

function dictated(turn: Turn, number: NumberName | undefined, as: Dictation, phrase: PhraseKey): Draft {
  const { page, place } = turn;
  if (number === undefined || page.telephones[number] === undefined)
    return { says: [{ phrase: 'number.none' }], asks: helplineOr(takeUp(turn), place), place };
  const says: Saying[] = [{ phrase }, { number, as }];
  return { says, asks: { id: 'got-number' }, place: taking(place, number) };
}

/** Offers the helpline, unless the listener has declined it. */
export const helplineOr = (otherwise: Question, { declined }: Place): Question =>
  declined ? otherwise : { id: 'helpline' };

/** Somebody looks for a pen. Where no number was given, the guide only waits. */
export const pen = (turn: Turn): Draft =>
  numberIn(turn.place) === undefined ? pause(turn) : waitForPen(turn);

/** Waits for a pen. */
export const waitForPen = ({ place }: Turn): Draft => ({
  says: [{ phrase: place.asked?.id === 'ready' ? 'number.waiting' : 'number.pen' }],
  asks: { id: 'ready' },
  place,
});

/** The listener has the number. */
export const gotIt = (turn: Turn): Draft => {
  const place = over(turn.place);
  return { says: [{ phrase: 'number.got-it' }], asks: takeUp({ ...turn, place }), place };
};
