import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import { fields } from '../../fields';
import type { EventChannel } from '../channel';
import { lastResortTo } from './response';
import { createSkill, isNotice, type SkillOptions } from './skill';

/** What a refused request gets: nothing is said, and the session is over. */
const REFUSAL: ResponseEnvelope = { version: '1.0', response: { shouldEndSession: true } };

export interface AlexaOptions extends SkillOptions {
  /** The id of our skill. Without one every request is refused: a missing setting opens nothing. */
  readonly skillId: string | undefined;
}

/**
 * The Alexa channel. Alexa calls the function itself, and nobody else does, so it takes every event that is not HTTP and
 * refuses those that are no request of our skill's.
 */
export function alexa(options: AlexaOptions): EventChannel {
  const { skillId, report, lastResort } = options;
  const refuse = (reason: string): ResponseEnvelope => {
    report(`refused: ${reason}`);
    return REFUSAL;
  };
  // Made with the first request: a function that serves another channel does not wait for it.
  let skill: ReturnType<typeof createSkill> | undefined;
  return {
    takes: () => true,
    async serve(event) {
      if (!skillId) return refuse('no-skill-id');
      if (!isEnvelope(event)) return refuse('not-an-alexa-request');
      if (event.context.System.application.applicationId !== skillId) return refuse('another-skill');
      skill ??= createSkill(options);
      return skill.invoke(withoutAttributes(event), event.session?.attributes);
    },
    onError(event, error) {
      if (isEnvelope(event) && isNotice(event)) throw error;
      return lastResortTo(event, lastResort);
    },
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
 * The request without the session's attributes, which the SDK would copy before anybody has looked at them: a text of
 * 100,000 letters in their place, which anyone can send, took 56 ms to copy. A session that is no object is none.
 */
function withoutAttributes(event: RequestEnvelope): RequestEnvelope {
  const { session, ...others } = event;
  if (session === undefined) return event;
  if (typeof session !== 'object' || session === null || Array.isArray(session)) return others;
  const { attributes: _, ...rest } = session;
  return { ...event, session: rest };
}
