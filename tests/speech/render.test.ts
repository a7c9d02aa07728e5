import { startPlace } from '../../lambda/guide/place';
import type { Saying } from '../../lambda/guide/reply';
import { pageOf } from '../../lambda/page/open';
import type { Part } from '../../lambda/page/page';
import { render, renderPhrase } from '../../lambda/speech/render';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import { compiled } from '../support/words';

const { compiled: bees } = compiled('tests/fixtures/bees');

/** The page, its passage on stings a list of so many, cut into parts from each of these numbers to the next. */
function listOf(count: number, ...cuts: readonly number[]) {
  const items = Array.from({ length: count }, (_, index) => [[`Item ${index + 1}.`]]);
  const parts = cuts.map((from, index): Part => {
    const to = cuts[index + 1] ?? count;
    return { start: from, pieces: [{ list: 0, from, to }] } as unknown as Part;
  });
  const passages = bees.passages.map((passage) =>
    passage.id === 'stings' ? { ...passage, lists: [items], cuts: { full: parts, short: parts } } : passage,
  );
  return pageOf({ ...bees, passages });
}

/** What is heard of some sayings on a page. */
const said = (says: readonly Saying[], page = pageOf(bees)): string =>
  toText(render({ says, place: startPlace(page) }, page).speech);

const part = (number: number): Saying => ({ part: { passage: 'stings', part: number } });

describe('before a list it is said how much of it there is', () => {
  test.each<[string, ReturnType<typeof listOf>, number, string]>([
    ['the only one', listOf(1, 0), 1, 'There is one. Item 1.'],
    ['all of them', listOf(3, 0), 1, 'There are three. Item 1. Item 2. Item 3.'],
    ['the first one', listOf(4, 0, 1), 1, 'There are four. Here is the first. Item 1.'],
    ['the first few', listOf(5, 0, 2), 1, 'There are five. Here are the first two. Item 1. Item 2.'],
    ['one more', listOf(4, 0, 2, 3), 2, 'The next one. Item 3.'],
    ['some more', listOf(6, 0, 2, 4), 2, 'The next two. Item 3. Item 4.'],
    ['the last one', listOf(4, 0, 3), 2, 'The last one. Item 4.'],
    ['the last few', listOf(4, 0, 2), 2, 'The last two. Item 3. Item 4.'],
  ])('%s', (_what, page, number, text) => {
    expect(said([part(number)], page)).toBe(text);
  });
});

test('what the page has not got is not said, and nothing falls', () => {
  const nowhere: readonly Saying[] = [
    { part: { passage: 'wasps', part: 1 } },
    { part: { passage: 'stings', part: 9 } },
    { whole: 'wasps' },
    { item: { passage: 'wasps', list: 0, index: 0 } },
    { item: { passage: 'things-to-buy', list: 5, index: 0 } },
    { item: { passage: 'things-to-buy', list: 0, index: 99 } },
    { contents: 9 },
  ];
  for (const saying of nowhere) expect(said([saying])).toBe('');
  expect(
    toSsml(
      render({ says: [...nowhere, { phrase: 'goodbye' }], place: startPlace(pageOf(bees)) }, pageOf(bees))
        .speech,
    ),
  ).toBe(
    toSsml(render({ says: [{ phrase: 'goodbye' }], place: startPlace(pageOf(bees)) }, pageOf(bees)).speech),
  );
});

test('what is said again is the same, though it was made before', () => {
  const page = pageOf(bees);
  const passage: readonly Saying[] = [{ whole: 'things-to-buy' }];
  const item: readonly Saying[] = [{ item: { passage: 'things-to-buy', list: 0, index: 3 } }];
  expect(said(passage, page)).toBe(said(passage, page));
  expect(said(item, page)).toBe('A smoker. It calms the bees.');
  expect(said(item, page)).toBe('A smoker. It calms the bees.');
});

test('a phrase by itself is said at the usual rate', () => {
  expect(renderPhrase(pageOf(bees), 'chip.yes').rate).toBe(100);
  expect(toText(renderPhrase(pageOf(bees), 'goodbye'))).toBe('Goodbye. Take care of yourself.');
});

test('a number that is too large for words is said in figures', () => {
  expect(said([{ phrase: 'list.all', fill: { count: 4321 } }])).toBe('There are 4321.');
});

test('a date without a day is a month', () => {
  const facts = { ...bees.head.facts, nextReview: '2030-05' };
  const page = pageOf({ ...bees, head: { ...bees.head, facts } });
  expect(said([{ phrase: 'stale' }], page)).toContain('for review on May 2030,');
});

test('a term that is said as it is written needs no markup', () => {
  const term = 'veil';
  const page = pageOf({ ...bees, head: { ...bees.head, spellable: { [term]: term } } });
  const { speech } = render(
    { says: [{ phrase: 'spell.word', fill: { term } }], place: startPlace(page) },
    page,
  );
  expect(toSsml(speech)).not.toContain('<sub');
  expect(toText(speech)).toContain(term);
});
