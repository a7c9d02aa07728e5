import type { DialogflowRequest } from './request';

/**
 * Where an answer is going, which decides the form that it is written in:
 * - `assistant`: Google Assistant, retired in 2023; its simulator shape;
 * - `gateway`: Dialogflow's own telephone gateway;
 * - `phone`: a telephone partner, which speaks what comes as text and takes SSML there;
 * - `messenger`: Dialogflow Messenger on a web page;
 * - `text`: everything else, the console and programs that call the API among it.
 */
export type Surface = 'assistant' | 'gateway' | 'phone' | 'messenger' | 'text';

/** The header, and the field of the payload, by which a telephone line says what it is. Both hold `phone`. */
export const SURFACE_HEADER = 'x-guide-surface';
const SURFACE_FIELD = 'surface';
const PHONE = 'phone';

/**
 * Reads it from what Dialogflow sends along. A partner is not known by its request: partners send no source, or one of
 * their own making. So it is set: a header of the fulfilment, in an environment of the agent that only the telephone
 * line uses, or a field of the payload that the partner sends with each turn.
 * @param headers with their names in small letters
 */
export function surfaceOf(
  { source, payload, session }: DialogflowRequest,
  headers: Readonly<Record<string, string | undefined>>,
): Surface {
  if (source === 'google') return 'assistant';
  if (source === 'GOOGLE_TELEPHONY') return 'gateway';
  if (headers[SURFACE_HEADER] === PHONE || payload[SURFACE_FIELD] === PHONE) return 'phone';
  return session.includes('/sessions/dfMessenger-') ? 'messenger' : 'text';
}
