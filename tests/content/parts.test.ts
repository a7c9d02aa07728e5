import { SIZES } from '../../tools/content/limits';
import { cut, type Size, type Slice, type Stretch, type Unit } from '../../tools/content/parts';

/** Sizes of round numbers, whatever the ear is thought to bear today. */
const FULL: Size = { weight: 3, words: 60, firstWords: 60 };
const SHORT: Size = { weight: 2, words: 40, firstWords: 40 };
const ANNOUNCED: Size = { weight: 3, words: 60, firstWords: 30 };

const list = (weights: readonly number[], words = 3): Stretch => ({
  kind: 'list',
  units: weights.map((weight) => ({ weight, words: words * weight, breath: true })),
});

/** Sentences by their words; a `|` ends a paragraph. */
const prose = (sentences: string): Stretch => ({
  kind: 'prose',
  units: sentences.split(/\s+/).map(
    (sentence): Unit => ({
      weight: 0,
      words: Number.parseInt(sentence, 10),
      breath: sentence.endsWith('|'),
    }),
  ),
});

/** Parts as a string: `0:0-2 1:0-3` is two sentences of the first stretch and three items of the second. */
const written = (parts: readonly (readonly Slice[])[]): string[] =>
  parts.map((slices) => slices.map(({ stretch, from, to }) => `${stretch}:${from}-${to}`).join(' '));

const sizes = (parts: readonly (readonly Slice[])[]): number[] =>
  parts.map((slices) => slices.reduce((sum, { from, to }) => sum + to - from, 0));

const ones = (count: number): number[] => Array.from({ length: count }, () => 1);

describe('a list is cut into the fewest parts, then balanced', () => {
  test.each([
    [1, [1]],
    [3, [3]],
    [4, [2, 2]],
    [5, [3, 2]],
    [6, [3, 3]],
    [7, [3, 2, 2]],
    [8, [3, 3, 2]],
    [10, [3, 3, 2, 2]],
    [11, [3, 3, 3, 2]],
  ])('%i items', (count, expected) => {
    expect(sizes(cut([list(ones(count))], FULL))).toEqual(expected);
  });

  test.each([
    [2, [2]],
    [3, [2, 1]],
    [5, [2, 2, 1]],
    [10, [2, 2, 2, 2, 2]],
  ])('%i items, at the slower pace', (count, expected) => {
    expect(sizes(cut([list(ones(count))], SHORT))).toEqual(expected);
  });

  test('an item with a second sentence counts double', () => {
    expect(sizes(cut([list([1, 1, 1, 1, 1, 1, 2, 1, 1, 2])], FULL))).toEqual([3, 3, 2, 2]);
    expect(sizes(cut([list([2, 2, 2])], FULL))).toEqual([1, 1, 1]);
    expect(sizes(cut([list([2, 1, 1])], SHORT))).toEqual([1, 2]);
  });

  test('long items make smaller parts', () => {
    expect(sizes(cut([list(ones(6), 25)], FULL))).toEqual([2, 2, 2]);
    expect(sizes(cut([list(ones(2), 70)], FULL))).toEqual([1, 1]);
  });
});

describe('prose is cut into the fewest parts, balanced by words', () => {
  test.each([
    ['all that fits is one part', '20 20 20', ['0:0-3']],
    ['two halves', '20 20 20 20', ['0:0-2', '0:2-4']],
    ['never 60 and 10', '20 20 20 10', ['0:0-2', '0:2-4']],
    ['the larger first', '20 20 20 20 20', ['0:0-3', '0:3-5']],
    ['at the end of a paragraph, where that is nearly as good', '15 15 12| 15 15', ['0:0-3', '0:3-5']],
    ['but not where it is far from it', '10| 15 15 15 15', ['0:0-3', '0:3-5']],
    ['a sentence too long by itself stands alone', '10 75 10', ['0:0-1', '0:1-2', '0:2-3']],
  ])('%s', (_, sentences, expected) => {
    expect(written(cut([prose(sentences)], FULL))).toEqual(expected);
  });
});

describe('prose and lists', () => {
  test('prose, the list it leads into and the prose after it are one part where they fit', () => {
    expect(written(cut([prose('10 10'), list([1, 1]), prose('10')], FULL))).toEqual(['0:0-2 1:0-2 2:0-1']);
  });

  test('prose joins the first items and the last, where there is room', () => {
    expect(written(cut([prose('10 10'), list(ones(4), 10), prose('20')], FULL))).toEqual([
      '0:0-2 1:0-2',
      '1:2-4 2:0-1',
    ]);
  });

  test('where all of the prose does not fit, the lead-in alone goes with the items', () => {
    expect(written(cut([prose('20 20 10'), list(ones(3), 10)], FULL))).toEqual(['0:0-2', '0:2-3 1:0-3']);
  });

  test('where the lead-in leaves no room for all the first items, they are fewer', () => {
    expect(written(cut([prose('15'), list(ones(3), 18)], FULL))).toEqual(['0:0-1 1:0-2', '1:2-3']);
  });

  test('the lead-in goes with an item that is too long by itself', () => {
    expect(written(cut([prose('15'), list(ones(2), 70)], FULL))).toEqual(['0:0-1 1:0-1', '1:1-2']);
  });

  test('two lists are never in one part, however short', () => {
    expect(written(cut([prose('5'), list([1]), prose('5'), list([1])], FULL))).toEqual([
      '0:0-1 1:0-1',
      '2:0-1 3:0-1',
    ]);
    expect(written(cut([list([1]), list([1])], FULL))).toEqual(['0:0-1', '1:0-1']);
  });

  test('between two lists, prose before a lead-in may stay with the first', () => {
    expect(written(cut([prose('5'), list([1]), prose('30 5'), list(ones(3), 10)], FULL))).toEqual([
      '0:0-1 1:0-1 2:0-1',
      '2:1-2 3:0-3',
    ]);
  });

  test('nothing is cut into nothing', () => {
    expect(cut([], FULL)).toEqual([]);
    expect(cut([{ kind: 'prose', units: [] }], FULL)).toEqual([]);
    expect(written(cut([prose('5'), { kind: 'list', units: [] }, prose('5')], FULL)).join(' ')).toBe(
      '0:0-1 2:0-1',
    );
  });
});

describe('the part that begins a passage is announced, and has less room', () => {
  test.each<[string, Stretch[], string[]]>([
    ['prose', [prose('20 20 20')], ['0:0-1', '0:1-3']],
    ['prose that is the lead-in', [prose('10'), list(ones(3), 10)], ['0:0-1 1:0-2', '1:2-3']],
    ['prose before the lead-in', [prose('10 10'), list(ones(3), 10)], ['0:0-1', '0:1-2 1:0-3']],
    ['a list', [list(ones(3), 15)], ['0:0-2', '0:2-3']],
    ['a list with prose after it', [prose('5'), list([1, 1], 10), prose('10 10')], ['0:0-1 1:0-2', '2:0-2']],
    ['one sentence too long for it', [prose('40 10')], ['0:0-1', '0:1-2']],
  ])('%s', (_, stretches, expected) => {
    expect(written(cut(stretches, ANNOUNCED))).toEqual(expected);
  });
});

test('parts are no larger than the design has them', () => {
  for (const { words, firstWords } of Object.values(SIZES)) expect(firstWords).toBeLessThanOrEqual(words);
  expect(SIZES.full).toMatchObject({ weight: 3 });
  expect(SIZES.short).toMatchObject({ weight: 2 });
  expect(SIZES.full.words).toBeLessThanOrEqual(60);
  expect(SIZES.short.words).toBeLessThan(SIZES.full.words);
});

describe('whatever the passage', () => {
  /** A small generator of numbers that gives the same ones every time (mulberry32). */
  function random(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
  }

  function passage(seed: number): Stretch[] {
    const next = random(seed);
    return Array.from({ length: next(6) }, (): Stretch => {
      const kind = next(2) === 0 ? 'prose' : 'list';
      const units = Array.from({ length: next(12) }, () => ({
        words: 1 + next(next(10) === 0 ? 95 : 22),
        weight: kind === 'prose' ? 0 : 1 + next(2),
        breath: next(3) === 0,
      }));
      return { kind, units };
    }).filter((stretch, index, all) => stretch.kind !== 'prose' || all[index - 1]?.kind !== 'prose');
  }

  const unitsOf = (stretches: readonly Stretch[]): string[] =>
    stretches.flatMap(({ units }, stretch) => units.map((_, unit) => `${stretch}.${unit}`));

  const inSlice = ({ stretch, from, to }: Slice): string[] =>
    Array.from({ length: to - from }, (_, index) => `${stretch}.${from + index}`);

  test.each([FULL, SHORT, ANNOUNCED])('nothing is lost, moved or too long: %j', (size) => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const stretches = passage(seed);
      const parts = cut(stretches, size);
      expect(parts.flat().flatMap(inSlice)).toEqual(unitsOf(stretches));
      for (const [number, slices] of parts.entries()) {
        const units = slices.flatMap(
          ({ stretch, from, to }) => stretches[stretch]?.units.slice(from, to) ?? [],
        );
        const lists = slices.filter(({ stretch }) => stretches[stretch]?.kind === 'list');
        expect(units.length).toBeGreaterThan(0);
        expect(lists.length).toBeLessThanOrEqual(1);
        const weight = units.reduce((sum, unit) => sum + unit.weight, 0);
        const words = units.reduce((sum, unit) => sum + unit.words, 0);
        const items = units.filter((unit) => unit.weight > 0).length;
        if (items > 1) expect(weight).toBeLessThanOrEqual(size.weight);
        // Only a unit by itself, or a first item with the sentence that leads into it, may be longer.
        const alone = units.length === 1 || (units.length === 2 && items === 1 && lists[0]?.from === 0);
        if (!alone) expect(words).toBeLessThanOrEqual(number === 0 ? size.firstWords : size.words);
        const led = slices.some(({ stretch, to }) => {
          const isLast = stretches[stretch]?.kind === 'prose' && to === stretches[stretch]?.units.length;
          return (
            isLast &&
            stretches[stretch + 1]?.kind === 'list' &&
            (stretches[stretch + 1]?.units.length ?? 0) > 0
          );
        });
        if (led) expect(lists[0]?.from).toBe(0);
      }
    }
  });
});
