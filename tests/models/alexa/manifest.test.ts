import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALE, skillManifest } from '../../../tools/models/alexa/manifest';
import { interactionModel } from '../../../tools/models/alexa/model';
import { disclaimerBreaches, manifestBreaches } from '../../../tools/models/alexa/store-rules';
import type { StoreWords } from '../../../tools/models/store';
import { ROOT, wordsOf } from '../support';

const words = wordsOf();
const { model } = interactionModel(words);

function store(changes: Partial<StoreWords> = {}): StoreWords {
  if (words.store === undefined) throw new Error('no words for the store');
  return { ...words.store.words, ...changes };
}

const breaches = (changes: Partial<StoreWords>): string[] =>
  [...manifestBreaches(skillManifest(store(changes)), model), ...disclaimerBreaches(store(changes))].map(
    ({ about, message }) => `${about}: ${message}`,
  );

describe('the manifest of the guide', () => {
  const { manifest } = skillManifest(store());
  const listing = manifest.publishingInformation.locales[LOCALE];

  test('breaks no rule of the store', () => {
    expect(breaches({})).toEqual([]);
  });

  test('says what a skill about health must say, in words for the UK', () => {
    expect(listing?.description).toMatch(/not a substitute for professional/);
    expect(listing?.description).toMatch(/999/);
    expect(listing?.description).toMatch(/NHS 111/);
  });

  test('promises no calls and no help in an emergency', () => {
    const shown = `${listing?.name} ${listing?.summary} ${listing?.description}`;
    expect(shown).toMatch(/places no calls/);
    expect(shown).toMatch(/cannot help in an emergency/);
    expect(shown).not.toMatch(/sav(?:e|es|ing) (?:a life|lives)|donat|!/i);
  });

  test('opens with the name, and then says what is a sample word for word', () => {
    const samples = model.interactionModel.languageModel.intents.flatMap((intent) => intent.samples);
    const [first, ...others] = listing?.examplePhrases ?? [];
    expect(first).toBe(`Alexa, open ${words.compiled.head.facts.name}`);
    expect(others).toHaveLength(2);
    for (const other of others) expect(samples).toContain(other);
  });

  test('says what the code does with what it hears', () => {
    expect(manifest.privacyAndCompliance).toEqual({
      allowsPurchases: false,
      usesPersonalInfo: false,
      isChildDirected: false,
      isExportCompliant: true,
      containsAds: false,
      usesHealthInfo: false,
    });
    expect(Object.keys(manifest)).not.toContain('permissions');
    expect(Object.keys(manifest)).not.toContain('events');
  });

  test('is for the UK alone', () => {
    expect(manifest.publishingInformation).toMatchObject({
      category: 'HEALTH_AND_FITNESS',
      distributionMode: 'PUBLIC',
      distributionCountries: ['GB'],
      isAvailableWorldwide: false,
    });
  });

  test('names icons that are in the package', () => {
    for (const uri of [listing?.smallIconUri, listing?.largeIconUri]) {
      const path = uri?.replace('file://', '') ?? '';
      expect(existsSync(join(ROOT, 'interaction-models/alexa/skill-package', path))).toBe(true);
    }
  });
});

describe('the endpoint', () => {
  test('is left out where it is not known', () => {
    expect(skillManifest(store()).manifest.apis.custom).toEqual({});
  });

  test('is the default one and that of Europe', () => {
    const uri = 'arn:aws:lambda:eu-west-1:123456789012:function:guide';
    const { custom } = skillManifest(store(), uri).manifest.apis;
    expect(custom).toEqual({ endpoint: { uri }, regions: { EU: { endpoint: { uri } } } });
  });
});

describe('with the bookmark switched on', () => {
  const arn = 'arn:aws:lambda:eu-west-1:000000000000:function:voice-guide-live';

  test('the store is told, and Alexa is asked to say when somebody disables the skill', () => {
    const { manifest } = skillManifest(store(), arn, true);
    expect(manifest.privacyAndCompliance).toMatchObject({ usesPersonalInfo: true, usesHealthInfo: false });
    expect(manifest.events).toEqual({
      endpoint: { uri: arn },
      subscriptions: [{ eventName: 'SKILL_DISABLED' }],
      regions: { EU: { endpoint: { uri: arn } } },
    });
  });

  test('and otherwise there is nothing to tell', () => {
    expect(skillManifest(store(), arn).manifest).not.toHaveProperty('events');
  });
});

describe('the addresses of the charity', () => {
  test('are left out where they are empty, and there where they are not', () => {
    const privacy = 'https://example.org/privacy';
    const locales = (changes: Partial<StoreWords>) =>
      skillManifest(store(changes)).manifest.privacyAndCompliance.locales;
    expect(locales({ 'privacy-policy': '', 'terms-of-use': '' })).toBeUndefined();
    expect(locales({ 'privacy-policy': privacy })).toEqual({ [LOCALE]: { privacyPolicyUrl: privacy } });
  });
});

describe('a rule of the store', () => {
  test.each<[string, Partial<StoreWords>, string]>([
    ['a name of two letters', { name: 'a' }, 'name: the name is too short'],
    [
      'no words of Amazon in the name',
      { name: 'Hay Fever Skill' },
      "name: the name has 'Alexa', 'skill' or 'app' in it",
    ],
    ['a short summary', { summary: 'a'.repeat(161) }, 'summary: the summary has 161 characters'],
    [
      'a description with its disclaimer',
      { description: 'a'.repeat(3000), disclaimer: 'b'.repeat(999) },
      'description: the description with the disclaimer has 4001 characters',
    ],
    [
      'instructions',
      { testing: 'a'.repeat(4001) },
      'testing: the text for the reviewers has 4001 characters',
    ],
    ['30 keywords', { keywords: Array.from({ length: 31 }, () => 'a') }, 'keywords: there are 31 keywords'],
    [
      'a keyword of 150 characters',
      { keywords: ['a'.repeat(151)] },
      `keywords: the keyword '${'a'.repeat(151)}' has 151 characters`,
    ],
    ['a category', { category: 'MEDICAL' }, "category: 'MEDICAL' is no category"],
    ['a country', { countries: ['UK', 'England'] }, "countries: 'England' is no country"],
    ['some country', { countries: [] }, 'countries: it is offered in no country'],
    [
      'a disclaimer',
      { disclaimer: undefined },
      'disclaimer: a skill about health needs a disclaimer in its description',
    ],
  ] as [string, Partial<StoreWords>, string][])('%s', (_, changes, message) => {
    expect(breaches(changes)).toEqual([message]);
  });

  test('another kind of page needs no disclaimer', () => {
    expect(
      breaches({ category: 'EDUCATION_AND_REFERENCE', disclaimer: undefined } as Partial<StoreWords>),
    ).toEqual([]);
  });

  test.each([
    [
      ['Alexa, open something else', 'what are the symptoms', 'helpline'],
      ["the first example is 'Alexa, open something else'"],
    ],
    [['Alexa, open leukaemia care guide', 'what are the symptoms'], ['there are 2 examples']],
    [
      ['Alexa, open leukaemia care guide', 'what are the symptoms', 'who is the king of spain'],
      ["'who is the king of spain' is not a sample of the model"],
    ],
    [
      ['Alexa, open leukaemia care guide', 'what are the symptoms', 'symptoms!'],
      ["'symptoms!' is not a sample of the model", "'symptoms!' has a symbol or a digit in it"],
    ],
  ])('examples %j', (examples, messages) => {
    expect(breaches({ examples })).toEqual(messages.map((message) => `examples: ${message}`));
  });
});
