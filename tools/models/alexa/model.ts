import { SLOT_TYPES, WORDS_INTENT, WORDS_SLOT } from '../../../lambda/channels/alexa/intents';
import { spokenForm, spokenKey } from '../spoken-form';
import { type ModelWords, passageNames } from '../targets';
import { askIntents } from './asking';
import { candidatesOf } from './candidates';
import { freeWords } from './free-words';
import type { InteractionModel, ModelIntent, SlotType } from './schema';
import { slotsOf, slotTypesOf } from './slot-types';
import { samplesThatTeach } from './teaching';

/** Characters of a model file that Amazon takes. (Source: the error of an upload, in alexa/ask-cli issue 9.) */
export const MODEL_CHARACTERS = 1_000_000;

/** Characters that our model may have: what is nearly too long for Amazon is too long for the next change. */
export const OUR_CHARACTERS = 0.8 * MODEL_CHARACTERS;

/**
 * The interaction model of a page.
 *
 * What nobody foresaw comes by an intent whose only sample is a slot with whole utterances as its values, and our own
 * understanding, triage first, makes a move of it. `AMAZON.SearchQuery` cannot do that: it needs words around it, so it
 * cannot take the bare sentence of someone frightened. What is like neither goes to `AMAZON.FallbackIntent`, and the
 * guide asks again, then offers two things, then the helpline.
 * (Sources: Amazon's page on slot types; its blog on custom slots and SearchQuery; alexa-actions issue 181.)
 * @param hasFreeWords whether it has that intent
 */
export function interactionModel(words: ModelWords, hasFreeWords = true): InteractionModel {
  const names = passageNames(words);
  const types = slotTypesOf(words, names);
  const candidates = candidatesOf(words, names, types);
  const fixed = [
    ...[...candidates].map(([name, { must }]) => intentWith(name, must)),
    ...askIntents(words, types),
  ];
  const values = hasFreeWords ? freeWords(words.utterances, fixed, types) : [];
  const modelOf = (intents: readonly ModelIntent[]) => withFreeWords(words, intents, types, values);
  const taken = new Set(values.map(spokenKey));
  const free = new Map(
    [...candidates].map(([name, { may, ...rest }]) => [
      name,
      { ...rest, may: may.filter((sample) => !taken.has(spokenKey(sample))) },
    ]),
  );
  const chosen = samplesThatTeach(free, OUR_CHARACTERS - modelText(modelOf(fixed)).length);
  const intents = fixed.map((intent) => ({ ...intent, samples: chosen.get(intent.name) ?? intent.samples }));
  // Alexa refuses an intent of ours without samples; its own need none.
  return modelOf(intents.filter(({ name, samples }) => samples.length > 0 || name.startsWith('AMAZON.')));
}

/**
 * The file of a model. Each sample has a line to compare, and no indentation: there are so many of them that it would be a
 * tenth of what Amazon takes.
 */
export const modelText = (model: InteractionModel): string =>
  `${JSON.stringify(model, null, 1).replace(/^ +/gmu, '')}\n`;

function withFreeWords(
  words: ModelWords,
  intents: readonly ModelIntent[],
  types: readonly SlotType[],
  values: readonly string[],
): InteractionModel {
  const ofWords = { name: SLOT_TYPES.words, values: values.map((value) => ({ name: { value } })) };
  return {
    interactionModel: {
      languageModel: {
        invocationName: spokenForm(words.page.facts.name),
        // LOW, the default, takes words that are far from every sample for the nearest one, and would answer a question
        // that the page does not answer. HIGH falls back for whatever differs from the samples, such as an emergency in
        // words of its own.
        modelConfiguration: { fallbackIntentSensitivity: { level: 'MEDIUM' } },
        intents: values.length === 0 ? intents : [...intents, FREE_WORDS],
        types: values.length === 0 ? types : [...types, ofWords],
      },
    },
  };
}

const intentWith = (name: string, samples: readonly string[]): ModelIntent => {
  const slots = slotsOf(samples);
  return { name, ...(slots.length > 0 && { slots }), samples };
};

/** The intent for words that no other intent foresaw. */
const FREE_WORDS: ModelIntent = {
  name: WORDS_INTENT,
  slots: [{ name: WORDS_SLOT, type: SLOT_TYPES.words }],
  samples: [`{${WORDS_SLOT}}`],
};
