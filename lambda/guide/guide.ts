import type { IsoDate, Page } from '../page/page';
import { answerTo, type Move, type MoveKind } from './moves';
import type { Place } from './place';
import { apology, MOST_MISSES } from './repair';
import type { Reply } from './reply';
import { answerIn } from './situated';
import { finish } from './turn';

/** Moves that may mean that the listener was not understood. */
export const MISSES: ReadonlySet<MoveKind> = new Set([
  'not-understood',
  'wrong-answer',
  'silence',
  'off-page',
]);

/**
 * One turn of the conversation. It is pure: the same move in the same place on the same day gives the same reply.
 * @param place where the listener is. `readPlace` makes one of whatever came in.
 * @param today the day, so that the guide can say when the page is overdue for review
 * @returns what to say, what to ask, and the place afterwards. A reply that goes on listening asks exactly one question;
 *   one without a question closes the session.
 */
export function reply(move: Move, place: Place, page: Page, today: IsoDate): Reply {
  const missed = MISSES.has(move.kind);
  const misses = missed ? Math.min(place.misses + 1, MOST_MISSES) : 0;
  const turn = { place, page, today };
  return finish(
    answerIn(turn, move, (asEver) => answerTo(move, asEver)),
    page,
    misses,
  );
}

/** The reply where the guide itself has failed. It works from any place, and keeps it. */
export const troubled = (place: Place, page: Page): Reply => finish(apology({ place }), page, place.misses);
