import { ANSWERS, type Answer, type Page, type PassageId } from '../page/page';
import { helplineOr, taking } from './numbers';
import type { PhraseKey } from './phrases';
import type { Saying } from './saying';
import { type Draft, type Turn, takeUp } from './turn';

/** The phrase that says a telephone number a second time, and the question that offers it once more. */
const NUMBERS = {
  helpline: { name: 'helpline', again: { phrase: 'helpline.again' }, asks: { id: 'helpline-again' } },
  whatsapp: { name: 'whatsapp', again: { phrase: 'whatsapp.again' }, asks: { id: 'whatsapp-again' } },
} as const;

/**
 * Answers a move with the passage that the page names for it, read from beginning to end. The listener's place stays as
 * it was. A telephone number is said twice.
 */
export const answerFrom =
  (move: Answer) =>
  (turn: Turn): Draft => {
    const { page, place } = turn;
    const passage = page.facts.answers[move];
    if (passage === undefined)
      return { says: [{ phrase: 'answer.none' }], asks: helplineOr(takeUp(turn), place), place };
    const number = move === 'helpline' || move === 'whatsapp' ? NUMBERS[move] : undefined;
    const says: Saying[] = [{ whole: passage }];
    const after = { ...place, introduced: place.introduced || move === 'about' };
    return {
      says: number ? [...says, number.again] : says,
      asks: number ? number.asks : takeUp(turn),
      place: number ? taking(after, number.name) : after,
    };
  };

/** Answers by a phrase and, where the page has a number for WhatsApp, by the passage that gives it. */
export const withWhatsapp =
  (phrase: PhraseKey) =>
  (turn: Turn): Draft => {
    const { page } = turn;
    const says: Saying[] = [{ phrase }];
    if (page.facts.answers.whatsapp === undefined) return { says, asks: takeUp(turn), place: turn.place };
    const number = answerFrom('whatsapp')(turn);
    return { ...number, says: [...says, ...number.says] };
  };

/** The move that a passage answers, if it answers one. */
export const answerOf = (
  { facts: { answers } }: Pick<Page, 'facts'>,
  passage: PassageId,
): Answer | undefined => ANSWERS.find((move) => answers[move] === passage);
