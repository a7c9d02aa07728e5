import { LISTENING } from '../../lambda/channels/dialogflow/cx';
import { PLACE } from '../../lambda/channels/dialogflow/request';
import { parametersOf } from './sent-intents';
import type { Platform } from './webhook-surface';

const AGENT = 'projects/desk/locations/europe-west2/agents/desk';

interface CxMessage {
  readonly outputAudioText?: { readonly ssml: string };
  readonly text?: { readonly text: readonly string[] };
}

interface CxResponse {
  readonly fulfillmentResponse: { readonly messages: readonly CxMessage[] };
  readonly sessionInfo: { readonly parameters: Readonly<Record<string, unknown>> };
  readonly targetPage?: string;
}

interface CxState {
  readonly session: number;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Dialogflow CX on a telephone line: sends the tag of a fulfilment and the words, and keeps the parameters of the session.
 * (Source: its v3 webhook protocol.)
 */
export const CX: Platform<CxState, CxResponse> = {
  path: '/google/cx',
  events: { launch: 'sys.welcome', silence: 'sys.no-input-default' },
  begin: (session, place) => ({ session, parameters: place === undefined ? {} : { [PLACE]: place } }),

  request({ session, parameters }, sent, input) {
    const slots = Object.entries(parametersOf(sent)).map(([name, value]) => [
      name,
      { originalValue: String(value), resolvedValue: value },
    ]);
    return {
      detectIntentResponseId: '00000000-0000-4000-8000-000000000000',
      ...('words' in input ? { transcript: input.words } : { triggerEvent: input.event }),
      languageCode: 'en-gb',
      fulfillmentInfo: { tag: sent.intent },
      ...(slots.length > 0 && {
        intentInfo: { displayName: sent.intent, parameters: Object.fromEntries(slots), confidence: 1 },
      }),
      pageInfo: {
        currentPage: `${AGENT}/flows/00000000-0000-0000-0000-000000000000/pages/START_PAGE`,
        displayName: 'Start Page',
      },
      sessionInfo: { session: `${AGENT}/sessions/${session}:detectIntent`, parameters },
    };
  },

  remember: ({ session, parameters }, { sessionInfo }) => ({
    session,
    parameters: Object.fromEntries(
      Object.entries({ ...parameters, ...sessionInfo.parameters }).filter(([, value]) => value !== null),
    ),
  }),

  perceive: ({ fulfillmentResponse: { messages }, sessionInfo, targetPage }) => ({
    ssml: messages.map(({ outputAudioText }) => outputAudioText?.ssml ?? '').join(''),
    shown: messages.flatMap(({ text }) => text?.text ?? []),
    open: sessionInfo.parameters[LISTENING] === true && !targetPage?.endsWith('/END_SESSION'),
  }),
};
