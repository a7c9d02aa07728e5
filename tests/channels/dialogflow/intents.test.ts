import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isIntentName,
  isMoveName,
  passageIntent,
  passageOfIntent,
} from '../../../lambda/channels/dialogflow/intents';
import { PLAIN_MOVES } from '../../../lambda/guide/move';
import { page } from '../../support/words';

const DOCS = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'google.md'), 'utf8');

test('the name of a passage’s intent is made of its id, and back', () => {
  for (const id of page().contents().passages) {
    expect(passageOfIntent(passageIntent(id))).toBe(id);
    expect(isIntentName(passageIntent(id))).toBe(true);
  }
});

test.each(['', 'read', 'read.', 'read.Symptoms', 'read.a--b', 'read.a b', 'xread.a', 'read.a/b', 'read.a\n'])(
  '%p is the name of no passage’s intent',
  (name) => {
    expect(passageOfIntent(name)).toBeUndefined();
  },
);

test.each([
  '',
  'constructor',
  'toString',
  '__proto__',
  'end',
  'unheard',
  'choose',
  'NEXT',
  'Default Welcome Intent',
])('%p is the name of nothing', (name) => {
  expect(isIntentName(name)).toBe(false);
});

test('docs/google.md names every tag that there is', () => {
  for (const move of PLAIN_MOVES) if (isMoveName(move)) expect(DOCS).toContain(`\`${move}\``);
});
