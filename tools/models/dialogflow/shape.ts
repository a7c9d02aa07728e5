/**
 * The files of a Dialogflow ES agent as its console exports and restores them, as far as this project writes them. No
 * document of Google's describes them; the fields are those of agents that Google and others have published.
 */

/** A language of the agent. The root language is `en`; British English is a locale of it. */
export const LANGUAGES = ['en', 'en-gb'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `agent.json`. */
export interface AgentFile {
  readonly description: string;
  readonly language: Language;
  readonly supportedLanguages: readonly Language[];
  readonly displayName: string;
  readonly disableInteractionLogs: boolean;
  readonly disableStackdriverLogs: boolean;
  readonly defaultTimezone: string;
  readonly webhook: {
    readonly url: string;
    readonly username: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly available: boolean;
    readonly useForDomains: boolean;
    readonly cloudFunctionsEnabled: boolean;
    readonly cloudFunctionsInitialized: boolean;
  };
  readonly isPrivate: boolean;
  readonly mlMinConfidence: number;
  readonly enableOnePlatformApi: boolean;
  readonly onePlatformApiVersion: 'v2' | 'v2beta1';
  readonly analyzeQueryTextSentiment: boolean;
  readonly enabledKnowledgeBaseNames: readonly string[];
  readonly knowledgeServiceConfidenceAdjustment: number;
  readonly dialogBuilderMode: boolean;
  readonly baseActionPackagesUrl: string;
  readonly enableSpellCorrection: boolean;
}

/** `intents/NAME.json`. */
export interface IntentFile {
  readonly id: string;
  readonly name: string;
  readonly auto: boolean;
  readonly contexts: readonly string[];
  readonly responses: readonly [
    {
      readonly resetContexts: boolean;
      readonly action: string;
      readonly affectedContexts: readonly [];
      readonly parameters: readonly IntentParameter[];
      readonly messages: readonly IntentMessage[];
      readonly speech: readonly [];
    },
  ];
  readonly priority: number;
  readonly webhookUsed: boolean;
  readonly webhookForSlotFilling: boolean;
  readonly fallbackIntent: boolean;
  readonly events: readonly { readonly name: string }[];
  readonly endInteraction?: boolean;
  readonly conditionalResponses: readonly [];
  readonly condition: string;
  readonly conditionalFollowupEvents: readonly [];
}

export interface IntentParameter {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly dataType: string;
  readonly value: string;
  readonly defaultValue: string;
  readonly isList: boolean;
  readonly prompts: readonly [];
  readonly promptMessages: readonly [];
  readonly noMatchPromptMessages: readonly [];
  readonly noInputPromptMessages: readonly [];
  readonly outputDialogContexts: readonly [];
}

export interface IntentMessage {
  readonly type: '0';
  readonly title: string;
  readonly textToSpeech: string;
  readonly lang: Language;
  readonly speech: readonly string[];
  readonly condition: string;
}

/** One of `intents/NAME_usersays_LANGUAGE.json`. */
export interface TrainingPhrase {
  readonly id: string;
  readonly data: readonly PhrasePart[];
  readonly isTemplate: boolean;
  readonly count: number;
  readonly lang: Language;
  readonly updated: number;
}

/** Some words of a phrase; with `meta` and `alias`, the words that are an entity and fill a parameter. */
export interface PhrasePart {
  readonly text: string;
  readonly meta?: string;
  readonly alias?: string;
  readonly userDefined: boolean;
}

/** `entities/NAME.json`. */
export interface EntityFile {
  readonly id: string;
  readonly name: string;
  readonly isOverridable: boolean;
  readonly isEnum: boolean;
  readonly isRegexp: boolean;
  readonly automatedExpansion: boolean;
  readonly allowFuzzyExtraction: boolean;
}

/** One of `entities/NAME_entries_LANGUAGE.json`: what is sent, and what is said for it. */
export interface EntityEntry {
  readonly value: string;
  readonly synonyms: readonly string[];
}

/** The agent before it is written: the same in each of its languages. */
export interface Agent {
  readonly file: AgentFile;
  readonly intents: readonly {
    readonly file: IntentFile;
    readonly phrases: readonly (readonly PhrasePart[])[];
  }[];
  readonly entities: readonly { readonly file: EntityFile; readonly entries: readonly EntityEntry[] }[];
}
