import type { IsoDate, Page } from '../page/page';
import { answerTo, type Move } from './moves';
import type { Place } from './place';
import { apology, MOST_MISSES } from './repair';
import type { Reply } from './reply';
import { finish } from './turn';

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
  const missed = move.kind === 'not-understood' || move.kind === 'silence';
  const misses = missed ? Math.min(place.misses + 1, MOST_MISSES) : 0;
  return finish(answerTo(move, { place, page, today }), page, misses);
}

/** The reply when the guide itself has failed. It can be given from any place, and keeps it. */
export const troubled = (place: Place, page: Page): Reply => finish(apology({ place }), page, place.misses);
