import { PLAIN_MOVES, type PlainMove } from '../../guide/move';
import type { PassageId } from '../../page/page';

/**
 * The names of the intents of the Dialogflow agent, and the tags of a Conversational Agents (CX) one: the same names
 * mean the same thing in both. A move is asked for by its own name, a passage by `read.` and its id, so nothing has to
 * be looked up. A name that there is not means as much as `words`: what was said decides.
 */

/** The fallback intent, and the tag for whatever no intent fits: what was said goes to the understanding. */
export const WORDS = 'words';

/** The intents that carry a parameter, or stand for a move that has one. */
export const PARAMETER_INTENTS = { read: 'read', item: 'item', last: 'last', spell: 'spell' } as const;

/** The parameters of those intents, and the entities they have in the agent. */
export const ENTITIES = {
  passage: '@passage',
  term: '@term',
  number: '@sys.number',
  ordinal: '@sys.ordinal',
} as const;

export type ParameterName = keyof typeof ENTITIES;

/** The events by which intents are called without a word being said. */
export const EVENTS = {
  /** Opened by its name, on a web page, or by a call: each of those falls back to this one. */
  launch: ['WELCOME'],
  /** Assistant's name for a silence, and AudioCodes' for one on a telephone line. */
  silence: ['actions_intent_NO_INPUT', 'noUserInput'],
  /** Assistant's "stop", which it does not leave to the agent. */
  stop: ['actions_intent_CANCEL'],
} as const;

/** What Google's telephone gateway sends to wake the webhook before a call: it wants a fast answer and no words. */
export const WARM_UP = 'TELEPHONY_WARMUP';

/** Moves that no intent stands for: what is not understood comes as words, what may be danger only words tell, and nothing
 *  tells us that a session has ended. */
const UNNAMED: ReadonlySet<PlainMove> = new Set(['unheard', 'danger', 'end']);

const NAMED: ReadonlySet<string> = new Set(PLAIN_MOVES.filter((move) => !UNNAMED.has(move)));

export const isMoveName = (name: string): name is PlainMove => NAMED.has(name);

/** `blood-tests` is asked for by `read.blood-tests`. */
export const passageIntent = (id: PassageId): string => `read.${id}`;

/** The passage id that an intent of `passageIntent` stands for; undefined for every other name. */
export const passageOfIntent = (name: string): PassageId | undefined =>
  /^read\.([a-z]+(?:-[a-z]+)*)$/.exec(name)?.[1];

/** Whether a name from outside is one of ours. */
export const isIntentName = (name: string): boolean =>
  name === WORDS ||
  isMoveName(name) ||
  Object.hasOwn(PARAMETER_INTENTS, name) ||
  passageOfIntent(name) !== undefined;
