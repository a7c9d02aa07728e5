import { MOVES, type MoveKind } from '../../guide/moves';
import type { PassageId } from '../../page/page';
import type { IntentNames } from '../intents';

/**
 * The names of the intents of the Dialogflow agent, and the tags of a Conversational Agents (CX) one: the same names
 * mean the same thing in both. A move is asked for by its own name, a passage by `read.` and its id. What an unknown
 * name means is decided by the words that came with it.
 */

/** The fallback intent, and the tag for whatever no intent fits: the words go to the understanding. */
export const WORDS = 'words';

/** The parameters of the intents, and the entities they have in the agent. */
export const ENTITIES = {
  passage: '@passage',
  term: '@term',
  number: '@sys.number',
  ordinal: '@sys.ordinal',
} as const;

export type ParameterName = keyof typeof ENTITIES;

/** The events by which intents are called without a word being said. */
export const EVENTS = {
  /** The guide is opened by its name, on a web page, or by a call: each of those falls back to this one. */
  launch: ['WELCOME'],
  /** Assistant's name for a silence, and AudioCodes' for one on a telephone line. */
  silence: ['actions_intent_NO_INPUT', 'noUserInput'],
  /** Assistant's "stop", which it does not leave to the agent. */
  stop: ['actions_intent_CANCEL'],
} as const;

/** What Google's telephone gateway sends to wake the webhook before a call: it wants a fast answer and no words. */
export const WARM_UP = 'TELEPHONY_WARMUP';

/** `blood-tests` is asked for by `read.blood-tests`. */
export const passageIntent = (id: PassageId): string => `read.${id}`;

/** Whether an intent of the agent stands for a move: those that people ask for in words, and those of an event. */
const hasIntent = (name: string): name is MoveKind =>
  Object.hasOwn(MOVES, name) && (MOVES[name as MoveKind].spoken || Object.hasOwn(EVENTS, name));

export const NAMES: IntentNames = {
  kindOf: (name) => (hasIntent(name) ? name : undefined),
  passageOf: (name) => /^read\.([a-z]+(?:-[a-z]+)*)$/.exec(name)?.[1],
};

/** What happened without a word, by the name of the intent that its event calls. */
export const eventOf = (name: string): 'launch' | 'silence' | undefined =>
  name === 'launch' || name === 'silence' ? name : undefined;
