import { isPlainMove, type Move } from '../../lambda/guide/moves';
import type { Page } from '../../lambda/page/page';
import { alexaIntent, dialogflowIntent, parametersOf } from '../surfaces/intents';
import type { Wanted } from '../training/wanted';

/** An annotation set as Alexa's tools take it: utterances, and the intents that each may be taken for. */
export interface AlexaAnnotations {
  readonly data: readonly {
    readonly inputs: { readonly utterance: string };
    readonly expected: readonly {
      readonly intent: {
        readonly name: string;
        readonly slots: Readonly<Record<string, { readonly value: string }>>;
      };
    }[];
  }[];
}

/** The moves that a line of the test utterances may be taken for. */
export function movesWanted({ want, item }: Wanted, page: Page): readonly Move[] {
  return want.map((label): Move => {
    if (label === 'item') return { kind: 'item', item: item ?? 1 };
    if (label === 'spell') return { kind: 'spell' };
    if (isPlainMove(label)) return { kind: label };
    if (page.passage(label)) return { kind: 'read', passage: label };
    throw new Error(`there is no move or passage "${label}"`);
  });
}

/** The utterances as an annotation set of Alexa's. Those of which nothing can be understood are left out. */
export const alexaAnnotations = (lines: readonly Wanted[], page: Page): AlexaAnnotations => ({
  data: lines.filter(isSaid).map((line) => ({
    inputs: { utterance: line.say },
    expected: movesWanted(line, page).map((move) => {
      const { intent, slots } = alexaIntent(move);
      const values = Object.entries(slots).map(([name, { value }]) => [name, { value }] as const);
      return { intent: { name: intent, slots: Object.fromEntries(values) } };
    }),
  })),
});

/** The utterances as bodies of Dialogflow's `detectIntent`, each with the intents that would be right. */
export const dialogflowQueries = (lines: readonly Wanted[], page: Page) =>
  lines.filter(isSaid).map((line) => ({
    request: { queryInput: { text: { text: line.say, languageCode: 'en-GB' } } },
    expected: movesWanted(line, page).map((move) => {
      const sent = dialogflowIntent(move);
      return { intent: sent.intent, parameters: parametersOf(sent) };
    }),
  }));

const isSaid = ({ say }: Wanted): boolean => say.trim() !== '';
