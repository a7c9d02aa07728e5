import { type HttpResponse, json } from '../../http/request';
import type { Page } from '../../page/page';
import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';
import type { TurnTaken } from '../channel';
import { type Screen, screenOf } from '../screen';
import { RESPONSE_BYTES, SCREEN } from './response-limits';
import type { Surface } from './surface';

/**
 * A turn in the fields that the surfaces of Dialogflow ES read. `TELEPHONY` messages and `endInteraction` are of the beta
 * version of the API, which the agent is set to; they go to telephone lines alone, so that an agent of the other version
 * can serve the rest.
 */
export function messagesOf(surface: Surface, turn: TurnTaken, page: Page) {
  const { reply, rendered } = turn;
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
    case 'messenger':
    case 'text': {
      const screen = screenOf(turn, page, SCREEN);
      const payload = surface === 'messenger' ? richContent(screen) : undefined;
      return {
        fulfillmentText: text,
        fulfillmentMessages: [...screen.bubbles.map(textMessage), ...(payload ? [{ payload }] : [])],
      };
    }
  }
}

/** A text to be shown, as both products take it. */
export const textMessage = (text: string) => ({ text: { text: [text] } });

/** The card and the chips as Dialogflow Messenger takes them, of either product; undefined where there are none. */
export function richContent({ card, chips }: Screen) {
  const content = [
    ...(card ? [[{ type: 'info', title: card.title, subtitle: card.text }]] : []),
    ...(chips.length > 0 ? [[{ type: 'chips', options: chips.map((text) => ({ text })) }]] : []),
  ];
  return content.length > 0 ? { richContent: content } : undefined;
}

/**
 * A webhook's response.
 * @throws RangeError where Dialogflow would lose the whole response for its length
 */
export function respond(body: object): HttpResponse {
  const response = json(200, body);
  const bytes = Buffer.byteLength(response.body);
  if (bytes > RESPONSE_BYTES)
    throw new RangeError(`a response of ${bytes} bytes: Dialogflow takes ${RESPONSE_BYTES}`);
  return response;
}
