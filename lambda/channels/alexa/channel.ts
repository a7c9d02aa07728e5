import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import { readPlace } from '../../guide/place';
import type { Page } from '../../page/page';
import type { ChannelOptions } from '../turn';
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
  const skill = createSkill(page, skillId, options);
  return async (event) => {
    if (!isEnvelope(event)) return refuse('not an Alexa request');
    if (event.context.System.application.applicationId !== skillId) return refuse('another skill');
    try {
      return await skill.invoke(withPlace(event, page));
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
 * The request with a place that makes sense for its only attribute. The SDK copies whatever attributes there are, so
 * what does not belong there is left out before it looks.
 */
function withPlace(event: RequestEnvelope, page: Page): RequestEnvelope {
  const { session } = event;
  if (!session) return event;
  const place = readPlace(fields(session.attributes).place, page);
  return { ...event, session: { ...session, attributes: { place } } };
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
