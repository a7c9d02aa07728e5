import { type AskMove, isPlainMove, type Move, type MoveKind, type ReadMove } from '../guide/moves';
import type { Place } from '../guide/place';
import type { Page, PassageId } from '../page/page';
import type { Understanding } from '../understanding/open';
import type { Context } from '../understanding/understand';

/** What a platform's own understanding made of an utterance. Nothing in it is trusted. */
export interface Intent {
  readonly name: string;
  readonly slots: Slots;
}

export interface Slots {
  /** The id of a passage; null where words were said for one that match none. */
  readonly passage?: string | null;
  readonly term?: string;
  /** What is asked for of a passage, or the passage; null where words were said for what is none. */
  readonly thing?: AskMove | ReadMove | null;
  /** A number, or text that begins with one: "3", "3rd". The first of the two that is one counts. */
  readonly number?: unknown;
  readonly ordinal?: unknown;
}

/** How a platform names its intents. */
export interface IntentNames {
  /** The kind of move that an intent of this name stands for; undefined where it stands for none. */
  kindOf(name: string): MoveKind | undefined;
  /** The passage that an intent of this name asks for; undefined where it asks for none. */
  passageOf(name: string): PassageId | undefined;
  /** The passage whose list an intent of this name asks about; absent where a platform has no such intents. */
  readonly listOf?: (name: string) => PassageId | undefined;
}

/** The move of an intent; undefined for one that is not in the model, or lacks the slot it needs. */
export function moveOfIntent({ name, slots }: Intent, names: IntentNames, page: Page): Move | undefined {
  const kind = names.kindOf(name);
  const list = names.listOf?.(name);
  if (list !== undefined && page.passage(list)) return slots.thing ?? { kind: 'unlisted', passage: list };
  switch (kind) {
    case undefined:
      return readMove(names.passageOf(name), page);
    case 'ask':
      return slots.thing === null ? { kind: 'off-page' } : slots.thing;
    case 'read':
      return slots.passage === null ? { kind: 'off-page' } : readMove(slots.passage, page);
    case 'item': {
      const item = numberIn(slots.number) ?? numberIn(slots.ordinal);
      return item === undefined ? undefined : { kind, item };
    }
    case 'spell':
      return slots.term === undefined || slots.term === '' ? { kind } : { kind, term: slots.term };
    default:
      return isPlainMove(kind) ? { kind } : undefined;
  }
}

const readMove = (passage: PassageId | undefined, page: Page): Move | undefined =>
  passage !== undefined && page.passage(passage) ? { kind: 'read', passage } : undefined;

/** A whole number of at most six digits, or the one that a text begins with. */
function numberIn(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  const digits = /^\s*(\d{1,6})(?![\d.])/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Moves that come before whatever else was meant, the most urgent first. */
const URGENT: readonly MoveKind[] = [
  'emergency',
  'self-harm',
  'danger',
  'fever',
  'death',
  'bad-news',
  'distress',
];

/**
 * The move that words mean. An emergency comes before everything, and then distress: where our own understanding finds
 * one in the words, it is not left to the platform's, which may have taken "there is blood everywhere" for a question
 * about blood tests.
 * @param named the move of the intent that the platform chose, if it chose one
 */
export function moveOfWords(
  words: string,
  named: Move | undefined,
  place: Place,
  understanding: Understanding,
): Move {
  const { move, between, situation } = understanding(words, contextOf(place));
  const understood: Move = between ? { kind: 'choose', between } : move;
  // The platform knows nothing of the situation.
  return named === undefined ||
    situation !== undefined ||
    urgency(understood) > urgency(named) ||
    (IN_A_PASSAGE.has(understood.kind) && PASSAGE_OR_NONE.has(named.kind))
    ? understood
    : named;
}

/** Moves within a passage, which no platform knows, and those that one takes them for. */
const IN_A_PASSAGE: ReadonlySet<MoveKind> = new Set(['ask', 'unlisted', 'unsaid']);
const PASSAGE_OR_NONE: ReadonlySet<MoveKind> = new Set(['read', 'off-page', 'not-understood']);

/** What is known beside the words, from where the listener is. */
export function contextOf({ asked, situation, answered, at }: Place): Context {
  return {
    offered: [asked?.topic, asked?.other].filter((passage) => passage !== undefined),
    ...(situation && { situation: situation.kind }),
    ...(answered && { answered }),
    ...(at && { reading: at.passage }),
  };
}

const urgency = ({ kind }: Move): number =>
  URGENT.includes(kind) ? URGENT.length - URGENT.indexOf(kind) : 0;
