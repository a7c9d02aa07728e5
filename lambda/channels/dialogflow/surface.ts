import type { EsRequest } from './request';

/**
 * Where an answer of Dialogflow ES goes, which decides the form it is written in:
 * - `gateway`: Dialogflow's own telephone gateway;
 * - `phone`: a telephone partner, which speaks what comes as text and takes SSML there;
 * - `messenger`: Dialogflow Messenger on a web page;
 * - `text`: everything else, among it the console and programs that call the API.
 */
export type Surface = 'gateway' | 'phone' | 'messenger' | 'text';

/** The header, and the field of the payload, by which a telephone line says what it is. Both hold `phone`. */
export const SURFACE_HEADER = 'x-guide-surface';
const SURFACE_FIELD = 'surface';
const PHONE = 'phone';

/**
 * Reads it from what Dialogflow sends along. Partners send no source, or one of their own making, so a telephone line is
 * set up to say what it is: by a header of the fulfilment, in an environment of the agent that only the line uses, or by
 * a field of the payload that the partner sends with each turn.
 * @param headers with their names in small letters
 */
export function surfaceOf(
  { source, payload, session }: Pick<EsRequest, 'source' | 'payload' | 'session'>,
  headers: Readonly<Record<string, string | undefined>>,
): Surface {
  if (source === 'GOOGLE_TELEPHONY') return 'gateway';
  if (headers[SURFACE_HEADER] === PHONE || payload[SURFACE_FIELD] === PHONE) return 'phone';
  return session.includes('/sessions/dfMessenger-') ? 'messenger' : 'text';
}
