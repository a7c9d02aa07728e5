/**
 * What Google takes. Nothing is ever cut to fit: the compiler keeps parts far below, longer texts are split into
 * several bubbles, and a response that is over is an error.
 */

/** Characters of one bubble of text; Assistant cut what was longer (source: its reference on simple responses). */
export const BUBBLE_CHARACTERS = 640;

/** Suggestion chips, and characters of one (source: Google's linter for Actions). */
export const CHIPS = 8;
export const CHIP_CHARACTERS = 25;

/** Bytes of a webhook's whole response (source: Dialogflow ES, "Webhook service requirements"). */
export const RESPONSE_BYTES = 64 * 1024;

/**
 * Turns that the place stays in its context. It is sent again with every answer; the number matters only where answers
 * fail to come, when Dialogflow counts down by itself. (After twenty minutes without a turn it is gone in any case.)
 */
export const PLACE_LIFESPAN = 99;
