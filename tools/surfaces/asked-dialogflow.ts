import { PARAMETER_INTENTS, passageIntent, WORDS } from '../../lambda/channels/dialogflow/intents';
import type { Move } from '../../lambda/guide/move';
import type { Asked } from './surface';

/**
 * The intent and parameters that Dialogflow would send for a move: the way back of `moveOf` in the Google channel. What
 * is not understood goes to the fallback intent, which brings the words alone.
 */
export function askedOfDialogflow(move: Move): Asked {
  switch (move.kind) {
    case 'read':
      return { intent: passageIntent(move.passage), slots: {} };
    case 'item':
      return move.item === 'last'
        ? { intent: PARAMETER_INTENTS.last, slots: {} }
        : { intent: PARAMETER_INTENTS.item, slots: { number: { value: String(move.item) } } };
    case 'spell':
      return {
        intent: PARAMETER_INTENTS.spell,
        slots: move.term === undefined ? {} : { term: { value: move.term, id: move.term } },
      };
    case 'choose':
    case 'unheard':
    case 'danger':
      return { intent: WORDS, slots: {} };
    default:
      return { intent: move.kind, slots: {} };
  }
}

/** The parameters as they come in JSON: numbers as numbers, and a value of an entity as its name. */
export const parametersOf = ({ slots }: Asked): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(slots).map(([name, { value, id }]) => [
      name,
      id ?? (/^\d+$/.test(value) ? Number(value) : value),
    ]),
  );
