import { ABOUT, type Breach } from '../../breach';
import { MODEL_CHARACTERS } from '../limits';
import { modelText } from '../model';
import type { InteractionModel } from '../shape';
import { doubleBreaches, type SlotWords } from './doubles';
import { intentBreaches } from './intents';
import { invocationNameBreaches } from './invocation-name';
import { sampleBreaches } from './samples';
import { slotTypeBreaches } from './slot-types';

/**
 * Every rule for interaction models that is known and can be checked here. A model that breaks one is never written:
 * Amazon would say so only after an upload, and often in one word.
 * @param slotWords words for the slots of Amazon's types, to find utterances that meet
 */
export function modelBreaches(model: InteractionModel, slotWords: SlotWords = {}): Breach[] {
  const { languageModel } = model.interactionModel;
  const size = modelText(model).length;
  const breaches = [
    ...invocationNameBreaches(languageModel.invocationName),
    ...intentBreaches(languageModel),
    ...sampleBreaches(languageModel),
    ...doubleBreaches(languageModel, slotWords),
    ...slotTypeBreaches(languageModel),
  ];
  if (size <= MODEL_CHARACTERS) return breaches;
  const message = `the model has ${size} characters, and Alexa takes ${MODEL_CHARACTERS}`;
  return [...breaches, { about: ABOUT.said, message, remedy: 'write fewer templates' }];
}
