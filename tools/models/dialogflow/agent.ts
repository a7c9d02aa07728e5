import type { Words } from '../words';
import { entitiesOf } from './entities';
import { intentsOf } from './intents';
import type { Agent } from './shape';

/** Stands for the address of the webhook, which belongs to whoever runs it. (RFC 2606 keeps the name free.) */
export const NO_WEBHOOK = 'https://webhook.example/google';

/**
 * How sure Dialogflow must be of an intent. Its default, 0.3, lets what is far from every phrase fall to the nearest: a
 * question that the page does not answer would be answered with a passage. Above this, it has met nearly the same words;
 * everything else reaches the webhook as words, where the understanding takes them, which is tested.
 */
const SURE = 0.7;

/** The agent of a page. @param webhook its address, where it is known */
export const agentOf = (words: Words, webhook = NO_WEBHOOK): Agent => ({
  file: {
    description: words.store?.words.summary ?? '',
    language: 'en',
    supportedLanguages: ['en-gb'],
    displayName: words.compiled.head.facts.name.replace(/[^\p{L}\p{N}]+/gu, '-'),
    // What people ask about an illness is nobody's to keep.
    disableInteractionLogs: true,
    disableStackdriverLogs: true,
    defaultTimezone: 'Europe/London',
    webhook: {
      url: webhook,
      username: '',
      headers: {},
      available: true,
      useForDomains: false,
      cloudFunctionsEnabled: false,
      cloudFunctionsInitialized: false,
    },
    isPrivate: true,
    mlMinConfidence: SURE,
    enableOnePlatformApi: true,
    // The console's "beta features": telephone lines need them, to be spoken to and to be hung up.
    onePlatformApiVersion: 'v2beta1',
    analyzeQueryTextSentiment: false,
    enabledKnowledgeBaseNames: [],
    knowledgeServiceConfidenceAdjustment: 0,
    dialogBuilderMode: false,
    baseActionPackagesUrl: '',
    enableSpellCorrection: false,
  },
  intents: intentsOf(words),
  entities: entitiesOf(words),
});
