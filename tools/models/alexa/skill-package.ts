import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonText, type ModelFile, type ModelFiles } from '../files';
import type { ModelWords } from '../targets';
import { ICON_SIZES, iconPath, LOCALE, skillManifest } from './manifest';
import { type InteractionModel, interactionModel, type ModelMade, modelText } from './model';

const FOLDER = 'alexa';
const PACKAGE = `${FOLDER}/skill-package`;

/** Drawn by us and rendered once: see `icons/README.md`. */
const ICONS = join(__dirname, '..', 'icons');

/** Tells Amazon's command line where the package is. The code is deployed by other means, so there is none here. */
const RESOURCES = {
  askcliResourcesVersion: '2020-03-31',
  profiles: { default: { skillMetadata: { src: './skill-package' } } },
};

/**
 * The package of the skill as Amazon's command line uploads it. All of the folder is uploaded and only certain files are
 * allowed in it, so anything for people to read stands outside.
 * @param endpoint the ARN of the Lambda function; without it the skill can be created, but not enabled
 * @param bookmark whether that function keeps bookmarks
 */
export function skillPackage(
  words: ModelWords,
  endpoint?: string,
  bookmark = false,
): ModelFiles & { readonly model: InteractionModel } {
  const { model, perTemplate } = interactionModel(words);
  const manifest = words.store && skillManifest(words.store.words, endpoint, bookmark);
  const files: ModelFile[] = [
    { path: `${FOLDER}/ask-resources.json`, data: jsonText(RESOURCES) },
    { path: `${PACKAGE}/interactionModels/custom/${LOCALE}.json`, data: modelText(model) },
    ...(Object.keys(ICON_SIZES) as (keyof typeof ICON_SIZES)[]).map((size) => ({
      path: `${PACKAGE}/${iconPath(size)}`,
      data: readFileSync(join(ICONS, `${size}.png`)),
    })),
    ...(manifest ? [{ path: `${PACKAGE}/skill.json`, data: jsonText(manifest) }] : []),
  ];
  return { files, folder: PACKAGE, summary: summaryOf({ model, perTemplate }), model };
}

function summaryOf({ model, perTemplate }: ModelMade): string {
  const { intents, types } = model.interactionModel.languageModel;
  const samples = intents.reduce((sum, intent) => sum + intent.samples.length, 0);
  const names = types.flatMap(({ values }) => values.flatMap(({ name }) => [name.value, ...name.synonyms]));
  const count = (number: number) => number.toLocaleString('en-GB');
  return (
    `Alexa: ${count(intents.length)} intents, ${count(samples)} samples (${perTemplate} of a template at most), ` +
    `${count(names.length)} names in ${count(types.length)} types, ${count(modelText(model).length)} characters`
  );
}
