import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
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
  if (!skillId) {
    return async () => {
      options.report('refused: no Alexa skill id is set');
      return REFUSAL;
    };
  }
  const skill = createSkill(page, skillId, options);
  return async (event) => {
    if (!isEnvelope(event)) {
      options.report('refused: not an Alexa request');
      return REFUSAL;
    }
    try {
      return await skill.invoke(event);
    } catch (error) {
      options.report('refused: the Alexa SDK would not take the request', error);
      return REFUSAL;
    }
  };
}

/** Whether an event has what the SDK takes for granted before it looks at the skill id. */
export function isEnvelope(event: unknown): event is RequestEnvelope {
  const { request, context } = fields(event);
  return (
    typeof fields(request).type === 'string' &&
    typeof fields(fields(fields(context).System).application).applicationId === 'string'
  );
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
