import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem, Problems } from '../../tools/content/problems';
import { readStore, type Store } from '../../tools/models/store';
import { emptyFolder } from '../content/made-up';

const SOUND = `name: Hay Fever Guide
summary: Hear about hay fever.
description: |
  One paragraph.

  Another.
examples: [a, b, c]
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
    expect.stringMatching(/^store\.yml:12: warning: no address of a privacy policy is given/),
  ]);
});

test.each([
  ['an unknown key', `${SOUND}colour: red\n`, /^store\.yml:13: unknown key 'colour'/],
  ['a missing key', SOUND.replace('category: HEALTH_AND_FITNESS\n', ''), /the key 'category' is missing/],
  [
    'an address that is none',
    SOUND.replace('https://example.org/privacy', 'example.org'),
    /^store\.yml:12: .*no address/,
  ],
  ['a list that is none', SOUND.replace('[GB]', 'GB'), /^store\.yml:11: 'countries' must be a list/],
  ['no text', SOUND.replace('Say the name.', '""'), /^store\.yml:9: 'testing' is empty/],
  ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), /^store\.yml: the file is not UTF-8 text/],
])('%s is reported', (_, text, message) => {
  expect(read(text).problems).toEqual([expect.stringMatching(message)]);
});
