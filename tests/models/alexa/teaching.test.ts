import { samplesThatTeach } from '../../../tools/models/alexa/teaching';

const choose = (may: readonly string[], space: number, must: readonly string[] = []) =>
  samplesThatTeach(
    new Map([
      ['Bees', { must, may, matters: 1 }],
      ['Wasps', { must: [], may: ['what is a wasp', 'tell me of wasps'], matters: 1 }],
    ]),
    space,
  ).get('Bees') ?? [];

const BEES = ['what is a bee', 'what are bees', 'what is the bee', 'do bees make honey', 'why do they sting'];

test('takes all where there is space', () => {
  expect([...choose(BEES, 10_000)].sort()).toEqual([...BEES].sort());
});

test('keeps within its space, and always has what it must', () => {
  const chosen = choose(BEES, 60, ['bees']);
  expect(chosen[0]).toBe('bees');
  expect(chosen.length).toBeLessThan(1 + BEES.length);
  expect(choose(BEES, 0, ['bees'])).toEqual(['bees']);
});

test('prefers what teaches something new to more of the same', () => {
  const same = ['is it a bee', 'is it the bee', 'is it one bee', 'is it this bee', 'is it that bee'];
  const chosen = choose([...same, 'why do they sting'], 130);
  expect(chosen).toContain('why do they sting');
  expect(chosen.length).toBeLessThan(1 + same.length);
});

test('is the same every time', () => {
  expect(choose(BEES, 60)).toEqual(choose(BEES, 60));
});
