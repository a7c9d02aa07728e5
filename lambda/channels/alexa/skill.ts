import type { ErrorHandler, HandlerInput, RequestHandler, Skill } from 'ask-sdk-core';
import { CustomSkill } from 'ask-sdk-core/dist/skill/CustomSkill';
import type { Request, Response } from 'ask-sdk-model';
import {
  GenericErrorMapper,
  GenericHandlerAdapter,
  GenericRequestHandlerChain,
  GenericRequestMapper,
} from 'ask-sdk-runtime';
import type { Page } from '../../page/page';
import type { ChannelOptions, TurnTaken } from '../turn';
import type { Here, Turns } from '../turns';
import { bookmarkingOf } from './bookmark';
import { moveOf, moveOfIntent } from './move';
import { responseTo } from './response';

/** Requests that tell something and want no words back. Speech in answer to one of them would be an error. */
const NOTICES =
  /^(SessionEndedRequest|SessionResumedRequest|Connections\.Response|System\.|AlexaSkillEvent\.|AudioPlayer\.|PlaybackController\.|Alexa\.Presentation\.)/;

/** Requests that somebody waits for. */
const SPOKEN: ReadonlySet<string> = new Set<Request['type']>(['IntentRequest', 'LaunchRequest']);

/**
 * The guide as an Alexa skill. It is invoked with where the listener is as its context, and with no session attributes:
 * the SDK would copy them. What it writes has the place for its only attribute.
 * @param skillId requests of any other skill are refused by the SDK as well
 */
export function createSkill(page: Page, skillId: string, turns: Turns, options: ChannelOptions): Skill {
  const bookmarking = options.bookmarks && bookmarkingOf(options.bookmarks, turns, options);
  const hereOf = ({ context }: HandlerInput): Here => context as Here;
  const written = new WeakMap<TurnTaken, Response>();

  /** Says a turn, and sends its place along for the next request to bring back. */
  const respond = (
    turn: TurnTaken,
    { attributesManager, requestEnvelope, responseBuilder }: HandlerInput,
  ) => {
    const response = written.get(turn) ?? responseTo(turn, page, responseBuilder);
    written.set(turn, response);
    if (requestEnvelope.session) attributesManager.setSessionAttributes({ place: turn.reply.place });
    options.observe(turn);
    return response;
  };

  const conversation: RequestHandler = {
    canHandle: ({ requestEnvelope: { request } }) => SPOKEN.has(request.type),
    async handle(input) {
      const move = moveOf(input.requestEnvelope.request, page);
      if (!bookmarking) return respond(turns.take(move, hereOf(input)), input);
      if (move.kind === 'forget') await bookmarking.forget(input);
      const turn = turns.take(move, (await bookmarking.leftOff(input)) ?? hereOf(input));
      await bookmarking.keep(input, turn);
      return respond(turn, input);
    },
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

  /** Whatever nobody expected: whoever sent it is told kindly that it was not understood. */
  const anythingElse: RequestHandler = { ...conversation, canHandle: () => true };

  /** A turn that failed is answered kindly, from the place it began in. */
  const kindness: ErrorHandler = {
    canHandle: () => true,
    handle(input, error) {
      options.report('a turn failed', error);
      return respond(turns.excuse(hereOf(input)), input);
    },
  };

  return skillOf(
    [conversation, ...(bookmarking ? [bookmarking.farewell] : []), notice, couldAnswer, anythingElse],
    kindness,
    skillId,
  );
}

/**
 * What `SkillBuilders.custom()` of the SDK would make of the same: the first handler that can take a request takes it.
 * That would come by way of three builders, and whoever waits for a first answer would wait for them to be read.
 */
const skillOf = (handlers: readonly RequestHandler[], onError: ErrorHandler, skillId: string): Skill =>
  new CustomSkill({
    skillId,
    requestMappers: [
      new GenericRequestMapper({
        requestHandlerChains: handlers.map(
          (requestHandler) => new GenericRequestHandlerChain({ requestHandler }),
        ),
      }),
    ],
    handlerAdapters: [new GenericHandlerAdapter()],
    errorMapper: new GenericErrorMapper({ errorHandlers: [onError] }),
  });

/** The type of a request as the log may have it: a name of Amazon's, and not whatever a request may have there. */
const nameOf = ({ type }: Request): string => (/^[A-Za-z.]{1,60}$/.test(type) ? type : 'a notice');
