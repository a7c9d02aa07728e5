import type { IsoDate, Page } from '../page/page';
import { answer, answerOf } from './answers';
import { count, item } from './lists';
import { menu } from './menu';
import type { Move } from './move';
import type { Place } from './place';
import { faster, next, previous, readPassage, resume, slower, startOver } from './reading';
import { apology, MOST_MISSES, repeat, silence, unheard } from './repair';
import type { Reply } from './reply';
import { advice, danger, distress, emergency, offPage } from './safety';
import { end, forget, help, launch, pause, stop, where } from './session';
import { spell } from './spelling';
import { type Draft, finish, type Turn } from './turn';
import { no, yes } from './yes-no';

/**
 * One turn of the conversation. Pure: the same move in the same place on the same day gives the same reply.
 *
 * @param move what the listener wants
 * @param place where they are; `readPlace` makes one of whatever came in
 * @param page what can be read
 * @param today the day, for saying so when the page is overdue for review
 * @returns what to say, what to ask, and the place afterwards. Every reply that goes on listening asks one question;
 *   one without a question closes the session.
 */
export function reply(move: Move, place: Place, page: Page, today: IsoDate): Reply {
  const turn: Turn = { place, page, today };
  const missed = move.kind === 'unheard' || move.kind === 'silence';
  return finish(draft(move, turn), page, missed ? Math.min(place.misses + 1, MOST_MISSES) : 0);
}

/** The reply when the guide itself has failed: it can be given from any place, and keeps it. */
export const troubled = (place: Place, page: Page): Reply => finish(apology({ place }), page, place.misses);

function draft(move: Move, turn: Turn): Draft {
  switch (move.kind) {
    case 'read': {
      if (!turn.page.passage(move.passage)) return offPage(turn);
      const answers = answerOf(turn, move.passage);
      return answers === undefined ? readPassage(turn, move.passage, 'asked') : answer(turn, answers);
    }
    case 'item':
      return item(turn, move.item);
    case 'spell':
      return spell(turn, move.term);
    case 'choose': {
      const [topic, other] = move.between;
      return { says: [], asks: { id: 'choose', topic, other }, place: turn.place };
    }
    case 'helpline':
    case 'whatsapp':
    case 'support':
    case 'about':
    case 'fresh':
      return answer(turn, move.kind);
    default:
      return PLAIN[move.kind](turn);
  }
}

const PLAIN = {
  launch,
  menu,
  next,
  previous,
  repeat,
  'start-over': startOver,
  resume,
  pause,
  yes,
  no,
  count,
  where,
  slower,
  faster,
  emergency,
  danger,
  distress,
  advice,
  forget,
  help,
  'off-page': offPage,
  unheard,
  silence,
  stop,
  end,
} as const;
