import { cut, type Size, type Slice, type Unit } from '../../tools/content/parts';
import { SIZES } from '../../tools/content/turn-limits';

/** Round numbers, whatever the limits are today. */
const FULL: Size = { weight: 3, words: 60, firstWords: 60 };
const SHORT: Size = { weight: 2, words: 40, firstWords: 40 };
const ANNOUNCED: Size = { weight: 3, words: 60, firstWords: 30 };

/** Sentences in a row, or the items of one list. */
type Block = readonly Omit<Unit, 'list'>[];

const list = (weights: readonly number[], words = 3): Block =>
  weights.map((weight) => ({ weight, words: words * weight, breath: true }));

/** Sentences by their words; a `|` ends a paragraph. */
const prose = (sentences: string): Block =>
  sentences.split(/\s+/).map((sentence) => ({
    weight: 0,
    words: Number.parseInt(sentence, 10),
    breath: sentence.endsWith('|'),
  }));

const isList = (block: Block | undefined): boolean => (block?.[0]?.weight ?? 0) > 0;

/** The units of a passage. */
const unitsOf = (blocks: readonly Block[]): Unit[] =>
  blocks.flatMap((block, index) => {
    const lists = blocks.slice(0, index).filter(isList).length;
    return block.map((unit) => ({ ...unit, list: isList(block) ? lists : undefined }));
  });

/** Parts as a string: `0:0-2 1:0-3` is two units of the first block and three of the second. */
function written(blocks: readonly Block[], size: Size): string[] {
  const starts = blocks.map((_, index) => blocks.slice(0, index).flat().length);
  return cut(unitsOf(blocks), size).map((part) =>
    blocks
      .flatMap((block, index) => {
        const start = starts[index] ?? 0;
        const [from, to] = [Math.max(part.from - start, 0), Math.min(part.to - start, block.length)];
        return from < to ? [`${index}:${from}-${to}`] : [];
      })
      .join(' '),
  );
}

const sizes = (blocks: readonly Block[], size: Size): number[] =>
  cut(unitsOf(blocks), size).map(({ from, to }) => to - from);

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
    expect(sizes([list(ones(count))], FULL)).toEqual(expected);
  });

  test.each([
    [2, [2]],
    [3, [2, 1]],
    [5, [2, 2, 1]],
    [10, [2, 2, 2, 2, 2]],
  ])('%i items, at the slower pace', (count, expected) => {
    expect(sizes([list(ones(count))], SHORT)).toEqual(expected);
  });

  test('an item with a second sentence counts double', () => {
    expect(sizes([list([1, 1, 1, 1, 1, 1, 2, 1, 1, 2])], FULL)).toEqual([3, 3, 2, 2]);
    expect(sizes([list([2, 2, 2])], FULL)).toEqual([1, 1, 1]);
    expect(sizes([list([2, 1, 1])], SHORT)).toEqual([1, 2]);
  });

  test('long items make smaller parts', () => {
    expect(sizes([list(ones(6), 25)], FULL)).toEqual([2, 2, 2]);
    expect(sizes([list(ones(2), 70)], FULL)).toEqual([1, 1]);
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
    expect(written([prose(sentences)], FULL)).toEqual(expected);
  });
});

describe('prose and lists', () => {
  test('prose, the list it leads into and the prose after it are one part where they fit', () => {
    expect(written([prose('10 10'), list([1, 1]), prose('10')], FULL)).toEqual(['0:0-2 1:0-2 2:0-1']);
  });

  test('prose joins the first items and the last, where there is room', () => {
    expect(written([prose('10 10'), list(ones(4), 10), prose('20')], FULL)).toEqual([
      '0:0-2 1:0-2',
      '1:2-4 2:0-1',
    ]);
  });

  test('where all of the prose does not fit, the lead-in alone goes with the items', () => {
    expect(written([prose('20 20 10'), list(ones(3), 10)], FULL)).toEqual(['0:0-2', '0:2-3 1:0-3']);
  });

  test('where the lead-in leaves no room for all the first items, they are fewer', () => {
    expect(written([prose('15'), list(ones(3), 18)], FULL)).toEqual(['0:0-1 1:0-2', '1:2-3']);
  });

  test('the lead-in goes with an item that is too long by itself', () => {
    expect(written([prose('15'), list(ones(2), 70)], FULL)).toEqual(['0:0-1 1:0-1', '1:1-2']);
  });

  test('two lists are never in one part, however short', () => {
    expect(written([prose('5'), list([1]), prose('5'), list([1])], FULL)).toEqual([
      '0:0-1 1:0-1',
      '2:0-1 3:0-1',
    ]);
    expect(written([list([1]), list([1])], FULL)).toEqual(['0:0-1', '1:0-1']);
  });

  test('between two lists, prose before a lead-in may stay with the first', () => {
    expect(written([prose('5'), list([1]), prose('30 5'), list(ones(3), 10)], FULL)).toEqual([
      '0:0-1 1:0-1 2:0-1',
      '2:1-2 3:0-3',
    ]);
  });

  test('nothing is cut into nothing', () => {
    expect(cut([], FULL)).toEqual([]);
  });
});

describe('the part that begins a passage is announced, and has less room', () => {
  test.each<[string, Block[], string[]]>([
    ['prose', [prose('20 20 20')], ['0:0-1', '0:1-3']],
    ['prose that is the lead-in', [prose('10'), list(ones(3), 10)], ['0:0-1 1:0-2', '1:2-3']],
    ['prose before the lead-in', [prose('10 10'), list(ones(3), 10)], ['0:0-1', '0:1-2 1:0-3']],
    ['a list', [list(ones(3), 15)], ['0:0-2', '0:2-3']],
    ['a list with prose after it', [prose('5'), list([1, 1], 10), prose('10 10')], ['0:0-1 1:0-2', '2:0-2']],
    ['one sentence too long for it', [prose('40 10')], ['0:0-1', '0:1-2']],
  ])('%s', (_, blocks, expected) => {
    expect(written(blocks, ANNOUNCED)).toEqual(expected);
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
  /** Random numbers that are the same in every run (mulberry32). */
  function random(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
  }

  function passage(seed: number): Block[] {
    const next = random(seed);
    return Array.from({ length: next(6) }, (): Block => {
      const inList = next(2) > 0;
      return Array.from({ length: 1 + next(12) }, () => ({
        words: 1 + next(next(10) === 0 ? 95 : 22),
        weight: inList ? 1 + next(2) : 0,
        breath: inList || next(3) === 0,
      }));
    });
  }

  test.each([FULL, SHORT, ANNOUNCED])('nothing is lost, moved or too long: %j', (size) => {
    for (let seed = 0; seed < 500; seed += 1) {
      const all = unitsOf(passage(seed));
      const parts = cut(all, size);
      const indexes = ({ from, to }: Slice) => Array.from({ length: to - from }, (_, at) => from + at);
      expect(parts.flatMap(indexes)).toEqual([...all.keys()]);
      for (const { from, to } of parts) {
        const units = all.slice(from, to);
        const items = units.filter((unit) => unit.list !== undefined);
        expect(units.length).toBeGreaterThan(0);
        expect(new Set(items.map((item) => item.list)).size).toBeLessThanOrEqual(1);
        const weight = units.reduce((sum, unit) => sum + unit.weight, 0);
        const words = units.reduce((sum, unit) => sum + unit.words, 0);
        if (items.length > 1) expect(weight).toBeLessThanOrEqual(size.weight);
        const isLeadIn = units[0]?.list === undefined && items.length === 1;
        const beginsList = all.findIndex((unit) => unit.list === items[0]?.list) === from + 1;
        // Only a unit by itself, or a first item with the sentence that leads into it, may be longer.
        const alone = units.length === 1 || (units.length === 2 && isLeadIn && beginsList);
        if (!alone) expect(words).toBeLessThanOrEqual(from === 0 ? size.firstWords : size.words);
        // The sentence that leads into a list stays with it.
        if (units.at(-1)?.list === undefined) expect(all[to]?.list).toBeUndefined();
      }
    }
  });
});
