import type { ResponseEnvelope } from 'ask-sdk-model';
import type { TurnTaken } from '../../lambda/channels/channel';
import type { Understanding } from '../../lambda/understanding/open';
import { deskApp } from '../../tools/surfaces/desk-app';
import { page } from './words';

export const SKILL_ID = 'amzn1.ask.skill.of-these-tests';

/** What a test may find out after a request: the response, the turn that was taken, and what was reported. */
export interface Answered {
  readonly response: ResponseEnvelope;
  readonly turn: TurnTaken | undefined;
  readonly reported: readonly string[];
}

/**
 * Sends events to the handler that ships, and says what came of each.
 * @param understanding what makes a move of words; without it they are not understood
 */
export function alexa(
  skillId: string | undefined = SKILL_ID,
  understanding?: Understanding,
): (event: unknown) => Promise<Answered> {
  let turn: TurnTaken | undefined;
  let reported: string[] = [];
  const app = deskApp({
    page: page(),
    skillId,
    ...(understanding && { understanding }),
    observe: (taken) => {
      turn = taken;
    },
    report: (what) => reported.push(what),
    today: () => '2026-11-22',
  });
  return async (event) => {
    turn = undefined;
    reported = [];
    const response = (await app(event)) as ResponseEnvelope;
    return { response: JSON.parse(JSON.stringify(response)) as ResponseEnvelope, turn, reported };
  };
}

/** A request as Alexa sends it, in an envelope with everything an Echo puts there. */
export function envelope(request: unknown, attributes?: unknown, skillId = SKILL_ID) {
  const application = { applicationId: skillId };
  const user = { userId: 'amzn1.ask.account.SOMEONE' };
  return {
    version: '1.0',
    session: {
      new: attributes === undefined,
      sessionId: 'amzn1.echo-api.session.one',
      application,
      user,
      ...(attributes !== undefined && { attributes }),
    },
    context: {
      System: { application, user, device: { deviceId: 'amzn1.ask.device.ONE', supportedInterfaces: {} } },
    },
    request,
  };
}

const common = { requestId: 'amzn1.echo-api.request.1', timestamp: '2026-11-22T09:00:00Z', locale: 'en-GB' };

export const launch = { type: 'LaunchRequest', ...common };

/** An intent with its slots as they stand. */
export const intent = (name: unknown, slots?: unknown) => ({
  type: 'IntentRequest',
  ...common,
  dialogState: 'COMPLETED',
  intent: { name, confirmationStatus: 'NONE', ...(slots !== undefined && { slots }) },
});

/** A slot that was matched to a value of its type. */
export const matched = (name: string, value: string, id: string) => ({
  [name]: {
    name,
    value,
    resolutions: {
      resolutionsPerAuthority: [
        { authority: 'a', status: { code: 'ER_SUCCESS_MATCH' }, values: [{ value: { name: value, id } }] },
      ],
    },
  },
});

/** A slot whose value is not one of its type's. Alexa sends no `values` with it. */
export const unmatched = (name: string, value: string) => ({
  [name]: {
    name,
    value,
    resolutions: { resolutionsPerAuthority: [{ authority: 'a', status: { code: 'ER_SUCCESS_NO_MATCH' } }] },
  },
});

/** The SSML of a response; empty where it says nothing. */
export function ssmlOf({ response }: Answered): string {
  const speech = response.response.outputSpeech;
  return speech?.type === 'SSML' ? speech.ssml : '';
}
