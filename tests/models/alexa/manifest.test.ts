import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALE, skillManifest } from '../../../tools/models/alexa/skill-package';
import type { StoreWords } from '../../../tools/models/store';
import { checkedIn, ROOT, wordsOf } from '../support';

const words = wordsOf();
const model = checkedIn();

function store(changes: Partial<StoreWords> = {}): StoreWords {
  if (words.store === undefined) throw new Error('no words for the store');
  return { ...words.store.words, ...changes };
}

describe('the manifest of the guide', () => {
  const { manifest } = skillManifest(store());
  const listing = manifest.publishingInformation.locales[LOCALE];

  test('says what a skill about health must say, in words for the UK', () => {
    expect(listing?.description).toMatch(/not a substitute for professional/);
    expect(listing?.description).toMatch(/999/);
    expect(listing?.description).toMatch(/NHS 111/);
  });

  test('says both ways of opening it', () => {
    const { name } = words.compiled.head.facts;
    expect(listing?.description).toContain(`"Alexa, open ${name}"`);
    expect(listing?.description).toContain(`"Alexa, open ${name} skill"`);
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
  const interfaces = [{ type: 'ALEXA_PRESENTATION_APL' }];

  test('is left out where it is not known', () => {
    expect(skillManifest(store()).manifest.apis.custom).toEqual({ interfaces });
  });

  test('is the default one and that of Europe', () => {
    const uri = 'arn:aws:lambda:eu-west-1:123456789012:function:guide';
    const { custom } = skillManifest(store(), uri).manifest.apis;
    expect(custom).toEqual({ endpoint: { uri }, regions: { EU: { endpoint: { uri } } }, interfaces });
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
