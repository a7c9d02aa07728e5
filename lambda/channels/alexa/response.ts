import type { ResponseBuilder } from 'ask-sdk-core';
import type { Reply } from '../../guide/reply';
import type { Page } from '../../page/page';
import { plainText } from '../../page/words';
import { type Rendered, renderPhrase } from '../../speech/render';
import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';
import { CARD_CHARACTERS, SPEECH_CHARACTERS } from './limits';

/**
 * Writes a reply as a response. The session stays open exactly when a question was asked, and says so either way:
 * left out, a device with a screen would keep the microphone for half a minute.
 * @throws RangeError where Alexa would lose the whole response for its length
 */
export function writeResponse(
  builder: ResponseBuilder,
  reply: Reply,
  { speech, reprompt }: Rendered,
  page: Page,
): void {
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
  builder.withShouldEndSession(reprompt === undefined);
}

function fitting(what: string, text: string, most: number): string {
  if (text.length <= most) return text;
  throw new RangeError(`a ${what} of ${text.length} characters: Alexa takes ${most}`);
}
