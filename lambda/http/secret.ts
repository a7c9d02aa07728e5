import { createHash, timingSafeEqual } from 'node:crypto';

/** The header in which Dialogflow sends the secret, once it is set there as a header of the fulfilment. */
export const SECRET_HEADER = 'x-guide-secret';

/**
 * Tells whether a secret is the one that is set, in a time that does not tell how much of it is. They are compared as
 * digests, which are of one length.
 */
export function secretCheck(secret: string): (given: string) => boolean {
  const set = digest(secret);
  return (given) => timingSafeEqual(digest(given), set);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
