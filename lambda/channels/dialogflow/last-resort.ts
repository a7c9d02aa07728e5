import type { LastResort } from '../../built-in';

/**
 * The last resort, on every surface at once, since the request may not have been readable: a telephone gateway speaks its
 * own message, everything else the text. It sets no context, so the place stays where it was.
 */
export const esLastResort = ({ ssml, text }: LastResort) => ({
  fulfillmentText: text,
  fulfillmentMessages: [
    { text: { text: [text] } },
    { platform: 'TELEPHONY', telephonySynthesizeSpeech: { ssml } },
  ],
});

/** The last resort. It sets no parameter, so the place stays where it was. */
export const cxLastResort = ({ ssml, text }: LastResort) => ({
  fulfillmentResponse: {
    messages: [{ outputAudioText: { ssml } }, { text: { text: [text] } }],
    mergeBehavior: 'REPLACE',
  },
});
