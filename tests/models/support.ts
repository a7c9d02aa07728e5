import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../tools/command';
import { Problems } from '../../tools/content/problems';
import type { InteractionModel, LanguageModel, ModelIntent, SlotType } from '../../tools/models/alexa/schema';
import models from '../../tools/models/command';
import { readStore } from '../../tools/models/store';
import type { ModelWords } from '../../tools/models/targets';
import { TODAY } from '../content/made-up';
import { type Run, runCommand } from '../support/command';
import { CONTENT, compiled, page } from '../support/words';

export const ROOT = join(__dirname, '..', '..');

/** The file of Alexa's model, below the folder of all models. */
export const MODEL = 'alexa/skill-package/interactionModels/custom/en-GB.json';

/** The words of a folder as every model is made of them. */
export function wordsOf(folder = CONTENT): ModelWords {
  const problems = new Problems();
  const store = readStore(folder, problems);
  if (problems.hasErrors)
    throw new Error(
      problems
        .sorted()
        .map(({ message }) => message)
        .join('\n'),
    );
  return { ...compiled(folder), page: page(folder), ...(store && { store }) };
}

/** The model of the project's page as it is checked in, for tests that only read it: to make it takes seconds. */
export const checkedIn = (): InteractionModel =>
  JSON.parse(readFileSync(join(ROOT, 'interaction-models', MODEL), 'utf8')) as InteractionModel;

/** Calls `npm run models`. */
export const run = (args: readonly string[], env: World['env'] = {}): Promise<Run> =>
  runCommand(models, args, { env: { CONTENT_DIR: CONTENT, ...env }, today: TODAY });

/** A small model in which nothing is wrong, but for what a test changes. */
export function modelWith(changes: Partial<LanguageModel> = {}): InteractionModel {
  const languageModel: LanguageModel = {
    invocationName: 'hay fever guide',
    modelConfiguration: { fallbackIntentSensitivity: { level: 'MEDIUM' } },
    intents: INTENTS,
    types: TYPES,
  };
  return { interactionModel: { languageModel: { ...languageModel, ...changes } } };
}

export const TYPES: readonly SlotType[] = [
  {
    name: 'PASSAGE',
    values: [
      { id: 'pollen', name: { value: 'pollen', synonyms: ['the dust'] } },
      { id: 'outlook', name: { value: 'outlook', synonyms: [] } },
    ],
  },
];

export const INTENTS: readonly ModelIntent[] = [
  ...['Cancel', 'Help', 'Stop', 'NavigateHome', 'Fallback'].map((name) => ({
    name: `AMAZON.${name}Intent`,
    samples: [],
  })),
  { name: 'ReadPollenIntent', samples: ['what is pollen', 'why do i sneeze'] },
  {
    name: 'ReadIntent',
    slots: [{ name: 'passage', type: 'PASSAGE' }],
    samples: ['tell me about {passage}'],
  },
];

/** The intents, with these samples instead of those of one of them. */
export const withSamples = (name: string, samples: readonly string[]): ModelIntent[] =>
  INTENTS.map((intent) => (intent.name === name ? { ...intent, samples } : intent));
