import type { English } from '../../../tools/content/english';
import { afterOthers, inStories } from '../../../tools/models/alexa/stories';
import { randomOf } from '../../../tools/training/random';

const ENGLISH: English = {
  openings: ['well', 'my sister keeps bees and says', 'i was talking to the lady next door'],
  closings: ['please'],
  feelings: ['i am so worried'],
  about: [],
  listed: [],
  sameMeaning: [],
  sameSound: [],
};
const LINES = ['what is a bee', 'do bees make honey', 'why do they sting', 'where do they live'];

describe('a line in a story', () => {
  test('stands there whole, after an opening that is one', () => {
    for (const told of inStories(LINES, ENGLISH, 3, randomOf(1))) {
      expect(LINES.some((line) => told.includes(line))).toBe(true);
      expect(told).toMatch(/^(?:i am so worried )?(?:my sister keeps bees and says|i was talking to) /);
    }
  });

  test('is one of a few, spread over all', () => {
    const told = inStories(LINES, ENGLISH, 2, randomOf(1));
    expect(told.map((one) => LINES.findIndex((line) => one.includes(line)))).toEqual([0, 2]);
  });

  test('has a story of its own, in each intent', () => {
    const random = randomOf(1);
    const all = Array.from({ length: 6 }, () => inStories(LINES.slice(0, 1), ENGLISH, 1, random));
    expect(new Set(all.flat()).size).toBeGreaterThan(1);
  });

  test('is neither a word or two, nor one with a slot', () => {
    expect(inStories(['bees', 'bees please', 'read me part {number}'], ENGLISH, 5, randomOf(1))).toEqual([]);
  });
});

describe('an emergency after something else', () => {
  test('comes last and whole', () => {
    const others = ['she had her chemo and she is hot', 'shivering', 'he is on tablets so should he stop'];
    const said = afterOthers(["he can't breathe"], others, 9, randomOf(1));
    expect(new Set(said)).toEqual(
      new Set(["she had her chemo and he can't breathe", "he is on tablets and he can't breathe"]),
    );
  });

  test('is none where there is nothing to say before it', () => {
    expect(afterOthers(["he can't breathe"], ['shivering'], 9, randomOf(1))).toEqual([]);
  });
});
