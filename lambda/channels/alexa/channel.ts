import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import type { Page } from '../../page/page';
import type { ChannelOptions } from '../turn';
import { createTurns } from '../turns';
import { createSkill } from './skill';

/** What a refused request gets: nothing is said, and the session is over. */
const REFUSAL: ResponseEnvelope = { version: '1.0', response: { shouldEndSession: true } };

export type AlexaChannel = (event: unknown) => Promise<ResponseEnvelope>;

/**
 * The Alexa channel: an event in, a response envelope out, never an exception.
 * @param skillId the id of our skill. Without one every request is refused: a missing setting opens nothing.
 */
export function createAlexaChannel(
  page: Page,
  skillId: string | undefined,
  options: ChannelOptions,
): AlexaChannel {
  const refuse = (why: string, error?: unknown): ResponseEnvelope => {
    options.report(`refused: ${why}`, error);
    return REFUSAL;
  };
  if (!skillId) return async () => refuse('no Alexa skill id is set');
  const turns = createTurns('alexa', page, options);
  const skill = createSkill(page, skillId, turns, options);
  return async (event) => {
    if (!isEnvelope(event)) return refuse('not an Alexa request');
    if (event.context.System.application.applicationId !== skillId) return refuse('another skill');
    try {
      return await skill.invoke(withoutAttributes(event), turns.at(fields(event.session?.attributes).place));
    } catch (error) {
      return refuse('the Alexa SDK would not take the request', error);
    }
  };
}

/** Whether an event has what the SDK takes for granted. */
function isEnvelope(event: unknown): event is RequestEnvelope {
  const { request, context } = fields(event);
  return (
    typeof fields(request).type === 'string' &&
    typeof fields(fields(fields(context).System).application).applicationId === 'string'
  );
}

/**
 * The request without what was kept in the session: the SDK copies whatever there is, before anybody has looked at it. A
 * session that is a text or a list is none, and a long one would take its time to be copied letter by letter.
 */
function withoutAttributes(event: RequestEnvelope): RequestEnvelope {
  const { session, ...others } = event;
  if (session === undefined) return event;
  if (typeof session !== 'object' || session === null || Array.isArray(session)) return others;
  const { attributes: _, ...rest } = session;
  return { ...event, session: rest };
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
