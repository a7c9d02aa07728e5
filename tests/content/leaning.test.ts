import type { Item, Piece } from '../../lambda/page/page';
import { leaningIn } from '../../tools/content/leaning';

/** A passage of sentences, with the items of a list among them that begin with a hyphen. */
function passageOf(...lines: readonly string[]) {
  const items = lines.filter((line) => line.startsWith('- ')).map((line): Item => [[line.slice(2)]]);
  const first = lines.findIndex((line) => line.startsWith('- '));
  const pieces = lines.flatMap((line, at): Piece[] => {
    if (!line.startsWith('- ')) return [{ say: [line] }];
    return at === first ? [{ list: 0, from: 0, to: items.length }] : [];
  });
  const parts = [{ start: 0, pieces }];
  return { lists: items.length > 0 ? [items] : [], cuts: { full: parts, short: parts } };
}

test.each<[string, string[], number[][]]>([
  ['sentences that name what they are about', ['Bees sting.', 'Wasps bite.'], [[0], [1]]],
  ['a pronoun', ['Bees sting.', 'They fly.'], [[0], [0, 1]]],
  ['the same pronoun again', ['Bees sting.', 'They fly.', 'They hum.'], [[0], [0, 1], [0, 2]]],
  ['another pronoun', ['Bees make wax.', 'It is soft.', 'This is why it burns.'], [[0], [0, 1], [0, 1, 2]]],
  [
    'a "but"',
    ['Bees sting.', 'But drones do not.'],
    [
      [0, 1],
      [0, 1],
    ],
  ],
  [
    'a "but" after what leans',
    ['Bees sting.', 'It hurts.', 'But not for long.'],
    [[0], [0, 1, 2], [0, 1, 2]],
  ],
  ['a "some" that is short for some of them', ['Bees sting.', 'Some do not.'], [[0], [0, 1]]],
  ['some of something that is named', ['Bees sting.', 'Some keepers use gloves.'], [[0], [1]]],
  ['things named before', ['Bees sting.', 'Nobody knows why these animals do.'], [[0], [0, 1]]],
  ['an "it" that stands for nothing', ['Bees sting.', 'It is your choice whether to keep them.'], [[0], [1]]],
  ['an "it" that stands for something', ['Wax is soft.', 'It is a gift that burns.'], [[0], [0, 1]]],
  ['items of a list', ['You need these things:', '- A hive', '- A veil'], [[0], [0, 1], [0, 2]]],
  [
    'items after a sentence that leans',
    ['Bees sting.', 'So they need these:', '- A veil'],
    [[0], [0, 1], [0, 1, 2]],
  ],
  ['a sentence after a list', ['You need:', '- A hive', 'They cost little.'], [[0], [0, 1], [0, 2]]],
  ['a list without a sentence before it', ['- A hive'], [[0]]],
])('an answer brings what it leans on: %s', (_, lines, expected) => {
  expect(leaningIn(passageOf(...lines))).toEqual(expected);
});

test('a title that fills a turn is an answer by itself', () => {
  const title = `- ${Array.from({ length: 44 }, () => 'word').join(' ')}`;
  expect(leaningIn(passageOf('These are papers:', title))).toEqual([[0], [1]]);
});
