/**
 * What Google takes. Nothing is ever cut to fit: the compiler keeps parts far below, longer texts are split into
 * several bubbles, and a response over the limit is an error.
 */

/**
 * The bubbles and chips of a screen. Assistant cut text that was longer (source: its reference on simple responses);
 * the figures for chips are from Google's linter for Actions.
 */
export const SCREEN = { bubble: 640, chips: 8, chip: 25 } as const;

/** Bytes of a webhook's whole response (source: Dialogflow ES, "Webhook service requirements"). */
export const RESPONSE_BYTES = 64 * 1024;

/**
 * Turns that the place stays in its context. It is sent again with every answer; the number matters only where answers
 * fail to come, when Dialogflow counts down by itself. (After twenty minutes without a turn it is gone in any case.)
 */
export const PLACE_LIFESPAN = 99;
