/**
 * What Alexa takes. Beyond any of these the whole response is lost, so nothing is ever cut to fit: the compiler keeps
 * parts far below, and a response that is over is an error.
 * Sources: Amazon's text response best practice and the request and response JSON reference.
 */

/** Characters of `outputSpeech` and of a reprompt, tags included. */
export const SPEECH_CHARACTERS = 8000;

/** Characters of a card, title and text together. */
export const CARD_CHARACTERS = 8000;

/** Bytes of the whole response, session attributes included: the smallest figure that Amazon has published. */
export const RESPONSE_BYTES = 24 * 1024;
