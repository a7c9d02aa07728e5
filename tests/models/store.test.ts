import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem, Problems } from '../../tools/content/problems';
import { checkStore } from '../../tools/models/alexa/model-rules';
import { readStore, type Store } from '../../tools/models/store';
import { emptyFolder, replaced } from '../content/made-up';
import { modelWith } from './support';

const SOUND = `name: Hay Fever Guide
summary: Hear about hay fever.
description: |
  One paragraph.

  Another.
disclaimer: No substitute for professional advice.
examples: ['Alexa, open hay fever guide', what is pollen, why do i sneeze]
keywords: [pollen]
testing: Say the name.
category: HEALTH_AND_FITNESS
countries: [GB]
privacy-policy: https://example.org/privacy
`;

function read(text: string | Uint8Array): { store: Store | undefined; problems: string[] } {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'store.yml'), text);
  const problems = new Problems();
  const store = readStore(folder, problems);
  if (store) checkStore(store, modelWith(), problems);
  return { store, problems: problems.sorted().map((problem) => formatProblem(problem, folder)) };
}

test('keeps paragraphs', () => {
  const { store, problems } = read(SOUND);
  expect(problems).toEqual([]);
  expect(store?.words.description).toBe('One paragraph.\n\nAnother.');
});

test('an address that has yet to be filled in is a warning', () => {
  const text = SOUND.replace('https://example.org/privacy', '');
  const { store, problems } = read(text);
  expect(store?.words['privacy-policy']).toBe('');
  expect(problems).toEqual([
    expect.stringMatching(/^store\.yml:13: warning: no address of a privacy policy is given/),
  ]);
});

test.each([
  ['an unknown key', `${SOUND}colour: red\n`, /^store\.yml:14: unknown key 'colour'/],
  ['a missing key', SOUND.replace('category: HEALTH_AND_FITNESS\n', ''), /the key 'category' is missing/],
  [
    'an address that is none',
    SOUND.replace('https://example.org/privacy', 'example.org'),
    /^store\.yml:13: .*no address/,
  ],
  ['a list that is none', SOUND.replace('[GB]', 'GB'), /^store\.yml:12: 'countries' must be a list/],
  ['no text', SOUND.replace('Say the name.', '""'), /^store\.yml:10: 'testing' is empty/],
  ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), /^store\.yml: the file is not UTF-8 text/],
])('%s is reported', (_, text, message) => {
  expect(read(text).problems).toEqual([expect.stringMatching(message)]);
});

describe('a rule of the store', () => {
  const long = (letters: number): string => 'a'.repeat(letters);

  test.each<[string, string, string, string]>([
    ['a name of two letters', 'Hay Fever Guide', 'a', "1: 'name' is too short"],
    [
      'no words of Amazon in the name',
      'Hay Fever Guide',
      'Hay Fever Skill',
      "1: 'name' has 'Alexa', 'skill' or 'app' in it",
    ],
    [
      'a short summary',
      'Hear about hay fever.',
      long(161),
      "2: 'summary' has 161 characters; 160 are the most",
    ],
    [
      'a description with its disclaimer',
      'One paragraph.',
      long(3990),
      '3: the description with the disclaimer has 40',
    ],
    ['instructions', 'Say the name.', long(4001), "10: 'testing' has 4001 characters"],
    ['30 keywords', '[pollen]', `[${'a, '.repeat(30)}a]`, "9: 'keywords' has 31 entries; 30 are the most"],
    ['a keyword of 150 characters', 'pollen]', `${long(151)}]`, "9: item 1 of 'keywords' has 151 characters"],
    ['a category', 'HEALTH_AND_FITNESS', 'MEDICAL', "11: 'category' is no category; one of HEALTH"],
    ['a country', '[GB]', '[UK, England]', "12: item 2 of 'countries' is no country; two letters"],
    ['some country', '[GB]', '[]', "12: 'countries' is empty; name a country"],
    [
      'a disclaimer',
      'disclaimer: No substitute for professional advice.\n',
      '',
      'a skill about health needs a disclaimer in its description',
    ],
    [
      'an opening',
      'Alexa, open hay',
      'Alexa, open straw',
      "8: the first example is 'Alexa, open straw fever guide'; it must be 'Alexa, open hay fever guide'",
    ],
    ['three examples', ', why do i sneeze', '', "8: 'examples' has 2 entries; Amazon asks for 3"],
    [
      'samples as examples',
      'why do i sneeze',
      'who is the king',
      "8: 'who is the king' is not a sample of the model",
    ],
  ])('%s', (_, sound, broken, message) => {
    expect(read(replaced(SOUND, sound, broken)).problems).toEqual([expect.stringContaining(message)]);
  });

  test('letters and commas in examples', () => {
    expect(read(replaced(SOUND, 'why do i sneeze', '"why!"')).problems).toEqual([
      expect.stringContaining("'why!' is not a sample of the model"),
      expect.stringContaining("item 3 of 'examples' has a symbol or a digit in it"),
    ]);
  });

  test('another kind of page needs no disclaimer', () => {
    const text = replaced(SOUND, 'disclaimer: No substitute for professional advice.\n', '');
    expect(read(replaced(text, 'HEALTH_AND_FITNESS', 'EDUCATION_AND_REFERENCE')).problems).toEqual([]);
  });
});
