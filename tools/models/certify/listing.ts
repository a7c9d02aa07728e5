import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_SIZES, LOCALE } from '../alexa/skill-package';
import { HEALTH } from '../store';
import type { CertificationTest, Submission } from './certify';

/** (Source: Amazon's page "Standard Built-in Intents".) */
const REQUIRED_INTENTS: readonly string[] = [
  'AMAZON.CancelIntent',
  'AMAZON.HelpIntent',
  'AMAZON.StopIntent',
  'AMAZON.NavigateHomeIntent',
  'AMAZON.FallbackIntent',
];

const APL = 'ALEXA_PRESENTATION_APL';

const ICONS = join(__dirname, '..', 'icons');

/** The tests of what the store shows, and of what is declared. */
export function listingTests({ manifest, model, bookmark }: Submission): CertificationTest[] {
  const { publishingInformation: published, privacyAndCompliance: privacy } = manifest;
  const listing = published.locales[LOCALE];
  const { invocationName, intents } = model.interactionModel.languageModel;
  const samples = new Set(intents.flatMap((intent) => intent.samples));
  const [opening, ...others] = listing?.examplePhrases ?? [];
  const addresses = privacy.locales?.[LOCALE];
  return [
    {
      number: '3.1',
      what: 'the first example opens the skill by its name, the others are samples word for word, without symbols',
      wrong: [
        ...(opening === `Alexa, open ${invocationName}` ? [] : [`the first is "${opening}"`]),
        ...others.filter((example) => !samples.has(example)).map((example) => `"${example}" is no sample`),
        ...[opening ?? '', ...others]
          .filter((one) => /[^\p{L} ,.'-]/u.test(one))
          .map((one) => `a symbol in "${one}"`),
      ],
    },
    {
      number: '3.2',
      what: 'name, summary, description, keywords and what reviewers are told, each there',
      wrong: [
        ...Object.entries({ ...listing, testingInstructions: published.testingInstructions })
          .filter(([, text]) => text.length === 0)
          .map(([name]) => `${name} is empty`),
      ],
    },
    {
      number: 'policy',
      what: 'a skill about health says in its description that it is no substitute for professional advice',
      wrong:
        published.category !== HEALTH || /not a substitute for professional/i.test(listing?.description ?? '')
          ? []
          : ['the description does not say so'],
    },
    {
      number: 'policy',
      what: 'no life-saving claims, no donations asked for',
      wrong: /sav(?:e|es|ing) (?:a life|lives)|donat/i.test(JSON.stringify(listing))
        ? ['in the listing']
        : [],
    },
    {
      number: 'ours',
      what: 'the intents that Amazon asks of every skill are in the model',
      wrong: REQUIRED_INTENTS.filter((name) => !intents.some((intent) => intent.name === name)),
    },
    {
      number: 'ours',
      what: 'what is sent to a screen is declared',
      wrong: manifest.apis.custom.interfaces.some(({ type }) => type === APL) ? [] : [`${APL} is not`],
    },
    {
      number: 'ours',
      what: 'icons of 108 and of 512 pixels, square',
      wrong: (['small', 'large'] as const).flatMap((size) => {
        const { width, height } = sizeOfPng(readFileSync(join(ICONS, `${size}.png`)));
        return width === ICON_SIZES[size] && height === width ? [] : [`${size} is ${width} by ${height}`];
      }),
    },
    {
      number: 'ours',
      what: 'one locale, en-GB, offered in the countries that are named and nowhere else',
      wrong: [
        ...Object.keys(published.locales).filter((locale) => locale !== LOCALE),
        ...(published.isAvailableWorldwide || published.distributionCountries.length === 0
          ? ['everywhere']
          : []),
      ],
    },
    {
      number: 'policy',
      what: 'what is answered on privacy: no purchases, adverts, children or health records; personal information only with the bookmark',
      wrong: [
        ...(['allowsPurchases', 'containsAds', 'isChildDirected', 'usesHealthInfo'] as const).filter(
          (answer) => privacy[answer],
        ),
        ...(privacy.usesPersonalInfo === bookmark ? [] : ['usesPersonalInfo']),
      ],
    },
    {
      number: 'policy',
      what: 'the address of a privacy policy, in English, that opens',
      by: addresses?.privacyPolicyUrl === undefined ? 'to be given by the charity' : 'open it',
    },
  ];
}

/** Width and height in pixels, from the first chunk of a PNG. (Source: the PNG specification, 11.2.2.) */
const sizeOfPng = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });
