import { passageNames } from '../../tools/models/targets';
import { wordsOf } from '../../tools/words';
import { compileWith, PAGE, replaced, UTTERANCES } from '../content/made-up';

function namesWith(changes: Record<string, string>): Record<string, readonly string[]> {
  const compilation = compileWith(changes);
  const words = wordsOf(compilation);
  if (!words) throw new Error(compilation.problems.map(({ message }) => message).join('\n'));
  return Object.fromEntries(passageNames(words));
}

test('are those that are written down, and the heading where there are none', () => {
  expect(namesWith({})).toEqual({ symptoms: ['symptoms'], outlook: ['outlook'], helpline: ['getting help'] });
});

test('a heading loses its article, and is written as it is said', () => {
  const page = replaced(PAGE, '## Getting help', '## The DNA line');
  expect(namesWith({ 'page.md': page }).helpline).toEqual(['d. n. a. line']);
});

test.each([
  [
    'is the name of another passage',
    '## Symptoms of it',
    'names: [symptoms]',
    'names: [symptoms, symptoms of it]',
  ],
  [
    'means something else when it is said',
    '## Asthma',
    'off-page: ["what is asthma"]',
    'off-page: ["tell me about asthma"]',
  ],
  ['has a digit in it', '## Room 12', 'names: [symptoms]', 'names: [symptoms]'],
])('a heading that %s is no name', (_, heading, from, to) => {
  const changes = {
    'page.md': replaced(PAGE, '## Getting help', heading),
    'utterances.yml': replaced(UTTERANCES, from, to),
  };
  expect(namesWith(changes).helpline).toEqual([]);
});
