import * as v from 'valibot';
import { fields } from '../fields';
import type { NumberName, Page, PassageId } from '../page/page';
import { unitsOf } from '../page/words';
import { cutFor, PACES, type Pace } from './pace';
import { isPhraseKey, type PhraseKey, SLOTS, slotsOf } from './phrases';
import { QUESTIONS, type Question } from './questions';
import { DICTATIONS, type Saying, type Spot } from './saying';
import { LAST_TURNS, type Situation, UPSETS } from './situation';

/** Where the listener is. Small, plain data: it travels through the platform and back with every turn. */
export interface Place {
  /** The edition of the words that the place belongs to. */
  readonly edition: string;
  readonly pace: Pace;
  /** Whether the listener has been told who is speaking. */
  readonly introduced: boolean;
  /** The part being read, or read last. */
  readonly at?: Spot;
  /** The part that was being read when the listener asked for another passage. */
  readonly back?: Spot;
  /** What was answered last, by its number among the answers of its passage: what "that" and "why" are about. */
  readonly answered?: Answered;
  /** The part of the list of contents that the listener is choosing from, counted from 1. */
  readonly menu?: number;
  /** What "yes" and "no" answer now. */
  readonly asked?: Question;
  /** What was said last, so that "repeat" says the same again. */
  readonly lastSaid: readonly Saying[];
  /** How many times running the listener was not understood or silent. Beyond `MOST_MISSES` it stays as it is. */
  readonly misses: number;
  /** The helpline was offered at the end of the last passage, so it is not offered at the end of the next. */
  readonly offered: boolean;
  /** What has happened in this call that the next words are heard in. */
  readonly situation?: Situation;
  /** The listener does not want the helpline: it is not offered any more. */
  readonly declined?: true;
  /** The listener has asked to be forgotten: no bookmark is kept for the rest of the session. */
  readonly forgotten?: boolean;
}

/** An answer of a passage, counted from 0. */
export interface Answered {
  readonly passage: PassageId;
  readonly answer: number;
}

/** Where every conversation begins. */
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

// Schemas are made where they are needed: at the beginning of a call, with a listener waiting, that is hardly any.
const text = () => v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const count = () => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_NUMBER));

/**
 * The place that came back with a request. It is input like any other: what does not fit the page is left out and the
 * rest is kept, so that a listener loses as little as possible.
 * - Nothing, or something that is no place: the start.
 * - A place of another edition of the words: its passage, if there still is one, is kept as what to go back to, from
 *   its beginning, since its parts may be others now.
 */
export function readPlace(input: unknown, page: Page): Place {
  const { edition, pace: given, ...place } = fields(input);
  if (edition !== page.edition && read(text, edition) === undefined) return startPlace(page);
  const pace = PACES.find((one) => one === given) ?? 'normal';
  const schemas = schemasFor(page, pace);
  const situation = read(schemas.situation, place.situation);
  const lasting = {
    edition: page.edition,
    pace,
    introduced: place.introduced === true,
    ...(situation && { situation }),
    ...(place.declined === true && { declined: true as const }),
    ...(place.forgotten === true && { forgotten: true }),
  };

  if (edition !== page.edition) {
    const spots = [fields(place.at), fields(place.back)];
    const [topic] = spots.flatMap(({ passage }) => read(schemas.passage, passage) ?? []);
    return {
      ...startPlace(page),
      ...lasting,
      ...(topic !== undefined && {
        back: { passage: topic, part: 1 },
        asked: { id: 'go-back-to' as const, topic },
      }),
    };
  }

  const at = read(schemas.spot, place.at);
  const back = read(schemas.spot, place.back);
  const answered = read(schemas.answered, place.answered);
  const menu = read(schemas.contents, place.menu);
  const asked = read(schemas.question, place.asked) as Question | undefined;
  // The last words are kept whole or not at all: "repeat" must not say half of them.
  const lastSaid = read(schemas.sayings, place.lastSaid) as readonly Saying[] | undefined;
  return {
    ...lasting,
    ...(at && { at }),
    ...(back && { back }),
    ...(answered && { answered }),
    ...(menu !== undefined && { menu }),
    ...(asked && { asked }),
    lastSaid: lastSaid ?? [],
    misses: read(count, place.misses) ?? 0,
    offered: place.offered === true,
  };
}

/** A value as a schema has it, without anything besides; undefined where it does not fit, and for nothing, 0 and no items. */
function read<Output>(schema: () => v.GenericSchema<unknown, Output>, value: unknown): Output | undefined {
  // Most of a place is not there when a listener has waited for a cold start.
  if (value === undefined || value === 0 || (Array.isArray(value) && value.length === 0)) return undefined;
  const { success, output } = v.safeParse(schema(), value, { abortEarly: true });
  return success ? output : undefined;
}

/** What fits this page at this pace. */
function schemasFor(page: Page, pace: Pace) {
  const cut = cutFor(pace);
  const passage = () =>
    v.pipe(
      text(),
      v.check((id) => page.passage(id) !== undefined),
    );
  const spot = () =>
    v.pipe(
      v.object({ passage: passage(), part: count() }),
      v.check(({ passage, part }) => page.passage(passage)?.cuts[cut][part - 1] !== undefined),
    );
  const item = () =>
    v.pipe(
      v.object({ passage: passage(), list: count(), index: count() }),
      v.check(({ passage, list, index }) => page.passage(passage)?.lists[list]?.[index] !== undefined),
    );
  const answered = () =>
    v.pipe(
      v.object({ passage: passage(), answer: count() }),
      v.check(({ passage, answer }) => page.passage(passage)?.answers[answer] !== undefined),
    );
  const sentence = () =>
    v.pipe(
      v.object({ passage: passage(), unit: count() }),
      v.check(({ passage: id, unit }) => {
        const known = page.passage(id);
        return known !== undefined && 'say' in (unitsOf(known)[unit] ?? {});
      }),
    );
  const contents = () =>
    v.pipe(
      count(),
      v.check((part) => page.contents().cuts[cut][part - 1] !== undefined),
    );
  const term = () =>
    v.pipe(
      text(),
      v.check((word) => Object.hasOwn(page.spellable, word)),
    );

  const number = () => v.picklist(Object.keys(page.telephones) as NumberName[]);
  const turns = () => v.pipe(count(), v.maxValue(LAST_TURNS));
  const situation = (): v.GenericSchema<unknown, Situation> =>
    v.variant('kind', [
      v.object({ kind: v.literal('emergency'), called: v.exactOptional(v.literal(true)), turns: turns() }),
      v.object({ kind: v.picklist(['self-harm', 'fever']), turns: turns() }),
      v.object({ kind: v.literal('upset'), about: v.picklist(UPSETS), turns: turns() }),
      v.object({ kind: v.literal('number'), number: number(), turns: turns() }),
    ]);

  /** What fills a phrase, by slot. */
  const slots = (key: PhraseKey) => {
    const schemas = { passage: passage(), number: count(), position: count(), term: term() };
    return Object.fromEntries(slotsOf(key).map((slot) => [slot, schemas[SLOTS[slot]]]));
  };
  const phrase = () =>
    v.lazy((input) => {
      const { phrase } = fields(input);
      if (typeof phrase !== 'string' || !isPhraseKey(phrase, page)) return v.never();
      const fill = v.object(slots(phrase));
      const isFilled = Object.keys(fill.entries).length > 0;
      return v.object({ phrase: v.literal(phrase), fill: isFilled ? fill : v.exactOptional(fill) });
    });
  const question = () =>
    v.lazy((input) => {
      const id = QUESTIONS.find((one) => one === fields(input).id);
      return id === undefined ? v.never() : v.object({ id: v.literal(id), ...slots(`question.${id}.ask`) });
    });
  const saying = () =>
    v.union([
      phrase(),
      v.object({ part: spot() }),
      v.object({ whole: passage() }),
      v.object({ sentence: sentence() }),
      v.object({ item: item() }),
      v.object({ contents: contents() }),
      v.object({ spell: term() }),
      v.object({ number: number(), as: v.picklist(DICTATIONS) }),
    ]);
  // Counted before they are read: a list from outside may be of any length.
  const sayings = () => v.pipe(v.array(v.unknown()), v.maxLength(MOST_SAYINGS), v.array(saying()));
  return { passage, spot, answered, contents, question, sayings, situation };
}
