/**
 * An utterance as Dialogflow meets it, which hears and reads alike: initialisms in one piece, "r. s. p. b." as "rspb",
 * the way that people type them and that Google's recogniser writes them.
 */
export const typed = (utterance: string): string =>
  utterance
    .replace(/\p{L}\.(?: \p{L}\.)+/gu, (letters) => letters.replace(/[. ]/gu, ''))
    .replace(/\b(\p{L})\./gu, '$1');
