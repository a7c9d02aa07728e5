import type { HandlerInput, RequestHandler } from 'ask-sdk-core';
import type { RequestEnvelope } from 'ask-sdk-model';
import type { Bookmarks } from '../../bookmark/bookmarks';
import type { ChannelOptions, TurnTaken } from '../turn';
import type { Here, Turns } from '../turns';

/** What Alexa sends to whoever has subscribed to it when somebody takes the skill off their account. */
const DISABLED = 'AlexaSkillEvent.SkillDisabled';

/** How the skill keeps bookmarks, where they are switched on: read before the first turn of a visit, written after each. */
export interface Bookmarking {
  /** Where a listener who comes back left off; undefined in the middle of a visit, and where nothing is kept. */
  leftOff(input: HandlerInput): Promise<Here | undefined>;
  /** Keeps where a turn has led. */
  keep(input: HandlerInput, turn: TurnTaken): Promise<void>;
  /**
   * Deletes what is kept of the listener.
   * @throws Error where that could not be done: they must not be told that it was
   */
  forget(input: HandlerInput): Promise<void>;
  /** The skill has been taken off an account: what was kept of it goes too. */
  readonly farewell: RequestHandler;
}

export function bookmarkingOf(
  bookmarks: Bookmarks,
  turns: Pick<Turns, 'at'>,
  { report }: Pick<ChannelOptions, 'report'>,
): Bookmarking {
  const forget = async ({ requestEnvelope }: HandlerInput): Promise<void> => {
    const user = userOf(requestEnvelope);
    if (user !== undefined) await bookmarks.forget(user);
  };
  return {
    forget,
    async leftOff({ requestEnvelope }) {
      const { request, session } = requestEnvelope;
      const user = userOf(requestEnvelope);
      if (user === undefined || request.type !== 'LaunchRequest' || session?.new !== true) return undefined;
      const place = await bookmarks.placeOf(user);
      return place && turns.at(place);
    },
    async keep({ requestEnvelope }, { before, reply }) {
      const user = userOf(requestEnvelope);
      if (user !== undefined) await bookmarks.keep(user, before, reply.place);
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
