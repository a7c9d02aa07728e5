import type { Breach } from '../breach';
import type { StoreWords } from '../store';
import {
  DESCRIPTION_CHARACTERS,
  EXAMPLE_CHARACTERS,
  EXAMPLES,
  KEYWORD_CHARACTERS,
  KEYWORDS,
  NAME_CHARACTERS_LEAST,
  SUMMARY_CHARACTERS,
  TESTING_CHARACTERS,
} from './limits';
import { LOCALE, type SkillManifest } from './manifest';
import type { InteractionModel, LanguageModel } from './model';

/** The category in which a skill must say that it is no substitute for professional advice. */
const HEALTH = 'HEALTH_AND_FITNESS';

/** The values of `category` that public manifests have for a guide of this kind. */
const CATEGORIES: readonly string[] = [HEALTH, 'EDUCATION_AND_REFERENCE'];

const breach = (about: keyof StoreWords, message: string, remedy: string): Breach => ({
  about,
  message,
  remedy,
  severity: 'error',
});

const atMost = (about: keyof StoreWords, what: string, text: string, most: number): Breach[] =>
  text.length > most ? [breach(about, `${what} has ${text.length} characters`, `${most} are the most`)] : [];

/** What the store would refuse. (Sources: the Skill Manifest Schema; Amazon's certification requirements.) */
export function manifestBreaches(
  { manifest }: SkillManifest,
  { interactionModel }: InteractionModel,
): Breach[] {
  const { category, distributionCountries, locales, testingInstructions } = manifest.publishingInformation;
  const listing = locales[LOCALE];
  if (listing === undefined) return [breach('name', `nothing for ${LOCALE}`, 'write it')];
  const { name, summary, description, keywords, examplePhrases } = listing;
  return [
    ...(name.length < NAME_CHARACTERS_LEAST
      ? [breach('name', 'the name is too short', 'two letters at least')]
      : []),
    ...(/\b(?:alexa|skill|app)\b/iu.test(name)
      ? [breach('name', "the name has 'Alexa', 'skill' or 'app' in it", 'take the word out')]
      : []),
    ...atMost('summary', 'the summary', summary, SUMMARY_CHARACTERS),
    ...atMost('description', 'the description with the disclaimer', description, DESCRIPTION_CHARACTERS),
    ...atMost('testing', 'the text for the reviewers', testingInstructions, TESTING_CHARACTERS),
    ...exampleBreaches(examplePhrases, interactionModel.languageModel),
    ...(keywords.length > KEYWORDS
      ? [breach('keywords', `there are ${keywords.length} keywords`, `${KEYWORDS} are the most`)]
      : []),
    ...keywords.flatMap((keyword) =>
      atMost('keywords', `the keyword '${keyword}'`, keyword, KEYWORD_CHARACTERS),
    ),
    ...(CATEGORIES.includes(category)
      ? []
      : [breach('category', `'${category}' is no category`, `one of ${CATEGORIES.join(', ')}`)]),
    ...distributionCountries
      .filter((country) => !/^[A-Z]{2}$/u.test(country))
      .map((country) => breach('countries', `'${country}' is no country`, 'two letters, such as GB')),
    ...(distributionCountries.length === 0
      ? [breach('countries', 'it is offered in no country', 'name one, such as GB')]
      : []),
  ];
}

/** Amazon refuses a skill about health without a disclaimer. */
export function disclaimerBreaches({ category, disclaimer }: StoreWords): Breach[] {
  if (category !== HEALTH || disclaimer !== undefined) return [];
  const message = 'a skill about health needs a disclaimer in its description';
  return [breach('disclaimer', message, 'say that it is no substitute for professional advice')];
}

function exampleBreaches(examples: readonly string[], { invocationName, intents }: LanguageModel): Breach[] {
  const [first = '', ...others] = examples;
  const opening = `Alexa, open ${invocationName}`;
  const samples = new Set(intents.flatMap((intent) => intent.samples));
  const example = (message: string, remedy: string) => breach('examples', message, remedy);
  return [
    ...(examples.length === EXAMPLES
      ? []
      : [example(`there are ${examples.length} examples`, `Amazon asks for ${EXAMPLES}`)]),
    ...(first === opening ? [] : [example(`the first example is '${first}'`, `it must be '${opening}'`)]),
    ...others
      .filter((other) => !samples.has(other))
      .map((other) =>
        example(
          `'${other}' is not a sample of the model`,
          'take one from training/utterances.yml, word for word',
        ),
      ),
    ...examples.flatMap((text) => [
      ...atMost('examples', `'${text}'`, text, EXAMPLE_CHARACTERS),
      ...(/[^\p{L}\p{M} ,.'-]/u.test(text)
        ? [example(`'${text}' has a symbol or a digit in it`, 'letters and commas alone')]
        : []),
    ]),
  ];
}
