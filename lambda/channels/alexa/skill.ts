import {
  type ErrorHandler,
  type HandlerInput,
  type RequestHandler,
  type ResponseInterceptor,
  type Skill,
  SkillBuilders,
} from 'ask-sdk-core';
import type { Request, Response } from 'ask-sdk-model';
import { reply, troubled } from '../../guide/guide';
import type { Move } from '../../guide/move';
import { type Place, startPlace } from '../../guide/place';
import type { Reply } from '../../guide/reply';
import type { Page } from '../../page/page';
import { render } from '../../speech/render';
import type { ChannelOptions, TurnTaken } from '../turn';
import { bookmarkingOf } from './bookmark';
import { moveOf, moveOfIntent } from './move';
import { writeResponse } from './response';

/** Requests that tell something and want no words back. Speech in answer to one of them would be an error. */
const NOTICES =
  /^(SessionEndedRequest|SessionResumedRequest|Connections\.Response|System\.|AlexaSkillEvent\.|AudioPlayer\.|PlaybackController\.|Alexa\.Presentation\.)/;

/**
 * The guide as an Alexa skill. The place is the only session attribute; the channel has seen to it that it makes sense.
 * @param skillId requests of any other skill are refused by the SDK as well
 */
export function createSkill(page: Page, skillId: string, options: ChannelOptions): Skill {
  const bookmarking = bookmarkingOf(options);
  const placeOf = ({ attributesManager, requestEnvelope }: HandlerInput): Place =>
    requestEnvelope.session
      ? attributesManager.getSessionAttributes<{ place: Place }>().place
      : startPlace(page);

  /** Says a reply, and sends its place along for the next request to bring back. */
  const respond = (input: HandlerInput, move: Move, answer: Reply): Response => {
    const { attributesManager, requestEnvelope, responseBuilder } = input;
    const rendered = render(answer, page);
    writeResponse(responseBuilder, answer, rendered, page);
    const turn: TurnTaken = { channel: 'alexa', move, before: placeOf(input), reply: answer, rendered };
    attributesManager.setRequestAttributes({ turn });
    if (requestEnvelope.session) attributesManager.setSessionAttributes({ place: answer.place });
    return responseBuilder.getResponse();
  };

  const notice: RequestHandler = {
    canHandle: ({ requestEnvelope: { request } }) => NOTICES.test(request.type),
    handle({ requestEnvelope: { request }, responseBuilder }) {
      if ('error' in request && request.error) options.report(`Alexa sent ${nameOf(request)}`, request.error);
      return responseBuilder.getResponse();
    },
  };

  /** Asked whether it could answer before it is opened. Only the intent counts: nothing is said or kept. */
  const couldAnswer: RequestHandler = {
    canHandle: ({ requestEnvelope: { request } }) => request.type === 'CanFulfillIntentRequest',
    handle({ requestEnvelope: { request }, responseBuilder }) {
      const known = 'intent' in request && moveOfIntent(request.intent, page) !== undefined;
      return responseBuilder.withCanFulfillIntent({ canFulfill: known ? 'YES' : 'NO' }).getResponse();
    },
  };

  /** Everything that was said, and, last of all, everything that nobody expected. */
  const conversation: RequestHandler = {
    canHandle: () => true,
    async handle(input) {
      const move = moveOf(input.requestEnvelope.request, page);
      if (move.kind === 'forget') await bookmarking.forget(input);
      return respond(input, move, reply(move, placeOf(input), page, options.today()));
    },
  };

  /** Tells of the turn once its response stands. */
  const telling: ResponseInterceptor = {
    process({ attributesManager }) {
      const { turn } = attributesManager.getRequestAttributes();
      if (turn) options.observe(turn);
    },
  };

  /** A turn that failed is answered kindly, from the place it began in. The SDK skips its interceptors then. */
  const kindness: ErrorHandler = {
    canHandle: () => true,
    async handle(input, error) {
      options.report('a turn failed', error);
      const response = respond(input, { kind: 'unheard' }, troubled(placeOf(input), page));
      await telling.process(input);
      return response;
    },
  };

  return SkillBuilders.custom()
    .withSkillId(skillId)
    .addRequestInterceptors(bookmarking.welcomeBack)
    .addRequestHandlers(bookmarking.farewell, notice, couldAnswer, conversation)
    .addResponseInterceptors(bookmarking.keeping, telling)
    .addErrorHandlers(kindness)
    .create();
}

/** The type of a request as the log may have it: a name of Amazon's, and not whatever a request may have there. */
const nameOf = ({ type }: Request): string => (/^[A-Za-z.]{1,60}$/.test(type) ? type : 'a notice');
