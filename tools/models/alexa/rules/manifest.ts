import type { Breach } from '../../breach';
import type { StoreWords } from '../../store';
import {
  DESCRIPTION_CHARACTERS,
  EXAMPLE_CHARACTERS,
  EXAMPLES,
  KEYWORD_CHARACTERS,
  KEYWORDS,
  NAME_CHARACTERS_LEAST,
  SUMMARY_CHARACTERS,
  TESTING_CHARACTERS,
} from '../limits';
import { LOCALE, type SkillManifest } from '../manifest';
import type { InteractionModel } from '../shape';

/** The category in which a skill must say that it is no substitute for professional advice. */
const HEALTH = 'HEALTH_AND_FITNESS';

/** The values of `category` that public manifests have for a guide of this kind. */
const CATEGORIES: readonly string[] = [HEALTH, 'EDUCATION_AND_REFERENCE'];

type Key = keyof StoreWords;

/** What the store would refuse. (Sources: the Skill Manifest Schema; Amazon's certification requirements.) */
export function manifestBreaches(
  { manifest }: SkillManifest,
  { interactionModel }: InteractionModel,
): Breach[] {
  const { publishingInformation } = manifest;
  const listing = publishingInformation.locales[LOCALE];
  const found: Breach[] = [];
  const report = (about: Key, message: string, remedy: string) => found.push({ about, message, remedy });
  const atMost = (about: Key, what: string, value: string, most: number) => {
    if (value.length > most) report(about, `${what} has ${value.length} characters`, `${most} are the most`);
  };
  if (listing === undefined) return [{ about: 'name', message: `nothing for ${LOCALE}`, remedy: 'write it' }];

  if (listing.name.length < NAME_CHARACTERS_LEAST)
    report('name', 'the name is too short', 'two letters at least');
  if (/\b(?:alexa|skill|app)\b/iu.test(listing.name)) {
    report('name', "the name has 'Alexa', 'skill' or 'app' in it", 'take the word out');
  }
  atMost('summary', 'the summary', listing.summary, SUMMARY_CHARACTERS);
  atMost('description', 'the description with the disclaimer', listing.description, DESCRIPTION_CHARACTERS);
  atMost(
    'testing',
    'the text for the reviewers',
    publishingInformation.testingInstructions,
    TESTING_CHARACTERS,
  );
  exampleBreaches(listing.examplePhrases, interactionModel.languageModel, report);
  if (listing.keywords.length > KEYWORDS) {
    report('keywords', `there are ${listing.keywords.length} keywords`, `${KEYWORDS} are the most`);
  }
  for (const keyword of listing.keywords) {
    atMost('keywords', `the keyword '${keyword}'`, keyword, KEYWORD_CHARACTERS);
  }
  if (!CATEGORIES.includes(publishingInformation.category)) {
    report(
      'category',
      `'${publishingInformation.category}' is no category`,
      `one of ${CATEGORIES.join(', ')}`,
    );
  }
  for (const country of publishingInformation.distributionCountries) {
    if (!/^[A-Z]{2}$/u.test(country))
      report('countries', `'${country}' is no country`, 'two letters, such as GB');
  }
  if (publishingInformation.distributionCountries.length === 0) {
    report('countries', 'it is offered in no country', 'name one, such as GB');
  }
  return found;
}

/** Whether the words that a skill about health must have are there: Amazon refuses it without a disclaimer. */
export function disclaimerBreaches({ category, disclaimer }: StoreWords): Breach[] {
  if (category !== HEALTH || disclaimer !== undefined) return [];
  const message = 'a skill about health needs a disclaimer in its description';
  return [{ about: 'disclaimer', message, remedy: 'say that it is no substitute for professional advice' }];
}

function exampleBreaches(
  examples: readonly string[],
  { invocationName, intents }: InteractionModel['interactionModel']['languageModel'],
  report: (about: Key, message: string, remedy: string) => void,
): void {
  if (examples.length !== EXAMPLES) {
    report('examples', `there are ${examples.length} examples`, `Amazon asks for ${EXAMPLES}`);
  }
  const [first = '', ...others] = examples;
  const opening = `Alexa, open ${invocationName}`;
  if (first !== opening) report('examples', `the first example is '${first}'`, `it must be '${opening}'`);
  const samples = new Set(intents.flatMap((intent) => intent.samples));
  for (const example of others) {
    if (samples.has(example)) continue;
    report(
      'examples',
      `'${example}' is not a sample of the model`,
      'take one from training/utterances.yml, word for word',
    );
  }
  for (const example of examples) {
    if (example.length > EXAMPLE_CHARACTERS) {
      report(
        'examples',
        `'${example}' has ${example.length} characters`,
        `${EXAMPLE_CHARACTERS} are the most`,
      );
    }
    if (/[^\p{L}\p{M} ,.'-]/u.test(example)) {
      report('examples', `'${example}' has a symbol or a digit in it`, 'letters and commas alone');
    }
  }
}
