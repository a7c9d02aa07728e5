import { NOTHING } from '../../lambda/understanding/understand';
import { skillManifest } from '../../tools/models/alexa/skill-package';
import {
  type CertificationTest,
  certificationTable,
  certificationTests,
  isPassed,
  type Submission,
} from '../../tools/models/certify/certify';
import { TODAY } from '../content/made-up';
import { checkedIn, wordsOf } from './support';

const words = { ...wordsOf(), understanding: () => NOTHING };
if (words.store === undefined) throw new Error('no words for the store');
const { manifest } = skillManifest(words.store.words);
const SUBMISSION: Submission = { manifest, model: checkedIn(), words, bookmark: false, today: TODAY };
const failing = (tests: readonly CertificationTest[]): string[] =>
  tests.filter((test) => !isPassed(test)).map(({ number }) => number);

test('the package that is checked in passes what can be tried without a device', async () => {
  const tests = await certificationTests(SUBMISSION);
  expect(tests.filter((test) => !isPassed(test))).toEqual([]);
  expect(tests.length).toBeGreaterThan(15);
  const printed = certificationTable(tests);
  expect(printed).toContain('| passed |');
  expect(printed).toContain('**to be given by the charity**');
  expect(printed).toContain('**by ear**');
});

test('a listing that says other things than the skill does is found', async () => {
  const { 'en-GB': listing, ...others } = manifest.publishingInformation.locales;
  const changed = {
    ...manifest,
    publishingInformation: {
      ...manifest.publishingInformation,
      locales: {
        ...others,
        'en-GB': {
          ...listing,
          description: 'It saves lives.',
          examplePhrases: ['Alexa, open sesame', 'what is the moon made of', 'help!'],
        },
      },
    },
    privacyAndCompliance: { ...manifest.privacyAndCompliance, containsAds: true },
  } as Submission['manifest'];
  const tests = await certificationTests({ ...SUBMISSION, manifest: changed });
  expect(failing(tests)).toEqual(['3.1', 'policy', 'policy', 'policy', '3.1, 4.3']);
  expect(certificationTable(tests)).toContain('**FAILED**: containsAds');
});

test('an intent that Amazon asks for and a screen that is not declared are found', async () => {
  const { interactionModel: whole } = SUBMISSION.model;
  const intents = whole.languageModel.intents.filter(({ name }) => name !== 'AMAZON.FallbackIntent');
  const model = { interactionModel: { languageModel: { ...whole.languageModel, intents } } };
  const undeclared = { ...manifest, apis: { custom: { ...manifest.apis.custom, interfaces: [] } } };
  const tests = await certificationTests({
    ...SUBMISSION,
    model,
    manifest: undeclared as unknown as Submission['manifest'],
  });
  expect(tests.filter((one) => !isPassed(one)).flatMap(({ wrong }) => wrong)).toEqual([
    'AMAZON.FallbackIntent',
    'ALEXA_PRESENTATION_APL is not',
  ]);
});

test('a session that stays open without a question is found', async () => {
  const { page } = words;
  const mute = {
    ...page,
    phrase: (key: string) => page.phrase(key.endsWith('.ask') ? 'manners.praise' : key),
    passage: (id: string) => page.passage(id),
    contents: () => page.contents(),
  };
  const tests = await certificationTests({ ...SUBMISSION, words: { ...words, page: mute } });
  expect(failing(tests)).toEqual(expect.arrayContaining(['4.1', '4.12']));
});
