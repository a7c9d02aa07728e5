import { cutFor, type Pace } from '../guide/pace';
import { type Place, readPlace } from '../guide/place';
import type { Page, PassageId } from '../page/page';

/** How long a bookmark is kept, in milliseconds: a week, which is long enough to come back to a page. */
export const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * How long it is remembered that a listener asked to be forgotten, in milliseconds: a day. A session that is older may
 * not write at all, so none that began before the forgetting can outlive the memory of it.
 */
export const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** Where a listener left off. This is all of it: nothing that they said, and nothing about them. */
export interface Bookmark {
  readonly passage: PassageId;
  /** Counted from 1. Parts are cut by the pace and the edition, so without these a part means nothing. */
  readonly part: number;
  readonly pace: Pace;
  readonly edition: string;
}

/**
 * Somebody whom a platform knows again, at one moment of a session. Both times are the platform's own, in milliseconds
 * since 1970, so that devices and instances of the function need not agree on the time.
 */
export interface Listener {
  /** The platform's name for them. */
  readonly id: string;
  /** This is the first request of their session. */
  readonly isNew: boolean;
  /** When the session began; NaN where that is not known. */
  readonly sessionStart: number;
  /** When this request was made; NaN where that is not known. */
  readonly now: number;
}

/** Where bookmarks are stored. A listener's id goes no further than this: see `dynamo.ts`. */
export interface BookmarkStore {
  /** Opens the connection, so that the first listener does not wait for it. */
  connect(signal: AbortSignal): Promise<void>;
  /** What is stored for a listener, in whatever state; undefined where nothing is. */
  load(listener: Listener, signal: AbortSignal): Promise<unknown>;
  /**
   * Puts a bookmark, or none, in place of the one before. Does nothing where the listener was forgotten after their
   * session began, or where a later turn has been stored.
   */
  save(listener: Listener, bookmark: Bookmark | undefined, signal: AbortSignal): Promise<void>;
  /** Deletes what is stored, and lets no session that has begun already store anything again. */
  forget(listener: Listener, signal: AbortSignal): Promise<void>;
}

/**
 * The bookmark of a place; undefined where there is nothing to come back to: before anything was read, at the very end
 * of the page, and once a listener has asked to be forgotten.
 */
export function bookmarkOf({ at, back, pace, edition, forgotten }: Place, page: Page): Bookmark | undefined {
  const spot = at ?? back;
  if (!spot || forgotten) return undefined;
  const passage = page.passage(spot.passage);
  const last = spot.part === passage?.cuts[cutFor(pace)].length;
  if (last && passage?.next === undefined && !back) return undefined;
  return { ...spot, pace, edition };
}

/**
 * The place from which a listener with a bookmark begins: they are asked whether to carry on from there. Where the words
 * have changed since, that is the beginning of the passage, since its parts may be others now.
 * @param input a bookmark as it came from the table. It is input like any other, and `readPlace` looks at all of it.
 * @returns undefined where there is none, where it makes no sense, and where there is no such passage any more
 */
export function placeFrom(input: unknown, page: Page): Place | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { passage, part, pace, edition } = input as Readonly<Record<string, unknown>>;
  if (typeof edition !== 'string') return undefined;
  const back = { passage, part: edition === page.edition ? part : 1 };
  const asked = { id: 'left-off', topic: passage };
  const place = readPlace({ edition: page.edition, pace, introduced: true, back, asked }, page);
  // With a pace that does not exist, the part would be read as one of another pace.
  return place.back && place.asked && place.pace === pace ? place : undefined;
}

/** Whether two bookmarks are at the same spot. */
export const isSame = (one: Bookmark | undefined, other: Bookmark | undefined): boolean =>
  one?.passage === other?.passage &&
  one?.part === other?.part &&
  one?.pace === other?.pace &&
  one?.edition === other?.edition;
