import { createHash, timingSafeEqual } from 'node:crypto';

/** The header in which Dialogflow sends the secret, once it is set there as a header of the fulfilment. */
export const SECRET_HEADER = 'x-guide-secret';

/**
 * Whether two secrets are the same, in a time that does not tell how much of them is. They are compared as digests,
 * which are of one length.
 */
export const isSameSecret = (given: string, secret: string): boolean =>
  timingSafeEqual(digest(given), digest(secret));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
