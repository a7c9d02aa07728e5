/**
 * How the Alexa half is bundled: without the clients of Amazon's other services, which nobody uses. Of the SDK, only what
 * makes and runs a skill is imported, by where it stands: its index loads everything else as well.
 */
export const ALEXA_BUNDLING = { alias: { 'ask-sdk-model': './lambda/channels/alexa/no-services.ts' } };
