import { MOVE_INTENTS, passageIntent, SLOT_INTENTS } from '../../lambda/channels/alexa/intents';
import type { Move } from '../../lambda/guide/move';
import type { Asked } from './surface';

/** The first intent of each move: of two intents with one meaning, the one that is named first. */
const INTENT_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(MOVE_INTENTS)
    .map(([intent, move]) => [move, intent] as const)
    .reverse(),
);

/**
 * The intent and slots that Alexa would send for a move: the way back of `moveOf` in the Alexa channel. Where the
 * model has no intent for a move, Alexa would not have understood.
 */
export function askedFor(move: Move): Asked {
  switch (move.kind) {
    case 'read':
      return { intent: passageIntent(move.passage), slots: {} };
    case 'item':
      return move.item === 'last'
        ? { intent: SLOT_INTENTS.last, slots: {} }
        : { intent: SLOT_INTENTS.item, slots: { number: { value: String(move.item) } } };
    case 'spell':
      return {
        intent: SLOT_INTENTS.spell,
        slots: move.term === undefined ? {} : { term: { value: move.term, id: move.term } },
      };
    // Alexa has no word for what may be either.
    case 'danger':
      return askedFor({ kind: 'emergency' });
    default:
      return { intent: INTENT_OF.get(move.kind) ?? 'AMAZON.FallbackIntent', slots: {} };
  }
}
