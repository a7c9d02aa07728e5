import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonText, type ModelFiles } from './files';

/** The intents of the models that were uploaded last, and may be met for days after new ones were: Amazon certifies first. */
export interface Released {
  readonly alexa: readonly string[];
  readonly dialogflow: readonly string[];
}

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

/** Notes them in the folder of the models that are checked in. */
export const writeReleased = (folder: string, released: Released): void =>
  writeFileSync(join(folder, 'released.json'), jsonText(released));
