import type { Part, PassageId } from '../page/page';
import { menuPart } from './menu';
import { cutFor, type Pace } from './pace';
import { isPhraseKey } from './phrases';
import type { Place } from './place';
import { isOnward } from './questions';
import { partWith, type Saying, type Spot } from './saying';
import { type Draft, endsPage, introduction, leaveMenu, onward, partsOf, position, type Turn } from './turn';

/** Answers that tell how to reach somebody. The helpline is not offered after them. */
const REACHING_SOMEONE = ['helpline', 'whatsapp', 'support'] as const;

/**
 * Reads one part, which becomes the listener's place, and asks the question that leads on from it.
 * @param opening what is said before it
 */
export function readPart(turn: Turn, spot: Spot, opening: readonly Saying[]): Draft {
  const { page } = turn;
  const parts = partsOf(turn, spot.passage);
  const last = spot.part === parts;
  const offers = last && offersHelpline(turn, spot.passage);
  const { back, answered: _, ...rest } = leaveMenu(turn.place);
  const place: Place = {
    ...rest,
    ...(back && back.passage !== spot.passage && { back }),
    at: spot,
    introduced: true,
    offered: last ? offers : rest.offered,
  };
  const ends = last && !place.back && endsPage(page, spot.passage);
  return {
    says: [
      ...introduction(turn),
      ...opening,
      { part: spot },
      ...(offers ? [{ phrase: 'helpline.offer' as const }] : []),
      ...(ends ? [{ phrase: 'reading.end-of-page' as const }] : []),
    ],
    asks: onward({ ...turn, place }),
    place,
  };
}

/**
 * Whether the helpline is offered at the end of a passage: always after one that may have been hard to hear, and else never
 * at two ends running, nor after the introduction, which is enough to take in at once. Never to somebody who declined it.
 */
const offersHelpline = ({ page, place }: Turn, passage: PassageId): boolean =>
  !place.declined &&
  (page.passage(passage)?.skippable === true ||
    (place.introduced &&
      !place.offered &&
      !REACHING_SOMEONE.some((answer) => page.facts.answers[answer] === passage)));

/**
 * Reads a passage from its beginning. What it interrupts is remembered, so that the listener can go back to it.
 * @param announced whether it is announced as the answer to a question, or by its title. A phrase that leads into it is
 *   said to those alone who asked.
 */
export function readPassage(turn: Turn, passage: PassageId, announced: 'asked' | 'title'): Draft {
  return readAway(
    turn,
    { passage, part: 1 },
    announced === 'title'
      ? [{ phrase: 'reading.title', fill: { title: passage } }]
      : [{ phrase: 'reading.asked', fill: { topic: passage } }, ...leadInto(turn, passage)],
  );
}

/** What is said to somebody who asked, before a passage or an answer out of it. */
export function leadInto({ page }: Turn, passage: PassageId): readonly Saying[] {
  const lead = page.leads[passage];
  return lead !== undefined && isPhraseKey(lead, page) ? [{ phrase: lead }] : [];
}

/** Reads a part that was asked for. What it interrupts is remembered. @param opening what is said before it */
export function readAway(turn: Turn, spot: Spot, opening: readonly Saying[]): Draft {
  const { at, back: before, ...rest } = turn.place;
  const interrupted = at && at.passage !== spot.passage && at.part < partsOf(turn, at.passage);
  const back = interrupted ? at : before;
  return readPart({ ...turn, place: { ...rest, ...(back && { back }) } }, spot, opening);
}

/**
 * Goes on to the next part, or, at the end of a passage, to the next passage of the page. Before one that can be skipped
 * the listener is asked first, and "next" to that question skips it: nobody hears it who has not agreed.
 */
export function next(turn: Turn): Draft {
  const { page, place } = turn;
  if (place.menu !== undefined) return menuPart(turn, place.menu + 1);
  if (place.asked?.id === 'more') return readPassage(turn, place.asked.topic ?? page.facts.start, 'title');
  if (place.asked?.id === 'skippable') return skip(turn);
  if (!place.at) return place.back ? goBack(turn, place.back) : readPassage(turn, page.facts.start, 'title');
  const { passage, part } = place.at;
  if (part < partsOf(turn, passage)) return readPart(turn, { passage, part: part + 1 }, []);
  return readAfter(turn, passage);
}

/** Reads the passage after one, or says that there is none. */
function readAfter(turn: Turn, passage: PassageId): Draft {
  const { page, place } = turn;
  const following = page.passage(page.passage(passage)?.next ?? '');
  if (following === undefined)
    return { says: [{ phrase: 'reading.end-of-page' }], asks: { id: 'contents' }, place };
  if (following.skippable) return { says: [], asks: { id: 'skippable', topic: following.id }, place };
  return readPassage(turn, following.id, 'title');
}

/** Goes past the passage that the guide has asked about. */
export const skip = (turn: Turn): Draft => readAfter(turn, turn.place.asked?.topic ?? '');

/** Goes back to the part before, or, at the beginning of a passage, to what it interrupted or to the passage before. */
export function previous(turn: Turn): Draft {
  const { page, place } = turn;
  if (place.menu !== undefined) return menuPart(turn, place.menu - 1);
  if (!place.at) return place.back ? goBack(turn, place.back) : nothingYet(turn);
  const { passage, part } = place.at;
  if (part > 1) return readPart(turn, { passage, part: part - 1 }, []);
  if (place.back) return goBack(turn, place.back);
  const before = page.passage(passage)?.previous;
  return before === undefined
    ? { says: [{ phrase: 'reading.first-of-all' }], asks: onward(turn), place }
    : {
        says: [{ phrase: 'reading.start-of', fill: { topic: passage } }],
        asks: { id: 'read', topic: before },
        place,
      };
}

/**
 * Begins again: with the list of contents where that is being read, with the page where the listener has just come back,
 * and else with the passage.
 */
export function startOver(turn: Turn): Draft {
  const { place } = turn;
  if (place.menu !== undefined) return menuPart(turn, 1);
  if (place.asked?.id === 'left-off') return startAfresh(turn);
  if (!place.at) return nothingYet(turn);
  const { passage } = place.at;
  return readPart(turn, { passage, part: 1 }, [{ phrase: 'reading.title', fill: { title: passage } }]);
}

/** Reads the page from where it starts, and drops the place of the last visit. */
function startAfresh(turn: Turn): Draft {
  const { back: _, ...place } = turn.place;
  return readPassage({ ...turn, place }, turn.page.facts.start, 'title');
}

/**
 * Carries on. Right after a part, that means the next one. After anything else, the part that was being read is read
 * again with its position, since the listener may have lost the thread.
 */
export function resume(turn: Turn): Draft {
  const { place } = turn;
  const { asked } = place;
  if ((asked?.id === 'skippable' || asked?.id === 'as-well') && asked.topic !== undefined)
    return readPassage(turn, asked.topic, 'title');
  if (isOnward(asked)) return next(turn);
  if (asked?.id === 'go-back-to' && place.back) return goBack(turn, place.back);
  if (asked?.id === 'more' && !place.at && !place.back) return next(turn);
  return backToPlace(turn);
}

/** Reads the part that was being read again, with its position. */
export function backToPlace(turn: Turn): Draft {
  const { place } = turn;
  if (place.menu !== undefined) return menuPart(turn, place.menu);
  if (place.at) return goBack(turn, place.at);
  return place.back ? goBack(turn, place.back) : nothingYet(turn);
}

/** Reads a part that was left, with its position. */
export const goBack = (turn: Turn, spot: Spot): Draft =>
  readPart(turn, spot, [{ phrase: 'reading.back', fill: position(turn, spot) }]);

/** The answer to a move that makes no sense before anything has been read. */
export const nothingYet = (turn: Turn): Draft => ({
  says: [{ phrase: 'reading.nothing-yet' }],
  asks: onward(turn),
  place: turn.place,
});

/** Slows down by one step, and says the last words again. */
export function slower(turn: Turn): Draft {
  switch (turn.place.pace) {
    case 'normal':
      return changePace(turn, 'slower', { phrase: 'pace.slower' });
    case 'slower':
      return changePace(turn, 'slowest', { phrase: 'pace.slowest' });
    case 'slowest':
      return changePace(turn, 'slowest', { phrase: 'pace.slowest-already' });
  }
}

/** Goes back to the normal pace, and says the last words again. */
export const faster = (turn: Turn): Draft =>
  changePace(turn, 'normal', {
    phrase: turn.place.pace === 'normal' ? 'pace.normal-already' : 'pace.normal',
  });

const PACE_PHRASES: ReadonlySet<string> = new Set([
  'pace.slower',
  'pace.slowest',
  'pace.slowest-already',
  'pace.normal',
  'pace.normal-already',
]);

/**
 * Passages are cut differently at another pace, so each part in the place is exchanged for the one that holds its first
 * sentence: something may be read twice, but nothing is skipped.
 */
function changePace(turn: Turn, pace: Pace, saying: Saying): Draft {
  const { page, place } = turn;
  const [from, to] = [cutFor(place.pace), cutFor(pace)];
  const move = (cuts: Readonly<Record<typeof from, readonly Part[]>> | undefined, part: number): number =>
    partWith(cuts?.[to] ?? [], cuts?.[from][part - 1]?.start ?? 0);
  const moved = ({ passage, part }: Spot): Spot => ({
    passage,
    part: move(page.passage(passage)?.cuts, part),
  });

  const { at, back, menu } = place;
  const changed: Turn = {
    ...turn,
    place: {
      ...place,
      pace,
      ...(at && { at: moved(at) }),
      ...(back && { back: moved(back) }),
      ...(menu !== undefined && { menu: move(page.contents().cuts, menu) }),
    },
  };
  const lastSaid = place.lastSaid.filter((one) => !('phrase' in one && PACE_PHRASES.has(one.phrase)));
  if (lastSaid.some((one) => 'contents' in one)) return menuPart(changed, changed.place.menu ?? 1, [saying]);
  if (lastSaid.some((one) => 'part' in one) && changed.place.at)
    return readPart(changed, changed.place.at, [saying]);
  return { says: [saying, ...lastSaid], asks: place.asked ?? onward(changed), place: changed.place };
}
