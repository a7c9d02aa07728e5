import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IntentNames } from '../../lambda/channels/intents';
import type { Page } from '../../lambda/page/page';
import { jsonText, type ModelFiles } from './files';

/** The intents of the models that were uploaded last, and may be met for days after new ones were: Amazon certifies first. */
export interface Released {
  readonly alexa: readonly string[];
  readonly dialogflow: readonly string[];
}

/** Where they are noted, in the folder of the models that are checked in. */
const FILE = 'released.json';

/** The intents of models that were just made. */
export function intentsIn(generated: readonly ModelFiles[]): Released {
  const files = generated.flatMap((platform) => platform.files);
  const model = files.find(({ path }) => /^alexa\/.*\/custom\/.*\.json$/.test(path));
  const { interactionModel } = JSON.parse(String(model?.data)) as {
    interactionModel: { languageModel: { intents: readonly { name: string }[] } };
  };
  return {
    alexa: interactionModel.languageModel.intents.map(({ name }) => name).sort(),
    dialogflow: files
      .flatMap(({ path }) => /^dialogflow\/agent\/intents\/([^/]+)\.json$/.exec(path)?.[1] ?? [])
      .filter((name) => !name.includes('_usersays_'))
      .sort(),
  };
}

export const readReleased = (folder: string): Released =>
  JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Released;

export const writeReleased = (folder: string, released: Released): void =>
  writeFileSync(join(folder, FILE), jsonText(released));

/** The intents of a model that this code would not understand any more. */
export const notServed = (intents: readonly string[], names: IntentNames, page: Page): string[] =>
  intents.filter((name) => {
    const passage = names.passageOf(name);
    return names.kindOf(name) === undefined && (passage === undefined || page.passage(passage) === undefined);
  });
