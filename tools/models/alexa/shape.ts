/** The JSON of an Alexa interaction model, as far as this project writes it. (Source: the Interaction Model Schema.) */
export interface InteractionModel {
  readonly interactionModel: { readonly languageModel: LanguageModel };
}

export interface LanguageModel {
  readonly invocationName: string;
  readonly modelConfiguration: {
    readonly fallbackIntentSensitivity: { readonly level: 'LOW' | 'MEDIUM' | 'HIGH' };
  };
  readonly intents: readonly ModelIntent[];
  readonly types: readonly SlotType[];
}

export interface ModelIntent {
  readonly name: string;
  readonly slots?: readonly ModelSlot[];
  readonly samples: readonly string[];
}

export interface ModelSlot {
  readonly name: string;
  readonly type: string;
}

export interface SlotType {
  readonly name: string;
  readonly values: readonly SlotValue[];
}

/** A value of a slot's type. `id` is what the skill gets, whichever of the names was said. */
export interface SlotValue {
  readonly id: string;
  readonly name: { readonly value: string; readonly synonyms: readonly string[] };
}
