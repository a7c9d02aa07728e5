import * as alexa from '../../lambda/channels/alexa/intents';
import * as dialogflow from '../../lambda/channels/dialogflow/intents';
import { MOVES, type Move, type MoveKind } from '../../lambda/guide/moves';
import type { PassageId } from '../../lambda/page/page';
import type { SentIntent } from './surface';

/**
 * The intent and slots that Alexa would send for a move. Where no intent stands for it, that is the intent for words;
 * without words, the fallback.
 * @param words what was said
 */
export function alexaIntent(move: Move, words?: string): SentIntent {
  const row = MOVES[move.kind];
  // What is asked about in words of its own comes as words: the names in the model are few.
  if (words !== undefined && (!('alexa' in row) || move.kind === 'ask'))
    return { intent: alexa.WORDS_INTENT, slots: { [alexa.WORDS_SLOT]: { value: words } } };
  return intentFor(move, alexa.passageIntent, (kind) => {
    // Only our own understanding can say that it may be either of two.
    const named = MOVES[kind === 'danger' ? 'emergency' : kind];
    return ('alexa' in named && named.alexa[0]) || 'AMAZON.FallbackIntent';
  });
}

/** The intent and parameters that Dialogflow would send for a move. What it does not understand goes to the fallback. */
export const dialogflowIntent = (move: Move): SentIntent =>
  intentFor(move, dialogflow.passageIntent, (kind) => dialogflow.NAMES.kindOf(kind) ?? dialogflow.WORDS);

function intentFor(
  move: Move,
  passageIntent: (id: PassageId) => string,
  intentOf: (kind: MoveKind) => string,
): SentIntent {
  switch (move.kind) {
    case 'read':
    case 'ask':
      return { intent: passageIntent(move.passage), slots: {} };
    case 'item':
      return { intent: intentOf('item'), slots: { number: { value: String(move.item) } } };
    case 'spell':
      return {
        intent: intentOf('spell'),
        slots: move.term === undefined ? {} : { term: { value: move.term, id: move.term } },
      };
    default:
      return { intent: intentOf(move.kind), slots: {} };
  }
}

/** Dialogflow's parameters as they come in JSON: numbers as numbers, and a value of an entity as its name. */
export const parametersOf = ({ slots }: SentIntent): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(slots).map(([name, { value, id }]) => [
      name,
      id ?? (/^\d+$/.test(value) ? Number(value) : value),
    ]),
  );
