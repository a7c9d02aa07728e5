import type { HandlerInput, RequestHandler, RequestInterceptor, ResponseInterceptor } from 'ask-sdk-core';
import type { RequestEnvelope } from 'ask-sdk-model';
import type { ChannelOptions, TurnTaken } from '../turn';

/** What Alexa sends to whoever has subscribed to it when somebody takes the skill off their account. */
const DISABLED = 'AlexaSkillEvent.SkillDisabled';

/** How the skill keeps bookmarks: read before the first turn of a visit, written after each. */
export interface Bookmarking {
  /** A listener who comes back begins with the question whether to carry on. */
  readonly welcomeBack: RequestInterceptor;
  /** Keeps where a turn has led. */
  readonly keeping: ResponseInterceptor;
  /** The skill has been taken off an account: what was kept of it goes too. */
  readonly farewell: RequestHandler;
  /**
   * Deletes what is kept of the listener.
   * @throws Error where that could not be done: they must not be told that it was
   */
  forget(input: HandlerInput): Promise<void>;
}

export function bookmarkingOf({
  bookmarks,
  report,
}: Pick<ChannelOptions, 'bookmarks' | 'report'>): Bookmarking {
  const forget = async ({ requestEnvelope }: HandlerInput): Promise<void> => {
    const user = userOf(requestEnvelope);
    if (user !== undefined) await bookmarks?.forget(user);
  };
  return {
    forget,
    welcomeBack: {
      async process({ requestEnvelope, attributesManager }) {
        const { request, session } = requestEnvelope;
        const user = userOf(requestEnvelope);
        if (!bookmarks || user === undefined || request.type !== 'LaunchRequest' || session?.new !== true)
          return;
        const place = await bookmarks.placeOf(user);
        if (place) attributesManager.setSessionAttributes({ place });
      },
    },
    keeping: {
      async process({ requestEnvelope, attributesManager }) {
        const { turn }: { turn?: TurnTaken } = attributesManager.getRequestAttributes();
        const user = userOf(requestEnvelope);
        if (turn && user !== undefined) await bookmarks?.keep(user, turn.before, turn.reply.place);
      },
    },
    farewell: {
      canHandle: ({ requestEnvelope: { request } }) => request.type === DISABLED,
      async handle(input) {
        try {
          await forget(input);
        } catch (error) {
          report('a bookmark outlived its skill: it goes when its time is up', error);
        }
        return input.responseBuilder.getResponse();
      },
    },
  };
}

/** The account that a request came from; undefined where it does not say. */
function userOf({ context }: RequestEnvelope): string | undefined {
  const id: unknown = context.System.user?.userId;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
