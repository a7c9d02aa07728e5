import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';
import type { TurnTaken } from '../turn';
import { richContent, type Screen } from './screen';
import type { Surface } from './surface';

/**
 * A turn in the fields that Dialogflow's living surfaces read, beside the `payload.google` that the library writes for
 * the retired one. `TELEPHONY` messages and `endInteraction` are of the beta version of the API, which the agent is set
 * to; they go to telephone lines alone, so that an agent of the other version can serve the rest.
 */
export function messagesOf(surface: Surface, { reply, rendered }: TurnTaken, screen: Screen) {
  const ssml = toSsml(rendered.speech);
  const text = toText(rendered.speech, true);
  const ends = reply.asks === undefined && { endInteraction: true };
  switch (surface) {
    case 'gateway':
      return {
        fulfillmentText: text,
        fulfillmentMessages: [{ platform: 'TELEPHONY', telephonySynthesizeSpeech: { ssml } }],
        ...ends,
      };
    case 'phone':
      return { fulfillmentText: ssml, fulfillmentMessages: [textMessage(ssml)], ...ends };
    case 'messenger': {
      const payload = richContent(screen);
      return {
        fulfillmentText: text,
        fulfillmentMessages: [...screen.bubbles.map(textMessage), ...(payload ? [{ payload }] : [])],
      };
    }
    case 'assistant':
    case 'text':
      return { fulfillmentText: text, fulfillmentMessages: screen.bubbles.map(textMessage) };
  }
}

const textMessage = (text: string) => ({ text: { text: [text] } });
