import { unrelated } from '../../../tools/models/alexa/look-alikes';

const INTENTS = new Map([
  ['Emergency', { must: ['he is dying', 'she is dead', 'he was killed'], may: [], matters: 1 }],
  [
    'Repeat',
    { must: ['read that again please', 'say that again please', 'again please'], may: [], matters: 1 },
  ],
]);

const unrelatedIn = (...lines: string[]) =>
  unrelated(lines, INTENTS, ['wasps', 'the queen bee'], (intent) => intent === 'Repeat');

test('what only sounds urgent is taken for nothing on the page', () => {
  expect(unrelatedIn('he is dying for a brew')).toEqual(['he is dying for a brew']);
});

test.each([
  ['names what is on the page', 'he is dying of wasps', 'he killed the queen bee again'],
  ['may be a command', 'read that again please you', 'say that again please'],
  ['is short, and may be anything', 'dead right', 'killed it'],
])('not where it %s', (_, ...lines) => {
  expect(unrelatedIn(...lines)).toEqual([]);
});
