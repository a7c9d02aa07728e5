import { passageNames } from '../names';
import { spoken } from '../spoken';
import type { Words } from '../words';
import { intentsOf } from './intents';
import { MODEL_CHARACTERS } from './limits';
import type { InteractionModel } from './shape';
import { slotTypesOf } from './slot-types';

/**
 * The most utterances of one template that become samples. What is left out are more combinations of words that are
 * there already, from which Alexa learns little that is new. They are spread over the template's alternatives, the same ones
 * every time. Where the model would not fit, the number is halved until it does.
 */
const SAMPLES_PER_TEMPLATE = 40;

/** A model, and how many utterances of a template it was made with. */
export interface ModelMade {
  readonly model: InteractionModel;
  readonly perTemplate: number;
}

/**
 * The interaction model of a page.
 *
 * There is no intent for free questions (`AMAZON.SearchQuery`), on purpose. Such a slot needs a carrier phrase, so it
 * could not take the bare sentence of someone frightened; it is greedy, and what it takes it takes from the intents with
 * samples, emergencies among them; and two of them compete. What people ask about is known: it is the passages, and
 * Amazon itself advises a slot type with a list where the values are known. The words that nobody foresaw go to
 * `AMAZON.FallbackIntent`, which brings no words along, and there the guide asks again, offers two things, then the helpline.
 * (Sources: Amazon's page on slot types; its blog on custom slots and SearchQuery; alexa-actions issue 181.)
 */
export function interactionModel(words: Words): ModelMade {
  let perTemplate = SAMPLES_PER_TEMPLATE;
  let model = modelWith(words, perTemplate);
  while (modelText(model).length > MODEL_CHARACTERS && perTemplate > 1) {
    perTemplate = Math.floor(perTemplate / 2);
    model = modelWith(words, perTemplate);
  }
  return { model, perTemplate };
}

/** The file of a model. One space of indentation: a line a sample can be compared, and the file stays small. */
export const modelText = (model: InteractionModel): string => `${JSON.stringify(model, null, 1)}\n`;

function modelWith(words: Words, perTemplate: number): InteractionModel {
  const names = passageNames(words);
  const types = slotTypesOf(words, names);
  return {
    interactionModel: {
      languageModel: {
        invocationName: spoken(words.compiled.head.facts.name),
        // LOW, the default, lets what is far from every sample fall to the nearest: a question that the page does not
        // answer would be answered with a passage. HIGH sends to fallback what merely differs from the samples: an
        // emergency in words of its own would be asked to say it again. MEDIUM errs least on both sides.
        modelConfiguration: { fallbackIntentSensitivity: { level: 'MEDIUM' } },
        intents: intentsOf(words, names, types, perTemplate),
        types,
      },
    },
  };
}
