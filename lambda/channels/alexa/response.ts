import type { ResponseBuilder } from 'ask-sdk-core';
import type { RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import type { LastResort } from '../../built-in';
import type { Page } from '../../page/page';
import { renderPhrase } from '../../speech/render';
import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';
import type { TurnTaken } from '../channel';
import { type Card, cardOf } from '../screen';
import { followedSpeech, type Screens, sayLines, screenFor } from './apl';
import { CARD_CHARACTERS, SPEECH_CHARACTERS } from './response-limits';

/** As much of a turn as a response is made of. */
type Answered = Pick<TurnTaken, 'reply' | 'rendered'> & Partial<Pick<TurnTaken, 'move'>>;

/**
 * A turn as a response. The session stays open exactly when a question was asked, and says so either way: left out, a
 * device with a screen would keep the microphone for half a minute.
 * @param screens what the device is sent to show
 * @throws RangeError where Alexa would lose the whole response for its length
 */
export function responseTo(turn: Answered, page: Page, builder: ResponseBuilder, screens: Screens): Response {
  const { speech, reprompt } = turn.rendered;
  const followed = screens === 'follow' ? followedSpeech(turn) : undefined;
  builder.speak(fitting('speech', toSsml(followed?.before ?? speech), SPEECH_CHARACTERS));
  if (reprompt) builder.reprompt(fitting('reprompt', toSsml(reprompt), SPEECH_CHARACTERS));
  const card = cardOf(turn, page) ?? openingCard(turn, page);
  if (card) {
    const text = toText(speech, true);
    const content = text.includes(page.facts.helpline) ? text : `${text}\n\n${card.text}`;
    builder.withSimpleCard(card.title, fitting('card', content, CARD_CHARACTERS));
  }
  if (screens !== 'off') builder.addDirective(screenFor(turn, page, followed !== undefined));
  if (followed) builder.addDirective(sayLines(followed.first, followed.count));
  return builder.withShouldEndSession(reprompt === undefined).getResponse();
}

/** How the guide is opened, for whoever has just opened it and looks into the Alexa app. */
const openingCard = ({ move }: Answered, page: Page): Card | undefined =>
  move?.kind === 'launch'
    ? { title: page.facts.name, text: toText(renderPhrase(page, 'card.opening')) }
    : undefined;

function fitting(what: string, text: string, most: number): string {
  if (text.length <= most) return text;
  throw new RangeError(`a ${what} of ${text.length} characters: Alexa takes ${most}`);
}

/**
 * The last resort, where no turn could be taken. The session stays open, and its attributes go back as they came, so that
 * the next turn may find its place again.
 */
export function lastResortTo(event: unknown, { ssml, text }: LastResort): ResponseEnvelope {
  const { session } = event as Partial<RequestEnvelope>;
  const outputSpeech = { type: 'SSML', ssml } as const;
  return {
    version: '1.0',
    ...(session?.attributes && { sessionAttributes: session.attributes }),
    response: {
      outputSpeech,
      reprompt: { outputSpeech },
      card: { type: 'Simple', content: text },
      shouldEndSession: false,
    },
  };
}
