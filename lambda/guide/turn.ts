import type { IsoDate, Page, PassageId } from '../page/page';
import { cutFor } from './pace';
import type { PhraseKey } from './phrases';
import type { Place } from './place';
import type { Question } from './questions';
import type { Reply } from './reply';
import { readsOf, type Saying, type Spot } from './saying';

/** What a reply is made from: where the listener is, what can be read, and the day. */
export interface Turn {
  readonly place: Place;
  readonly page: Page;
  readonly today: IsoDate;
}

/** A reply before `finish` closes it. */
export type Draft = Pick<Reply, 'says' | 'asks' | 'place'>;

/** How many parts a passage has at the listener's pace; 0 where there is no such passage. */
export const partsOf = ({ page, place }: Turn, passage: PassageId): number =>
  page.passage(passage)?.cuts[cutFor(place.pace)].length ?? 0;

/** How many parts the list of contents has at the listener's pace. */
export const menuPartsOf = ({ page, place }: Turn): number => page.contents().cuts[cutFor(place.pace)].length;

/** Fills the slots of a position: "stings, part 2 of 4". */
export const position = (turn: Turn, { passage, part }: Spot) => ({
  topic: passage,
  part,
  parts: partsOf(turn, passage),
});

/** The question that leads on from where the listener is. */
export function onward(turn: Turn): Question {
  const { place } = turn;
  if (place.menu !== undefined) return { id: place.menu < menuPartsOf(turn) ? 'menu-more' : 'menu-choose' };
  if (!place.at) return place.back ? { id: 'go-back-to', topic: place.back.passage } : { id: 'contents' };
  if (place.at.part < partsOf(turn, place.at.passage)) return withinPassage(turn, place.at);
  if (place.back) return { id: 'go-back-to', topic: place.back.passage };
  return afterPassage(turn, place.at.passage);
}

/** Offers the next part of a passage: by the number of its items where it goes on with a list. */
function withinPassage({ page, place }: Turn, { passage, part }: Spot): Question {
  const { cuts, lists } = page.passage(passage) ?? {};
  const piece = cuts?.[cutFor(place.pace)][part]?.pieces[0];
  if (piece === undefined || 'say' in piece) return { id: 'go-on' };
  const isRest = piece.to === lists?.[piece.list]?.length;
  return { id: isRest ? 'items-rest' : 'items-more', here: piece.to - piece.from };
}

/** Offers what follows a passage, or, at the end of the page, what is on nobody's way through it. */
function afterPassage({ page }: Turn, passage: PassageId): Question {
  const { next } = page.passage(passage) ?? {};
  const following = next === undefined ? undefined : page.passage(next);
  if (following === undefined) {
    const { atEnd } = page.facts;
    const isOffered = atEnd !== undefined && endsPage(page, passage);
    return isOffered ? { id: 'as-well', topic: atEnd } : { id: 'contents' };
  }
  if (following.skippable) return { id: 'skippable', topic: following.id };
  return { id: following.parent === passage ? 'hear-about' : 'go-on-to', topic: following.id };
}

/** Whether the way through the page ends with a passage. Those that are only read on request are not on it. */
export function endsPage(page: Page, passage: PassageId): boolean {
  const { next, previous } = page.passage(passage) ?? {};
  return next === undefined && (previous === undefined || page.passage(previous)?.next === passage);
}

/** The question that leads back to where the listener was, after something else was said. */
export const takeUp = (turn: Turn): Question =>
  turn.place.at && turn.place.menu === undefined
    ? { id: 'carry-on', topic: turn.place.at.passage }
    : onward(turn);

/** The first of some wordings that is not what was said last. */
export const fresh = <Key extends PhraseKey>(
  { lastSaid }: Place,
  ...[first, ...others]: [Key, ...Key[]]
): Key =>
  [first, ...others].find((key) => !lastSaid.some((one) => 'phrase' in one && one.phrase === key)) ?? first;

/** Says who is speaking, once, before the first thing that is read. */
export const introduction = ({ place, page, today }: Turn): readonly Saying[] =>
  place.introduced
    ? []
    : [{ phrase: isStale(page.facts.nextReview, today) ? 'introduction-stale' : 'introduction' }];

/** Whether the day of the next review is past. A month is past when it is over. */
export const isStale = (nextReview: IsoDate, today: IsoDate): boolean =>
  today.slice(0, nextReview.length) > nextReview;

/** The place of a listener who no longer chooses from the list of contents. */
export function leaveMenu({ menu: _, ...place }: Place): Place {
  return place;
}

/** Closes a reply: its place remembers what was said and asked, for "repeat", "yes" and "no". */
export function finish({ says, asks, place }: Draft, page: Page, misses: number): Reply {
  const { asked: _, ...rest } = place;
  const reads = readsOf(says, page, place.pace);
  return {
    says,
    ...(asks && { asks }),
    ...(reads && { reads }),
    place: { ...rest, ...(asks && { asked: asks }), lastSaid: says, misses },
  };
}
