import type { RequestHandler, Skill } from 'ask-sdk-core';
import { CustomSkill } from 'ask-sdk-core/dist/skill/CustomSkill';
import type { Request, RequestEnvelope } from 'ask-sdk-model';
import { GenericHandlerAdapter, GenericRequestHandlerChain, GenericRequestMapper } from 'ask-sdk-runtime';
import { type ChannelOptions, takeTurn } from '../channel';
import { moveOfIntent } from '../intents';
import { hasScreen, type Screens } from './apl';
import { NAMES } from './intents';
import { askedIn, intentIn } from './request';
import { responseTo } from './response';

/** Requests that tell us something and want no words back. Speech in answer to one of them would be an error. */
const NOTICES =
  /^(SessionEndedRequest|SessionResumedRequest|Connections\.Response|System\.|AlexaSkillEvent\.|AudioPlayer\.|PlaybackController\.|Alexa\.Presentation\.(?!APL\.UserEvent$)|Display\.)/;

/** Requests that somebody waits for. */
const SPOKEN: ReadonlySet<string> = new Set<Request['type']>([
  'IntentRequest',
  'LaunchRequest',
  'Alexa.Presentation.APL.UserEvent',
]);

export interface SkillOptions extends ChannelOptions {
  /** What a device with a screen is sent to show: what is said, unless it is told otherwise. */
  readonly screens?: Screens | undefined;
}

/** What a device sends that cannot show a document. */
const BROKEN_SCREEN = 'Alexa.Presentation.APL.RuntimeError';

/** Without a session there is nobody beside the device who has asked for anything. */
export const isNotice = ({ request, session }: RequestEnvelope): boolean =>
  NOTICES.test(request.type) || (session === undefined && !SPOKEN.has(request.type));

/** What Alexa sends to a subscriber when somebody takes the skill off their account. */
const DISABLED = 'AlexaSkillEvent.SkillDisabled';

/**
 * The guide as an Alexa skill. It is invoked with the session's attributes as its context, as they came back. They are the
 * place and, with bookmarks, when the session began.
 */
export function createSkill(options: SkillOptions): Skill {
  const { page, report, bookmarks, screens = 'on' } = options;

  const conversation: RequestHandler = {
    canHandle: ({ requestEnvelope: { request } }) => SPOKEN.has(request.type),
    async handle({ requestEnvelope, context, attributesManager, responseBuilder }) {
      const asked = askedIn(requestEnvelope, context, page);
      const turn = await takeTurn('alexa', asked, NAMES, options);
      if (requestEnvelope.session) {
        const { place } = turn.reply;
        attributesManager.setSessionAttributes({
          place,
          ...(bookmarks && { sessionStart: asked.listener?.sessionStart }),
        });
      }
      return responseTo(turn, page, responseBuilder, hasScreen(requestEnvelope) ? screens : 'off');
    },
  };

  const disabled: RequestHandler = {
    canHandle: ({ requestEnvelope: { request } }) => request.type === DISABLED,
    async handle({ requestEnvelope, responseBuilder, context }) {
      const { listener } = askedIn(requestEnvelope, context, page);
      // A failure is answered with an error, so that Amazon may send the event again.
      if (listener) await bookmarks?.forget(listener);
      return responseBuilder.getResponse();
    },
  };

  const notice: RequestHandler = {
    canHandle: ({ requestEnvelope }) => isNotice(requestEnvelope),
    handle({ requestEnvelope: { request }, responseBuilder }) {
      if ('error' in request && request.error) report(`Alexa sent ${nameOf(request)}`, request.error);
      // What is wrong with a document may be told in words of the listener's: its name says enough.
      else if (request.type === BROKEN_SCREEN) report(`Alexa sent ${nameOf(request)}`);
      return responseBuilder.getResponse();
    },
  };

  /**
   * Asks whether the skill could answer before it is opened. Only the intent counts: nothing is said or kept. What would
   * be answered with an apology is no.
   */
  const canFulfil: RequestHandler = {
    canHandle: ({ requestEnvelope: { request } }) => request.type === 'CanFulfillIntentRequest',
    handle({ requestEnvelope: { request }, responseBuilder }) {
      const intent = intentIn(request, page);
      const kind = intent && moveOfIntent(intent, NAMES, page)?.kind;
      const canFulfill = kind !== undefined && kind !== 'not-understood' && kind !== 'off-page';
      return responseBuilder.withCanFulfillIntent({ canFulfill: canFulfill ? 'YES' : 'NO' }).getResponse();
    },
  };

  /** A type of request that is new to us comes from a device with somebody beside it, so it is answered. */
  const anythingElse: RequestHandler = { ...conversation, canHandle: () => true };

  // What `SkillBuilders.custom()` would make of these. By way of the package's index, its builders and every persistence
  // adapter would be read first, which takes as long as all the rest of a first answer.
  return new CustomSkill({
    requestMappers: [
      new GenericRequestMapper({
        requestHandlerChains: [conversation, disabled, notice, canFulfil, anythingElse].map(
          (requestHandler) => new GenericRequestHandlerChain({ requestHandler }),
        ),
      }),
    ],
    handlerAdapters: [new GenericHandlerAdapter()],
  });
}

/** The type of a request as the log may have it: a name of Amazon's, and not whatever a request may have there. */
const nameOf = ({ type }: Request): string => (/^[A-Za-z.]{1,60}$/.test(type) ? type : 'a notice');
