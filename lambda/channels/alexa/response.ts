import type { ResponseBuilder } from 'ask-sdk-core';
import type { Response } from 'ask-sdk-model';
import type { Page } from '../../page/page';
import { plainText } from '../../page/words';
import { renderPhrase } from '../../speech/render';
import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';
import type { TurnTaken } from '../turn';
import { CARD_CHARACTERS, SPEECH_CHARACTERS } from './limits';

/**
 * A turn as a response. The session stays open exactly when a question was asked, and says so either way:
 * left out, a device with a screen would keep the microphone for half a minute.
 * @throws RangeError where Alexa would lose the whole response for its length
 */
export function responseTo(
  { reply, rendered: { speech, reprompt } }: Pick<TurnTaken, 'reply' | 'rendered'>,
  page: Page,
  builder: ResponseBuilder,
): Response {
  builder.speak(fitting('speech', toSsml(speech), SPEECH_CHARACTERS));
  if (reprompt) builder.reprompt(fitting('reprompt', toSsml(reprompt), SPEECH_CHARACTERS));
  const number = page.facts.helpline;
  const text = toText(speech, true);
  if (reply.reads || text.includes(number)) {
    const title = reply.reads && page.passage(reply.reads.passage)?.title;
    const help = toText(renderPhrase(page, 'card.helpline'));
    const content = text.includes(number) ? text : `${text}\n\n${help}`;
    builder.withSimpleCard(
      title ? plainText(title) : page.facts.name,
      fitting('card', content, CARD_CHARACTERS),
    );
  }
  return builder.withShouldEndSession(reprompt === undefined).getResponse();
}

function fitting(what: string, text: string, most: number): string {
  if (text.length <= most) return text;
  throw new RangeError(`a ${what} of ${text.length} characters: Alexa takes ${most}`);
}
