/** The JSON of an interaction model, as far as this project writes it. (Source: Amazon's Interaction Model Schema.) */
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
  readonly slots?: readonly { readonly name: string; readonly type: string }[];
  readonly samples: readonly string[];
}

export interface SlotType {
  readonly name: string;
  readonly values: readonly SlotValue[];
}

/** A value of a slot's type. `id` is what the skill gets, whichever of the names was said; without one, the words. */
export interface SlotValue {
  readonly id?: string;
  readonly name: { readonly value: string; readonly synonyms?: readonly string[] };
}

/** All that can be said for a value of a slot's type. */
export const namesOf = ({ name: { value, synonyms = [] } }: SlotValue): readonly string[] => [
  value,
  ...synonyms,
];
