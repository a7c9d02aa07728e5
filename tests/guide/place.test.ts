import { reply } from '../../lambda/guide/guide';
import { type Place, readPlace, startPlace } from '../../lambda/guide/place';
import { pageOf } from '../../lambda/page/open';
import { compiled } from '../support/words';

const page = pageOf(compiled('tests/fixtures/bees/content').compiled);

/** The second of four parts of the list of things to buy, with everything that a place can hold. */
const full: Place = {
  edition: page.edition,
  pace: 'slower',
  introduced: true,
  forgotten: true,
  at: { passage: 'things-to-buy', part: 2 },
  back: { passage: 'stings', part: 1 },
  menu: 1,
  asked: { id: 'choose', topic: 'stings', other: 'old-hives' },
  lastSaid: [
    { phrase: 'off-page' },
    { phrase: 'place.where', fill: { topic: 'stings', part: 1, parts: 1 } },
    { part: { passage: 'things-to-buy', part: 1 } },
    { whole: 'stings' },
    { item: { passage: 'things-to-buy', list: 0, index: 6 } },
    { contents: 1 },
  ],
  misses: 2,
  offered: true,
};

/** What is read of the place with other values in it. */
const withOther = (other: Readonly<Record<string, unknown>>): Place => readPlace({ ...full, ...other }, page);

/** The place without some of its fields. */
function without(...fields: readonly (keyof Place)[]): Partial<Place> {
  return Object.fromEntries(Object.entries(full).filter(([field]) => !fields.some((one) => one === field)));
}

test('a place of ours comes back as it was', () => {
  expect(withOther({})).toEqual(full);
  expect(readPlace(startPlace(page), page)).toEqual(startPlace(page));
});

test('what a place does not have is left out', () => {
  expect(withOther({ name: 'x', at: { passage: 'stings', part: 1, name: 'x' } })).toEqual({
    ...full,
    at: { passage: 'stings', part: 1 },
  });
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'here'],
  ['a list', []],
  ['an edition that is no text', { ...full, edition: 7 }],
  ['an edition that is too long', { ...full, edition: 'x'.repeat(81) }],
])('%s is no place: the start', (_what, input) => {
  expect(readPlace(input, page)).toEqual(startPlace(page));
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['an unknown pace', { pace: 'hurried' }],
  ['no pace', { pace: undefined }],
])('%s is the usual one', (_what, other) => {
  expect(withOther(other).pace).toBe('normal');
});

test.each<[string, keyof Place, readonly unknown[]]>([
  [
    'a part that does not exist',
    'at',
    [
      undefined,
      null,
      'stings',
      { passage: 'stings' },
      { passage: 'stings', part: 0 },
      { passage: 'stings', part: 2 },
      { passage: 'stings', part: -1 },
      { passage: 'stings', part: 0.5 },
      { passage: 'stings', part: '1' },
      { passage: 'wasps', part: 1 },
      { passage: 7, part: 1 },
      { part: 1 },
      { passage: 'things-to-buy', part: 99 },
    ],
  ],
  ['a part to go back to that does not exist', 'back', [undefined, { passage: 'stings', part: 2 }]],
  ['a part of the contents that does not exist', 'menu', [undefined, null, 0, 99, -1, 1.5, '1']],
  [
    'a question that nobody asks, or that lacks something',
    'asked',
    [
      undefined,
      'choose',
      { id: 'whither' },
      { topic: 'stings' },
      { id: 'choose', topic: 'stings' },
      { id: 'choose', topic: 'stings', other: 'wasps' },
      { id: 'start', topic: 7 },
    ],
  ],
])('%s is left out', (_what, field, inputs) => {
  for (const input of inputs) expect(withOther({ [field]: input })).toEqual(without(field));
});

test('a question keeps only what it speaks of', () => {
  expect(withOther({ asked: { id: 'else', topic: 'stings' } }).asked).toEqual({ id: 'else' });
  expect(withOther({ asked: { id: 'start', topic: 'stings', other: 'old-hives' } }).asked).toEqual({
    id: 'start',
    topic: 'stings',
  });
});

test.each<[string, unknown]>([
  ['no list', { 0: { phrase: 'off-page' } }],
  ['more than a reply has', Array.from({ length: 13 }, () => ({ phrase: 'off-page' }))],
  ['nothing', [undefined]],
  ['an unknown phrase', [{ phrase: 'toString' }]],
  [
    'a phrase with a value of another kind',
    [{ phrase: 'place.where', fill: { topic: 'wasps', part: 1, parts: 1 } }],
  ],
  ['a phrase that lacks a value', [{ phrase: 'place.where', fill: { topic: 'stings', part: 1 } }]],
  [
    'a phrase with a text for a number',
    [{ phrase: 'place.where', fill: { topic: 'stings', part: '1', parts: 1 } }],
  ],
  [
    'a phrase with a number too large',
    [{ phrase: 'place.where', fill: { topic: 'stings', part: 1, parts: 10_001 } }],
  ],
  [
    'a phrase with a number below 0',
    [{ phrase: 'place.where', fill: { topic: 'stings', part: -1, parts: 1 } }],
  ],
  ['a part that does not exist', [{ part: { passage: 'stings', part: 2 } }]],
  ['a passage that does not exist', [{ whole: 'wasps' }]],
  ['an item that does not exist', [{ item: { passage: 'things-to-buy', list: 0, index: 7 } }]],
  ['an item of a list that does not exist', [{ item: { passage: 'things-to-buy', list: 1, index: 0 } }]],
  ['an item of a passage that does not exist', [{ item: { passage: 'wasps', list: 0, index: 0 } }]],
  ['an item whose number is a text', [{ item: { passage: 'things-to-buy', list: 0, index: '0' } }]],
  ['an item of a list whose number is a text', [{ item: { passage: 'things-to-buy', list: '0', index: 0 } }]],
  ['a part of the contents that does not exist', [{ contents: 99 }]],
  ['a word that is not on the page', [{ spell: 'wasp' }]],
  ['a name that every object has', [{ spell: 'toString' }]],
  ['one good thing and one bad', [{ phrase: 'off-page' }, { whole: 'wasps' }]],
])('no saying is kept where there is %s', (_what, lastSaid) => {
  expect(withOther({ lastSaid })).toEqual({ ...full, lastSaid: [] });
});

test('as many sayings are kept as a reply can have, and a phrase needs no values that the compiler fills in', () => {
  const lastSaid = Array.from({ length: 12 }, () => ({ phrase: 'danger' as const }));
  expect(withOther({ lastSaid }).lastSaid).toEqual(lastSaid);
});

test('the words that were spelled are kept', () => {
  const [spell = ''] = Object.keys(page.spellable);
  expect(spell).not.toBe('');
  expect(withOther({ lastSaid: [{ spell }] }).lastSaid).toEqual([{ spell }]);
  const lastSaid = [{ phrase: 'spell.word', fill: { term: spell } }];
  expect(withOther({ lastSaid }).lastSaid).toEqual(lastSaid);
  expect(withOther({ lastSaid: [{ phrase: 'spell.word', fill: { term: 'wasp' } }] }).lastSaid).toEqual([]);
});

test.each([
  [-1, 0],
  [0.5, 0],
  ['2', 0],
  [10_001, 0],
  [10_000, 10_000],
  [0, 0],
])('%j misses are %j', (misses, kept) => {
  expect(withOther({ misses }).misses).toBe(kept);
});

test('what is true is true, and nothing else', () => {
  const { introduced, offered, ...place } = withOther({ introduced: 'true', offered: 1, forgotten: 'yes' });
  expect([introduced, offered]).toEqual([false, false]);
  expect(place).not.toHaveProperty('forgotten');
});

describe('a place of another edition', () => {
  const from = (other: Readonly<Record<string, unknown>>) => withOther({ ...other, edition: 'another' });
  const kept: Place = { ...startPlace(page), pace: 'slower', introduced: true, forgotten: true };
  const goBack = (passage: string): Partial<Place> => ({
    back: { passage, part: 1 },
    asked: { id: 'go-back-to', topic: passage },
  });

  test('is gone back to from its beginning', () => {
    expect(from({})).toEqual({ ...kept, ...goBack('things-to-buy') });
  });

  test('or else the one that was interrupted, where its passage is gone', () => {
    expect(from({ at: { passage: 'wasps', part: 1 } })).toEqual({ ...kept, ...goBack('stings') });
    expect(from({ at: undefined })).toEqual({ ...kept, ...goBack('stings') });
  });

  test('or else begins anew, at the same pace', () => {
    const gone = { passage: 'wasps', part: 1 };
    expect(from({ at: gone, back: gone })).toEqual(kept);
    expect(from({ at: 'here', back: { passage: 7 } })).toEqual(kept);
  });
});

test('danger to oneself comes back with the place, however often something else is asked', () => {
  let { place } = reply({ kind: 'self-harm' }, startPlace(page), page, '2026-11-30');
  for (let time = 0; time < 6; time += 1) {
    place = readPlace(
      JSON.parse(JSON.stringify(reply({ kind: 'forget' }, place, page, '2026-11-30').place)),
      page,
    );
    expect(place.situation?.kind).toBe('self-harm');
  }
});
