import { answerFrom } from './answers';
import { read } from './asking';
import { menu } from './menu';
import { dictate, gotIt, numberIn, waitForPen } from './numbers';
import type { Question } from './questions';
import { backToPlace, goBack, next, readPassage, skip } from './reading';
import { repeat } from './repair';
import type { Saying } from './saying';
import { stop } from './session';
import { type Draft, leaveMenu, type Turn, takeUp } from './turn';

const ALL_RIGHT: Saying = { phrase: 'all-right' };

/** Answers "yes" by the question that was asked last. */
export function yes(turn: Turn): Draft {
  const { asked } = turn.place;
  return asked ? agreed(turn, asked) : nothingAsked(turn);
}

/** Answers "no" by the question that was asked last. Only after "anything else?" does it end the session. */
export function no(turn: Turn): Draft {
  const { asked } = turn.place;
  return asked ? declined(turn, asked) : nothingAsked(turn);
}

/** "Ready" is for the number that is waited for; else it means yes. */
export const ready = (turn: Turn): Draft => {
  const number = numberIn(turn.place);
  return number === undefined ? yes(turn) : dictate(turn, number);
};

const nothingAsked = (turn: Turn): Draft => ({
  says: [{ phrase: 'nothing-asked' }],
  asks: takeUp(turn),
  place: turn.place,
});

function agreed(turn: Turn, { id, topic, other }: Question): Draft {
  const { place } = turn;
  switch (id) {
    case 'start':
    case 'read':
    case 'choose-first':
    case 'skippable':
    case 'as-well':
      return topic === undefined ? menu(turn) : readPassage(turn, topic, 'title');
    case 'more':
      return topic === undefined ? menu(turn) : read(turn, topic, 'title');
    case 'choose':
      return {
        says: [],
        asks: { id: 'choose-first', ...(topic && { topic }), ...(other && { other }) },
        place,
      };
    case 'go-on':
    case 'items-more':
    case 'items-rest':
    case 'go-on-to':
    case 'hear-about':
    case 'menu-more':
      return next(turn);
    case 'left-off':
    case 'go-back-to':
      return place.back ? goBack(turn, place.back) : backToPlace(turn);
    case 'carry-on':
      return backToPlace(turn);
    case 'menu-choose':
      return { says: [], asks: { id: 'start', topic: turn.page.facts.start }, place };
    case 'contents':
    case 'else':
      return menu(turn);
    case 'helpline':
      return answerFrom('helpline')(turn);
    case 'helpline-again':
      return dictate(turn, 'helpline');
    case 'whatsapp-again':
      return dictate(turn, 'whatsapp');
    case 'ready':
    case 'number-again':
      return dictate(turn, numberIn(place));
    case 'numbers-again':
      return numbersAgain(turn);
    case 'got-number':
      return gotIt(turn);
    case 'say-again':
      return repeat(turn);
    case 'called':
      return { says: [{ phrase: 'outside.called' }], asks: takeUp(turn), place };
  }
}

/** Leaves out a passage that somebody does not want to hear, and offers the others. */
export function leaveOut(turn: Turn): Draft {
  const { place } = turn;
  if (place.asked?.id === 'skippable') return skip(turn);
  const asks: Question = place.menu === undefined ? { id: 'contents' } : takeUp(turn);
  return { says: [{ phrase: 'left-out' }], asks, place };
}

/** Says the numbers of the situation again. */
const numbersAgain = ({ place }: Turn): Draft => ({
  says: [{ phrase: place.situation?.kind === 'self-harm' ? 'self-harm.numbers' : 'upset.numbers' }],
  asks: { id: 'numbers-again' },
  place,
});

function declined(turn: Turn, { id, other }: Question): Draft {
  const place = leaveMenu(turn.place);
  const anythingElse: Draft = { says: [ALL_RIGHT], asks: { id: 'else' }, place };
  switch (id) {
    case 'start':
      return { says: [{ phrase: 'ask-away' }], asks: { id: 'contents' }, place };
    case 'left-off': {
      const { back: _, ...rest } = place;
      return { says: [ALL_RIGHT], asks: { id: 'start', topic: turn.page.facts.start }, place: rest };
    }
    case 'go-back-to': {
      const { back: _, ...rest } = place;
      return { ...anythingElse, place: rest };
    }
    case 'skippable':
      return skip(turn);
    case 'go-on':
    case 'items-more':
    case 'items-rest':
    case 'go-on-to':
    case 'hear-about':
    case 'as-well':
    case 'carry-on':
    case 'read':
    case 'more':
    case 'menu-more':
    case 'menu-choose':
    case 'contents':
      return anythingElse;
    case 'choose':
      return { says: [ALL_RIGHT], asks: { id: 'contents' }, place };
    case 'choose-first':
      return other === undefined ? anythingElse : readPassage(turn, other, 'title');
    case 'helpline':
      return { says: [ALL_RIGHT], asks: takeUp(turn), place: { ...turn.place, declined: true } };
    case 'helpline-again':
    case 'whatsapp-again':
    case 'number-again':
    case 'say-again':
    case 'called':
      return { says: [ALL_RIGHT], asks: takeUp(turn), place: turn.place };
    case 'numbers-again':
      return { says: [ALL_RIGHT], asks: { id: 'else' }, place: turn.place };
    case 'ready':
      return waitForPen(turn);
    case 'got-number':
      return dictate(turn, numberIn(turn.place));
    case 'else':
      return stop(turn);
  }
}
