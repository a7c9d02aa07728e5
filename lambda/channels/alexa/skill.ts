import {
  type ErrorHandler,
  type HandlerInput,
  type RequestHandler,
  type RequestInterceptor,
  type Skill,
  SkillBuilders,
} from 'ask-sdk-core';
import { reply, troubled } from '../../guide/guide';
import type { Move } from '../../guide/move';
import { type Place, readPlace, startPlace } from '../../guide/place';
import type { Reply } from '../../guide/reply';
import type { Page } from '../../page/page';
import { render } from '../../speech/render';
import type { ChannelOptions } from '../turn';
import { moveOf, moveOfIntent } from './move';
import { writeResponse } from './response';

/** Requests that tell something and want no words back. Speech in answer to one of them would be an error. */
const NOTICES =
  /^(SessionEndedRequest|SessionResumedRequest|Connections\.Response|System\.|AlexaSkillEvent\.|AudioPlayer\.|PlaybackController\.|Alexa\.Presentation\.)/;

/**
 * The guide as an Alexa skill.
 * @param skillId requests of any other skill are refused by the SDK
 */
export function createSkill(page: Page, skillId: string, options: ChannelOptions): Skill {
  /** The place that came with the request, read once before any handler. */
  const readsPlace: RequestInterceptor = {
    process({ attributesManager, requestEnvelope }) {
      const attributes = requestEnvelope.session?.attributes as Record<string, unknown> | undefined;
      attributesManager.setRequestAttributes({ place: readPlace(attributes?.place, page) });
    },
  };
  const placeOf = ({ attributesManager }: HandlerInput): Place =>
    (attributesManager.getRequestAttributes().place as Place | undefined) ?? startPlace(page);

  /** Renders a reply, writes it as the response, and sends its place along. */
  const respond = (input: HandlerInput, move: Move, answer: Reply) => {
    const rendered = render(answer, page);
    writeResponse(input.responseBuilder, answer, rendered, page);
    if (input.requestEnvelope.session) input.attributesManager.setSessionAttributes({ place: answer.place });
    options.observe({ channel: 'alexa', move, before: placeOf(input), reply: answer, rendered });
    return input.responseBuilder.getResponse();
  };

  const notice: RequestHandler = {
    canHandle: ({ requestEnvelope: { request } }) => NOTICES.test(request.type),
    handle: ({ requestEnvelope: { request }, responseBuilder }) => {
      if ('error' in request && request.error)
        options.report(`Alexa ended the session: ${request.type}`, request.error);
      return responseBuilder.getResponse();
    },
  };

  /** Asked whether it could answer before it is opened. Only the intent counts: nothing is said or kept. */
  const couldAnswer: RequestHandler = {
    canHandle: ({ requestEnvelope: { request } }) => request.type === 'CanFulfillIntentRequest',
    handle: ({ requestEnvelope: { request }, responseBuilder }) => {
      const known = 'intent' in request && moveOfIntent(request.intent, page) !== undefined;
      return responseBuilder.withCanFulfillIntent({ canFulfill: known ? 'YES' : 'NO' }).getResponse();
    },
  };

  /** Everything that was said, and, last of all, everything that nobody expected. */
  const conversation: RequestHandler = {
    canHandle: () => true,
    handle: (input) => {
      const move = moveOf(input.requestEnvelope.request, page);
      return respond(input, move, reply(move, placeOf(input), page, options.today()));
    },
  };

  const kindness: ErrorHandler = {
    canHandle: () => true,
    handle: (input, error) => {
      options.report('a turn failed', error);
      return respond(input, { kind: 'unheard' }, troubled(placeOf(input), page));
    },
  };

  return SkillBuilders.custom()
    .withSkillId(skillId)
    .addRequestInterceptors(readsPlace)
    .addRequestHandlers(notice, couldAnswer, conversation)
    .addErrorHandlers(kindness)
    .create();
}
