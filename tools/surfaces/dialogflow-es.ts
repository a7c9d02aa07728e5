import { EVENTS } from '../../lambda/channels/dialogflow/intents';
import { PLACE } from '../../lambda/channels/dialogflow/request';
import { SURFACE_HEADER } from '../../lambda/channels/dialogflow/surface';
import { parametersOf } from './sent-intents';
import type { Perceived, Platform } from './webhook-surface';

interface Context {
  readonly name: string;
  readonly lifespanCount?: number;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

interface Message {
  readonly text?: { readonly text: readonly string[] };
  readonly platform?: string;
  readonly telephonySynthesizeSpeech?: { readonly ssml: string };
  readonly payload?: { readonly richContent?: readonly (readonly RichContent[])[] };
}

interface RichContent {
  readonly type: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly options?: readonly { readonly text: string }[];
}

interface SimpleResponse {
  readonly textToSpeech?: string;
  readonly displayText?: string;
}

/** A response of the webhook, in the fields that some surface reads. */
export interface DialogflowResponse {
  readonly fulfillmentText?: string;
  readonly fulfillmentMessages?: readonly Message[];
  readonly outputContexts?: readonly Context[];
  readonly endInteraction?: boolean;
  readonly payload?: {
    readonly google?: {
      readonly expectUserResponse: boolean;
      readonly richResponse?: {
        readonly items: readonly {
          readonly simpleResponse?: SimpleResponse;
          readonly basicCard?: { readonly formattedText?: string };
        }[];
        readonly suggestions?: readonly { readonly title: string }[];
      };
      readonly noInputPrompts?: readonly SimpleResponse[];
    };
  };
}

interface EsState {
  readonly session: string;
  readonly turns: number;
  readonly contexts: readonly Context[];
}

/** What one of the surfaces of Dialogflow ES sends of its own. */
interface EsSurface {
  readonly source?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The path of its agent's webhook, unless it is `/google`. */
  readonly path?: string;
  /** What its session ids begin with. */
  readonly session: string;
  /** The event that it sends after a silence; none where it does not wait for an utterance. */
  readonly silence?: (typeof EVENTS.silence)[number];
  /** What a listener perceives. Where it says nothing of it, the session is open while there is a place. */
  perceive(response: DialogflowResponse): Omit<Perceived, 'open'> & { readonly open?: boolean };
}

/**
 * Dialogflow ES with one of its surfaces before it: keeps the contexts of the session from turn to turn, and counts down
 * their lives. (Sources: its webhook reference; recorded requests.)
 */
const es = (surface: EsSurface): Platform<EsState, DialogflowResponse> => ({
  path: surface.path ?? '/google',
  ...(surface.headers && { headers: surface.headers }),
  events: { launch: EVENTS.launch[0], ...(surface.silence && { silence: surface.silence }) },

  begin(number, place) {
    const session = `projects/desk/agent/sessions/${surface.session}${number}`;
    const contexts = place === undefined ? [] : [contextOf(session, PLACE, 98, { [PLACE]: place })];
    return { session, turns: 0, contexts };
  },

  request({ session, turns, contexts }, sent, input) {
    const parameters = parametersOf(sent);
    // Dialogflow puts beside each parameter what was said for it.
    const originals = Object.entries(parameters).map(([name, value]) => [`${name}.original`, String(value)]);
    const counters = { 'no-input': 0, 'no-match': 0, ...parameters, ...Object.fromEntries(originals) };
    const { source, payload = {} } = surface;
    return {
      responseId: `00000000-0000-4000-8000-${String(turns + 1).padStart(12, '0')}`,
      session,
      queryResult: {
        queryText: 'words' in input ? input.words : input.event,
        action: sent.intent,
        parameters,
        allRequiredParamsPresent: true,
        intent: { name: 'projects/desk/agent/intents/0', displayName: sent.intent },
        intentDetectionConfidence: 1,
        languageCode: 'en-gb',
        outputContexts: [...contexts, contextOf(session, '__system_counters__', 1, counters)],
      },
      originalDetectIntentRequest: { ...(source !== undefined && { source }), payload },
    };
  },

  /** A turn has passed; a context that the webhook has set begins anew, and one that it has set to nothing is gone. */
  remember({ session, turns, contexts }, { outputContexts = [] }) {
    const names = new Set(outputContexts.map(({ name }) => name));
    const older = contexts
      .filter(({ name }) => !names.has(name))
      .map((context) => ({ ...context, lifespanCount: (context.lifespanCount ?? 0) - 1 }));
    const alive = [...older, ...outputContexts].filter(({ lifespanCount = 0 }) => lifespanCount > 0);
    return { session, turns: turns + 1, contexts: alive };
  },

  perceive(response, { contexts }) {
    const perceived = surface.perceive(response);
    return { ...perceived, open: perceived.open ?? contexts.some(({ name }) => name.endsWith(`/${PLACE}`)) };
  },
});

const contextOf = (
  session: string,
  name: string,
  lifespanCount: number,
  parameters: Readonly<Record<string, unknown>>,
): Context => ({ name: `${session}/contexts/${name}`, lifespanCount, parameters });

/** Google Assistant as its simulator showed it: it reads what actions-on-google writes. */
export const ASSISTANT = es({
  source: 'google',
  path: '/google/assistant',
  payload: {
    isInSandbox: true,
    user: { locale: 'en-GB', userVerificationStatus: 'GUEST' },
    conversation: { conversationId: 'desk', type: 'ACTIVE' },
    surface: { capabilities: [{ name: 'actions.capability.AUDIO_OUTPUT' }] },
    inputs: [{ intent: 'actions.intent.TEXT', rawInputs: [{ inputType: 'VOICE' }] }],
  },
  session: 'assistant-',
  silence: 'actions_intent_NO_INPUT',
  perceive({ payload }) {
    const google = payload?.google;
    const items = google?.richResponse?.items ?? [];
    const simple = items.flatMap(({ simpleResponse }) => simpleResponse ?? []);
    const reprompt = google?.noInputPrompts?.[0]?.textToSpeech;
    return {
      ssml: simple.map(({ textToSpeech }) => textToSpeech ?? '').join(''),
      shown: [
        ...simple.map(({ displayText }) => displayText ?? ''),
        ...items.flatMap(({ basicCard }) => basicCard?.formattedText ?? []),
      ],
      chips: (google?.richResponse?.suggestions ?? []).map(({ title }) => title),
      ...(reprompt !== undefined && { reprompt }),
      open: google?.expectUserResponse ?? false,
    };
  },
});

/** A number of a telephone partner: Dialogflow's voice says the text of the answer, which may be SSML. */
export const PARTNER = es({
  headers: { [SURFACE_HEADER]: 'phone' },
  session: 'call-',
  silence: 'noUserInput',
  perceive: ({ fulfillmentText = '', endInteraction }) => ({
    ssml: fulfillmentText,
    open: endInteraction !== true,
  }),
});

/** Dialogflow's own telephone gateway. */
export const GATEWAY = es({
  source: 'GOOGLE_TELEPHONY',
  payload: { telephony: { caller_id: 'REDACTED_FOR_TRIAL_EDITION' } },
  session: 'gateway-',
  silence: 'noUserInput',
  perceive: ({ fulfillmentMessages = [], endInteraction }) => ({
    ssml: fulfillmentMessages
      .flatMap(({ platform, telephonySynthesizeSpeech }) =>
        platform === 'TELEPHONY' && telephonySynthesizeSpeech ? [telephonySynthesizeSpeech.ssml] : [],
      )
      .join(''),
    open: endInteraction !== true,
  }),
});

/** Dialogflow Messenger, on a web page. It says nothing aloud, and waits as long as the page is open. */
export const MESSENGER = es({
  source: '',
  session: 'dfMessenger-',
  perceive: ({ fulfillmentMessages = [] }) => ({
    ssml: '',
    shown: fulfillmentMessages.flatMap(({ text }) => text?.text ?? []),
    chips: fulfillmentMessages
      .flatMap(({ payload }) => payload?.richContent ?? [])
      .flat()
      .flatMap(({ options = [] }) => options.map(({ text }) => text)),
  }),
});
