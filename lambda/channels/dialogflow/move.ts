import type { Move } from '../../guide/move';
import type { Place } from '../../guide/place';
import type { Page } from '../../page/page';
import type { Understanding } from '../../understanding/open';
import { isMoveName, PARAMETER_INTENTS, type ParameterName, passageOfIntent } from './intents';

/** What Dialogflow made of a turn, from either of its products. No field of it is trusted. */
export interface Asked {
  /** The name of an intent, or a tag. */
  readonly name: string;
  readonly parameters: Readonly<Partial<Record<ParameterName, unknown>>>;
  /** What was said, or typed; where an event called the intent, the name of the event. */
  readonly words: string;
}

/** The moves that come before whatever else was meant, in this order. */
const FIRST: readonly string[] = ['emergency', 'danger', 'distress'];

/** Moves that an event asks for: there are no words to understand. */
const WORDLESS: ReadonlySet<string> = new Set(['launch', 'silence']);

/**
 * The move that a turn means: the one that its intent stands for, or, for the fallback intent, the one that its words
 * are understood as.
 * An emergency comes before everything, and then distress: where our own understanding hears one in the words, it is
 * not left to Dialogflow's, which may have taken "there is blood everywhere" for a question about blood tests.
 */
export function moveOf(asked: Asked, place: Place, page: Page, understanding: Understanding): Move {
  const named = moveOfName(asked, page);
  if (named && WORDLESS.has(named.kind)) return named;
  const { topic, other } = place.asked ?? {};
  const offered = [topic, other].filter((id) => id !== undefined);
  const understood = wordsAs(understanding(asked.words, { offered }));
  if (!named) return understood;
  return urgency(understood) > urgency(named) ? understood : named;
}

/** What words were understood as; where two passages are about as likely, the listener is asked which. */
const wordsAs = ({ move, between }: ReturnType<Understanding>): Move =>
  between ? { kind: 'choose', between } : move;

const urgency = ({ kind }: Move): number => (FIRST.includes(kind) ? FIRST.length - FIRST.indexOf(kind) : 0);

/** The move of an intent; undefined for one that is not in the agent, or lacks the parameter it needs. */
function moveOfName({ name, parameters }: Asked, page: Page): Move | undefined {
  if (isMoveName(name)) return { kind: name };
  switch (name) {
    case PARAMETER_INTENTS.last:
      return { kind: 'item', item: 'last' };
    case PARAMETER_INTENTS.item: {
      const item = numberOf(parameters.number) ?? numberOf(parameters.ordinal);
      return item === undefined ? undefined : { kind: 'item', item };
    }
    case PARAMETER_INTENTS.spell: {
      const { term } = parameters;
      return typeof term === 'string' && term !== '' ? { kind: 'spell', term } : { kind: 'spell' };
    }
  }
  const passage = name === PARAMETER_INTENTS.read ? parameters.passage : passageOfIntent(name);
  return typeof passage === 'string' && page.passage(passage) ? { kind: 'read', passage } : undefined;
}

/** A number as Dialogflow has it: a number, or, through the library, text. */
function numberOf(value: unknown): number | undefined {
  const digits = /^\d{1,6}$/.exec(
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '',
  );
  return digits ? Number(digits[0]) : undefined;
}
