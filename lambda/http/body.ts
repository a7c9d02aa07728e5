import { type HttpAnswer, refusal } from './answer';
import type { HttpEvent } from './event';

/**
 * The most bytes of a body. Dialogflow's requests are of a few thousand, with every context there can be some tens of
 * thousand; API Gateway alone would let ten million through.
 */
export const BODY_BYTES = 128 * 1024;

/** A body that was read, or the answer to one that was not. */
export type Read = { readonly body: unknown } | { readonly refused: HttpAnswer };

/** Reads the JSON of a request, within limits. */
export function readBody({ headers, body, base64 }: HttpEvent): Read {
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    return { refused: refusal(415, 'application/json only') };
  }
  // Four characters of base64 are three bytes; what is far too long is not even decoded.
  const bytes = base64 && body.length <= 2 * BODY_BYTES ? Buffer.from(body, 'base64') : body;
  const length = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length;
  if (length > BODY_BYTES) return { refused: refusal(413, `more than ${BODY_BYTES} bytes`) };
  try {
    const text = typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { body: JSON.parse(text) };
  } catch {
    return { refused: refusal(400, 'not JSON') };
  }
}
