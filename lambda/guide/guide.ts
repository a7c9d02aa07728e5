import type { IsoDate, Page } from '../page/page';
import { answerTo, type Move } from './moves';
import type { Place } from './place';
import { apology, MOST_MISSES } from './repair';
import type { Reply } from './reply';
import { finish } from './turn';

/**
 * One turn of the conversation. It is pure: the same move in the same place on the same day gives the same reply.
 * @param place where the listener is. `readPlace` makes one of whatever came in.
 * @param today the day, so that the guide can say when the page is overdue for review
 * @returns what to say, what to ask, and the place afterwards. A reply that goes on listening asks exactly one question;
 *   one without a question closes the session.
 */
export function reply(move: Move, place: Place, page: Page, today: IsoDate): Reply {
  const missed = move.kind === 'not-understood' || move.kind === 'silence';
  const misses = missed ? Math.min(place.misses + 1, MOST_MISSES) : 0;
  return finish(answerTo(move, { place, page, today }), page, misses);
}

/** The reply where the guide itself has failed. It works from any place, and keeps it. */
export const troubled = (place: Place, page: Page): Reply => finish(apology({ place }), page, place.misses);
