/** The header in which Dialogflow sends the secret, once it is set there as a header of the fulfilment. */
export const SECRET_HEADER = 'x-guide-secret';

/**
 * Tells whether a secret is the one that is set, in a time that tells at most how long it is: each byte of what was given
 * is compared, whatever came before it. By hand, since a listener waits: `timingSafeEqual` is all that a first turn would
 * want of node:crypto, and loading that takes a tenth of it (docs/performance.md).
 */
export function secretCheck(secret: string): (given: string) => boolean {
  const set = Buffer.from(secret);
  return (given) => {
    const bytes = Buffer.from(given);
    let differs = bytes.length ^ set.length;
    for (let at = 0; at < bytes.length; at += 1) {
      differs |= (bytes[at] as number) ^ (set[at % set.length] as number);
    }
    return differs === 0;
  };
}
