import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Breach } from '../breach';
import type { ModelFile, ModelFiles } from '../model-file';
import type { Words } from '../words';
import { ICON_SIZES } from './limits';
import { iconPath, LOCALE, skillManifest } from './manifest';
import { interactionModel, type ModelMade, modelText } from './model';
import { disclaimerBreaches, manifestBreaches } from './rules/manifest';
import { modelBreaches } from './rules/model';

const FOLDER = 'alexa';
const PACKAGE = `${FOLDER}/skill-package`;

/** Drawn by us and rendered once: see `icons/README.md`. */
const ICONS = join(__dirname, '..', 'icons');

/** Tells Amazon's command line where the package is. The code is deployed by other means, so there is none here. */
const RESOURCES = {
  askcliResourcesVersion: '2020-03-31',
  profiles: { default: { skillMetadata: { src: './skill-package' } } },
};

export interface SkillPackage extends ModelFiles {
  /** Rules of the model, about what people say and the page's name. */
  readonly modelBreaches: readonly Breach[];
  /** Rules of the store, by key of its words. */
  readonly storeBreaches: readonly Breach[];
}

/**
 * The package of the skill as Amazon's command line uploads it. All of the folder is uploaded and only certain files are
 * allowed in it, so anything for people to read stands outside.
 * @param endpoint the Lambda function, where it is known
 * @param bookmark whether that function keeps bookmarks
 */
export function skillPackage(words: Words, endpoint?: string, bookmark = false): SkillPackage {
  const made = interactionModel(words);
  const { head } = words.compiled;
  const slotWords = { 'AMAZON.NUMBER': head.numbers.slice(1), 'AMAZON.Ordinal': head.ordinals.slice(1) };
  const files: ModelFile[] = [
    { path: `${FOLDER}/ask-resources.json`, data: jsonText(RESOURCES) },
    { path: `${PACKAGE}/interactionModels/custom/${LOCALE}.json`, data: modelText(made.model) },
    ...(Object.keys(ICON_SIZES) as (keyof typeof ICON_SIZES)[]).map((size) => ({
      path: `${PACKAGE}/${iconPath(size)}`,
      data: readFileSync(join(ICONS, `${size}.png`)),
    })),
  ];
  const storeBreaches: Breach[] = [];
  if (words.store !== undefined) {
    const manifest = skillManifest(words.store.words, endpoint, bookmark);
    storeBreaches.push(...manifestBreaches(manifest, made.model), ...disclaimerBreaches(words.store.words));
    files.push({ path: `${PACKAGE}/skill.json`, data: jsonText(manifest) });
  }
  return {
    files,
    owned: PACKAGE,
    summary: summaryOf(made),
    modelBreaches: modelBreaches(made.model, slotWords),
    storeBreaches,
  };
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

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
