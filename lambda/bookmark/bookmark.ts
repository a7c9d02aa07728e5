import { cutFor, type Pace } from '../guide/pace';
import { type Place, readPlace } from '../guide/place';
import type { Page, PassageId } from '../page/page';

/**
 * Where a listener left off, as it is kept until their next visit. This is all of it: nothing that they said, nothing
 * about them, no time of day.
 */
export interface Bookmark {
  readonly passage: PassageId;
  readonly part: number;
  /** Parts are cut by the pace, so without it a part means nothing. */
  readonly pace: Pace;
  /** The build of the words that the part belongs to. */
  readonly edition: string;
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
 * The place from which a listener with a bookmark begins: they are asked whether to carry on from there. A bookmark is
 * input like any other: `readPlace` looks at all of it.
 * @returns undefined where there is none, where it makes no sense, and where the words have changed since
 */
export function placeFrom(input: unknown, page: Page): Place | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { passage, part, pace, edition } = input as Readonly<Record<string, unknown>>;
  if (edition !== page.edition) return undefined;
  const asked = { id: 'left-off', topic: passage };
  const place = readPlace({ edition, pace, introduced: true, back: { passage, part }, asked }, page);
  // A part is one of a pace: with a pace that there is not, it is read as one of another.
  return place.back && place.asked && place.pace === pace ? place : undefined;
}

/** Whether two bookmarks are at the same spot. */
export const isSame = (one: Bookmark | undefined, other: Bookmark | undefined): boolean =>
  one?.passage === other?.passage &&
  one?.part === other?.part &&
  one?.pace === other?.pace &&
  one?.edition === other?.edition;
