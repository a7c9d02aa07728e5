import { ANSWERS, type Answer, type Page, type PassageId } from '../page/page';
import type { Saying } from './reply';
import { type Draft, type Turn, takeUp } from './turn';

/** How a telephone number is said a second time, and the question that offers it once more. */
const NUMBERS = {
  helpline: { again: { phrase: 'helpline.again' }, asks: { id: 'helpline-again' } },
  whatsapp: { again: { phrase: 'whatsapp.again' }, asks: { id: 'whatsapp-again' } },
} as const;

/**
 * A side answer: the passage of the page that answers a move of its own, read from end to end wherever the listener
 * is. It leaves their place as it was. A number that was asked for is said twice.
 */
export const answerFrom =
  (move: Answer) =>
  (turn: Turn): Draft => {
    const { page, place } = turn;
    const passage = page.facts.answers[move];
    if (passage === undefined) return { says: [{ phrase: 'answer.none' }], asks: { id: 'helpline' }, place };
    const number = move === 'helpline' || move === 'whatsapp' ? NUMBERS[move] : undefined;
    const says: Saying[] = [{ whole: passage }];
    return {
      says: number ? [...says, number.again] : says,
      asks: number ? number.asks : takeUp(turn),
      place: { ...place, introduced: place.introduced || move === 'about' },
    };
  };

/** The move that a passage answers, if it answers one. */
export const answerOf = (
  { facts: { answers } }: Pick<Page, 'facts'>,
  passage: PassageId,
): Answer | undefined => ANSWERS.find((move) => answers[move] === passage);
