import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonText, type ModelFile, type ModelFiles } from '../files';
import { descriptionOf, type StoreWords } from '../store';
import type { ModelWords } from '../targets';
import { interactionModel, modelText } from './model';
import { type InteractionModel, namesOf } from './schema';

/** The one locale of the skill: a page in British English for people in the UK. */
export const LOCALE = 'en-GB';

/** Pixels along each side of the icons. (Source: Amazon's Skill Manifest Schema.) */
export const ICON_SIZES = { small: 108, large: 512 } as const;

/** Where an icon stands in the package, and how the manifest names it. */
export const iconPath = (size: keyof typeof ICON_SIZES): string => `assets/images/${LOCALE}_${size}Icon.png`;

const FOLDER = 'alexa';
const PACKAGE = `${FOLDER}/skill-package`;

interface PackageOptions {
  /** The ARN of the Lambda function; without it the skill can be created, but not enabled. */
  readonly endpoint?: string | undefined;
  /** Whether that function keeps bookmarks. */
  readonly bookmark?: boolean;
  /** Whether there is an intent for words that no other foresaw. */
  readonly freeWords?: boolean;
}

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
 */
export function skillPackage(
  words: ModelWords,
  { endpoint, bookmark = false, freeWords = true }: PackageOptions = {},
): ModelFiles & {
  readonly model: InteractionModel;
  readonly manifest?: ReturnType<typeof skillManifest> | undefined;
} {
  const model = interactionModel(words, freeWords);
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
  return { files, folder: PACKAGE, summary: summaryOf(model), model, manifest };
}

function summaryOf(model: InteractionModel): string {
  const { intents, types } = model.interactionModel.languageModel;
  const samples = intents.reduce((sum, intent) => sum + intent.samples.length, 0);
  const names = types.flatMap(({ values }) => values.flatMap(namesOf));
  const count = (number: number) => number.toLocaleString('en-GB');
  return (
    `Alexa: ${count(intents.length)} intents, ${count(samples)} samples, ` +
    `${count(names.length)} names in ${count(types.length)} types, ${count(modelText(model).length)} characters`
  );
}

/**
 * The skill's manifest, `skill.json`, as far as this project writes it. It says of privacy what the code does: it asks for
 * nothing, sells nothing and is not for children, and it stores nothing about anyone but, where it is switched on, a bookmark. `usesHealthInfo` is about health records under US law, not about information on health.
 * There are no permissions: an empty list makes the upload fail (alexa/ask-cli issue 34).
 *
 * @param endpoint the ARN of the Lambda function. The skill is created without it, since the function is deployed with the
 *   skill's id. The same function is the default and the endpoint of Europe, where the listeners are.
 * @param bookmark whether the function keeps bookmarks, under a hash of the listener's account. That is personal
 *   information: the store is told so, and Alexa must tell the function when a listener disables the skill
 */
export function skillManifest(words: StoreWords, endpoint?: string, bookmark = false) {
  const { 'privacy-policy': privacyPolicyUrl, 'terms-of-use': termsOfUseUrl } = words;
  const addresses = {
    ...(privacyPolicyUrl !== '' && { privacyPolicyUrl }),
    ...(termsOfUseUrl !== '' && { termsOfUseUrl }),
  };
  const endpoints =
    endpoint === undefined
      ? undefined
      : { endpoint: { uri: endpoint }, regions: { EU: { endpoint: { uri: endpoint } } } };
  const listing = {
    name: words.name,
    summary: words.summary,
    description: descriptionOf(words),
    examplePhrases: words.examples,
    keywords: words.keywords,
    smallIconUri: `file://${iconPath('small')}`,
    largeIconUri: `file://${iconPath('large')}`,
  };
  return {
    manifest: {
      manifestVersion: '1.0',
      publishingInformation: {
        locales: { [LOCALE]: listing },
        category: words.category,
        distributionMode: 'PUBLIC',
        distributionCountries: words.countries,
        isAvailableWorldwide: false,
        testingInstructions: words.testing,
      },
      privacyAndCompliance: {
        allowsPurchases: false,
        usesPersonalInfo: bookmark,
        isChildDirected: false,
        isExportCompliant: true,
        containsAds: false,
        usesHealthInfo: false,
        ...(Object.keys(addresses).length > 0 && { locales: { [LOCALE]: addresses } }),
      },
      apis: { custom: { ...endpoints, interfaces: [{ type: 'ALEXA_PRESENTATION_APL' }] } },
      ...(bookmark &&
        endpoints && {
          events: {
            endpoint: endpoints.endpoint,
            subscriptions: [{ eventName: 'SKILL_DISABLED' }],
            regions: endpoints.regions,
          },
        }),
    },
  };
}
