import * as v from 'valibot';
import type { Page, PassageId } from '../page/page';
import { cutFor, PACES, type Pace } from './pace';
import { type Fill, PHRASES, type PhraseKey, SLOTS, type Slot } from './phrases';
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
  readonly heard: readonly Saying[];
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
  heard: [],
  misses: 0,
  offered: false,
});

/** The most sayings a reply is made of, with room to spare. A longer list did not come from the guide. */
const MOST_SAYINGS = 12;

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const shortText = v.pipe(v.string(), v.maxLength(80));
const spot = v.strictObject({ passage: shortText, part: count(10_000) });
const question = v.strictObject({
  id: v.picklist(QUESTIONS),
  topic: v.exactOptional(shortText),
  other: v.exactOptional(shortText),
});
/** A saying is told by the one field that it must have. */
const SAYINGS = {
  phrase: v.strictObject({
    phrase: v.picklist(Object.keys(PHRASES) as PhraseKey[]),
    fill: v.exactOptional(
      v.record(v.picklist(Object.keys(SLOTS) as Slot[]), v.union([shortText, count(10_000)])),
    ),
  }),
  part: v.strictObject({ part: spot }),
  whole: v.strictObject({ whole: shortText }),
  item: v.strictObject({
    item: v.strictObject({ passage: shortText, list: count(1000), index: count(10_000) }),
  }),
  contents: v.strictObject({ contents: count(10_000) }),
  spell: v.strictObject({ spell: shortText }),
} as const;

type SayingSchema = (typeof SAYINGS)[keyof typeof SAYINGS] | v.NeverSchema<undefined>;

/** Which kind it claims to be is looked at first: trying all of them would cost every turn more than the guide does. */
const saying = v.lazy((input): SayingSchema => {
  if (typeof input !== 'object' || input === null) return v.never();
  const kind = (Object.keys(SAYINGS) as (keyof typeof SAYINGS)[]).find((name) => Object.hasOwn(input, name));
  return kind === undefined ? v.never() : SAYINGS[kind];
});
const sayings = v.pipe(
  v.custom<unknown[]>((input) => Array.isArray(input) && input.length <= MOST_SAYINGS),
  v.array(saying),
);
const place = v.object({
  edition: shortText,
  pace: v.fallback(v.picklist(PACES), 'normal'),
  introduced: v.fallback(v.boolean(), false),
  at: v.fallback(v.optional(spot), undefined),
  back: v.fallback(v.optional(spot), undefined),
  menu: v.fallback(v.optional(count(10_000)), undefined),
  asked: v.fallback(v.optional(question), undefined),
  heard: v.fallback(sayings, []),
  misses: v.fallback(count(1000), 0),
  offered: v.fallback(v.boolean(), false),
  forgotten: v.fallback(v.boolean(), false),
});

/**
 * The place that came back with a request. It is input like any other: whatever of it does not fit the page is left
 * out, and the rest is kept, so that a listener loses as little as can be.
 * - Nothing, or something that is no place: the start.
 * - A place of another edition of the words: its passage, if there still is one, is kept as what to go back to, from
 *   its beginning, since its parts may be others now.
 */
export function readPlace(input: unknown, page: Page): Place {
  const parsed = v.safeParse(place, input);
  if (!parsed.success) return startPlace(page);
  const { edition, pace, introduced, at, back, menu, asked, heard, misses, offered, forgotten } =
    parsed.output;
  const kept = { edition: page.edition, pace, introduced, ...(forgotten && { forgotten }) };

  if (edition !== page.edition) {
    const passage = [at, back].find((one) => one && page.passage(one.passage))?.passage;
    return {
      ...startPlace(page),
      ...kept,
      ...(passage !== undefined && {
        back: { passage, part: 1 },
        asked: { id: 'go-back-to' as const, topic: passage },
      }),
    };
  }

  const fits = fitsPage(page, pace);
  const words = heard.every(fits.saying) ? heard : [];
  return {
    ...kept,
    ...(at && fits.spot(at) && { at }),
    ...(back && fits.spot(back) && { back }),
    ...(menu !== undefined && fits.menu(menu) && { menu }),
    ...(asked && fits.question(asked) && { asked }),
    heard: words,
    misses,
    offered,
  };
}

/** What a place may speak of, given this page at this pace. */
function fitsPage(page: Page, pace: Pace) {
  const cut = cutFor(pace);
  const passage = (id: unknown): id is PassageId => typeof id === 'string' && page.passage(id) !== undefined;
  const within = (part: number, parts: number | undefined): boolean => part >= 1 && part <= (parts ?? 0);
  const spotFits = ({ passage: id, part }: Spot): boolean => within(part, page.passage(id)?.cuts[cut].length);
  const menuFits = (part: number): boolean => within(part, page.contents().cuts[cut].length);

  const fits: Readonly<Record<(typeof SLOTS)[Slot], (value: unknown) => boolean>> = {
    passage,
    number: (value) => typeof value === 'number',
    position: (value) => typeof value === 'number',
    term: (value) => typeof value === 'string' && Object.hasOwn(page.spellable, value),
    page: () => true,
  };
  const fillFits = (key: PhraseKey, fill: Fill): boolean =>
    PHRASES[key].every((slot) => fits[SLOTS[slot]](fill[slot]));

  const sayingFits = (one: Saying): boolean => {
    if ('phrase' in one) return fillFits(one.phrase, one.fill ?? {});
    if ('part' in one) return spotFits(one.part);
    if ('whole' in one) return passage(one.whole);
    if ('contents' in one) return menuFits(one.contents);
    if ('spell' in one) return Object.hasOwn(page.spellable, one.spell);
    return page.passage(one.item.passage)?.lists[one.item.list]?.[one.item.index] !== undefined;
  };

  const questionFits = (asked: Question): boolean =>
    PHRASES[`question.${asked.id}.ask`].every((slot: Slot) => passage(asked[slot as 'topic' | 'other']));

  return { spot: spotFits, menu: menuFits, saying: sayingFits, question: questionFits };
}
