import type { Page, PassageId } from '../page/page';
import { cutFor, PACES, type Pace } from './pace';
import { type Fill, isPhraseKey, type PhraseKey, SLOTS, type Slot, slotsOf } from './phrases';
import { QUESTIONS, type Question } from './questions';
import type { Saying, Spot } from './reply';

/** Where the listener is. Small, plain data: it travels through the platform and back with every turn. */
export interface Place {
  /** The build of the words that the place belongs to. */
  readonly edition: string;
  readonly pace: Pace;
  /** Whether the listener has been told who is speaking. */
  readonly introduced: boolean;
  /** The part being read, or read last. */
  readonly at?: Spot;
  /** The part that another passage interrupted before its own passage was at an end. */
  readonly back?: Spot;
  /** The part of the list of contents that the listener is choosing from, counted from 1. */
  readonly menu?: number;
  /** What "yes" and "no" answer now. */
  readonly asked?: Question;
  /** The last words, as meaning, so that "repeat" says them again. */
  readonly lastSaid: readonly Saying[];
  /** How many times running the listener was not understood, or was silent; past a few they are no longer counted. */
  readonly misses: number;
  /** Whether the helpline was offered at the end of the last passage, so that it is not offered twice running. */
  readonly offered: boolean;
  /** Whether the listener has asked that nothing be kept: then nothing is, for the rest of the session. */
  readonly forgotten?: boolean;
}

/** Nowhere yet: how every conversation begins. */
export const startPlace = (page: Page): Place => ({
  edition: page.edition,
  pace: 'normal',
  introduced: false,
  lastSaid: [],
  misses: 0,
  offered: false,
});

/** The most sayings a reply is made of, with room to spare. A longer list did not come from the guide. */
const MOST_SAYINGS = 12;

/** The longest text that a place holds: an id, an edition, a hard word. */
const LONGEST_TEXT = 80;

/** The largest number that a place holds: no list is as long. */
const LARGEST_NUMBER = 10_000;

/**
 * The place that came back with a request. It is input like any other: whatever of it does not fit the page is left
 * out, and the rest is kept, so that a listener loses as little as can be.
 * - Nothing, or something that is no place: the start.
 * - A place of another edition of the words: its passage, if there still is one, is kept as what to go back to, from
 *   its beginning, since its parts may be others now.
 */
export function readPlace(input: unknown, page: Page): Place {
  const { edition, pace: paced, ...place } = fields(input);
  if (!isText(edition)) return startPlace(page);
  const pace = PACES.find((one) => one === paced) ?? 'normal';
  const introduced = place.introduced === true;
  const kept = {
    edition: page.edition,
    pace,
    introduced,
    ...(place.forgotten === true && { forgotten: true }),
  };

  if (edition !== page.edition) {
    const left = [place.at, place.back].map((spot) => fields(spot).passage);
    const passage = left.find((id): id is PassageId => isText(id) && page.passage(id) !== undefined);
    return {
      ...startPlace(page),
      ...kept,
      ...(passage !== undefined && {
        back: { passage, part: 1 },
        asked: { id: 'go-back-to' as const, topic: passage },
      }),
    };
  }

  const read = readerFor(page, pace);
  const at = read.spot(place.at);
  const back = read.spot(place.back);
  const menu = read.contents(place.menu);
  const asked = read.question(place.asked);
  return {
    ...kept,
    ...(at && { at }),
    ...(back && { back }),
    ...(menu !== undefined && { menu }),
    ...(asked && { asked }),
    lastSaid: read.sayings(place.lastSaid),
    misses: isCount(place.misses) ? place.misses : 0,
    offered: place.offered === true,
  };
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT;

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST_NUMBER;

/**
 * Reads the fields of a place, given this page at this pace. Each is written anew from what was found good, so that
 * nothing else comes along; of what does not fit the page, nothing is read. By hand rather than by a schema: it is done
 * in every turn, and a listener waits.
 */
function readerFor(page: Page, pace: Pace) {
  const cut = cutFor(pace);
  const within = (part: unknown, parts: number | undefined): part is number =>
    isCount(part) && part >= 1 && part <= (parts ?? 0);
  const isPassage = (id: unknown): id is PassageId => isText(id) && page.passage(id) !== undefined;
  const isSpellable = (word: unknown): word is string => isText(word) && Object.hasOwn(page.spellable, word);

  const fits: Readonly<Record<(typeof SLOTS)[Slot], (value: unknown) => value is string | number>> = {
    passage: isPassage,
    number: isCount,
    position: isCount,
    term: isSpellable,
    // The page fills these itself: nothing is taken for them.
    page: (_): _ is never => false,
  };

  const spot = (value: unknown): Spot | undefined => {
    const { passage, part } = fields(value);
    return isPassage(passage) && within(part, page.passage(passage)?.cuts[cut].length)
      ? { passage, part }
      : undefined;
  };

  const contents = (part: unknown): number | undefined =>
    part !== undefined && within(part, page.contents().cuts[cut].length) ? part : undefined;

  /** What fills a phrase: all that it needs, and nothing besides. Undefined where something is missing. */
  const fill = (key: PhraseKey, value: unknown): Fill | undefined => {
    const given = fields(value);
    const filled: Partial<Record<Slot, string | number>> = {};
    for (const slot of slotsOf(key)) {
      if (SLOTS[slot] === 'page') continue;
      const one = given[slot];
      if (!fits[SLOTS[slot]](one)) return undefined;
      filled[slot] = one;
    }
    return filled;
  };

  const question = (value: unknown): Question | undefined => {
    const { id: asked, ...about } = fields(value);
    const id = QUESTIONS.find((one) => one === asked);
    const filled = id && fill(`question.${id}.ask`, about);
    return id && filled && ({ id, ...filled } as Question);
  };

  const saying = (value: unknown): Saying | undefined => {
    const { phrase, part, whole, item, contents: listed, spell, fill: given } = fields(value);
    if (isText(phrase) && isPhraseKey(phrase, page)) {
      const filled = fill(phrase, given);
      return filled && { phrase, ...(given !== undefined && { fill: filled }) };
    }
    if (part !== undefined) {
      const read = spot(part);
      return read && { part: read };
    }
    if (isPassage(whole)) return { whole };
    if (isSpellable(spell)) return { spell };
    if (listed !== undefined) {
      const read = contents(listed);
      return read === undefined ? undefined : { contents: read };
    }
    const { passage, list, index } = fields(item);
    return isPassage(passage) &&
      isCount(list) &&
      isCount(index) &&
      page.passage(passage)?.lists[list]?.[index] !== undefined
      ? { item: { passage, list, index } }
      : undefined;
  };

  /** The last words whole, or none of them: half of what was said is not what was said. */
  const sayings = (value: unknown): readonly Saying[] => {
    if (!Array.isArray(value) || value.length > MOST_SAYINGS) return [];
    const read = value.map(saying);
    return read.every((one) => one !== undefined) ? read : [];
  };

  return { spot, contents, question, sayings };
}
