import { SURFACE_HEADER } from '../../lambda/channels/dialogflow/surface';
import type { DialogflowResponse, Line } from './dialogflow';

/** Google Assistant as it was, and as its simulator showed it: it reads what actions-on-google writes. */
export const ASSISTANT: Line = {
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
};

/** A number of a telephone partner: Dialogflow's voice says the text of the answer, which may be SSML. */
export const PARTNER: Line = {
  payload: {},
  headers: { [SURFACE_HEADER]: 'phone' },
  session: 'call-',
  silence: 'noUserInput',
  perceive: ({ fulfillmentText = '', endInteraction }) => ({
    ssml: fulfillmentText,
    open: endInteraction !== true,
  }),
};

/** Dialogflow's own telephone gateway. */
export const GATEWAY: Line = {
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
};

/** Dialogflow Messenger, on a web page. It says nothing aloud, and waits as long as the page is open. */
export const MESSENGER: Line = {
  source: '',
  payload: {},
  session: 'dfMessenger-',
  perceive: (response) => ({ ssml: '', shown: bubbles(response), chips: chips(response) }),
};

const bubbles = ({ fulfillmentMessages = [] }: DialogflowResponse): string[] =>
  fulfillmentMessages.flatMap(({ text }) => text?.text ?? []);

const chips = ({ fulfillmentMessages = [] }: DialogflowResponse): string[] =>
  fulfillmentMessages
    .flatMap(({ payload }) => payload?.richContent ?? [])
    .flat()
    .flatMap(({ options = [] }) => options.map(({ text }) => text));
