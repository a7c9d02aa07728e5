import { startPlace } from '../../lambda/guide/place';
import type { Saying } from '../../lambda/guide/saying';
import { pageOf } from '../../lambda/page/open';
import type { Part, Run, Span } from '../../lambda/page/page';
import { render, renderPhrase } from '../../lambda/speech/render';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import { compiled } from '../support/words';

const { compiled: bees } = compiled('tests/fixtures/bees/content');

/** The page with a list of `count` items as its passage on stings. @param starts the first item of each part */
function listOf(count: number, ...starts: readonly number[]) {
  const items = Array.from({ length: count }, (_, index) => [[`Item ${index + 1}.`]]);
  const parts = starts.map((from, index): Part => {
    const to = starts[index + 1] ?? count;
    return { start: from, pieces: [{ list: 0, from, to }] } as unknown as Part;
  });
  const passages = bees.passages.map((passage) =>
    passage.id === 'stings' ? { ...passage, lists: [items], cuts: { full: parts, short: parts } } : passage,
  );
  return pageOf({ ...bees, passages });
}

/** The speech of some sayings, as text. */
const speechOf = (says: readonly Saying[], page = pageOf(bees)): string =>
  toText(render({ says, place: startPlace(page) }, page).speech);

const part = (number: number): Saying => ({ part: { passage: 'stings', part: number } });

describe('a list is announced by how many items there are', () => {
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
    expect(speechOf([part(number)], page)).toBe(text);
  });
});

test('what the page does not have is left out', () => {
  const nowhere: readonly Saying[] = [
    { part: { passage: 'wasps', part: 1 } },
    { part: { passage: 'stings', part: 9 } },
    { whole: 'wasps' },
    { item: { passage: 'wasps', list: 0, index: 0 } },
    { item: { passage: 'things-to-buy', list: 5, index: 0 } },
    { item: { passage: 'things-to-buy', list: 0, index: 99 } },
    { contents: 9 },
  ];
  for (const saying of nowhere) expect(speechOf([saying])).toBe('');
  expect(
    toSsml(
      render({ says: [...nowhere, { phrase: 'goodbye' }], place: startPlace(pageOf(bees)) }, pageOf(bees))
        .speech,
    ),
  ).toBe(
    toSsml(render({ says: [{ phrase: 'goodbye' }], place: startPlace(pageOf(bees)) }, pageOf(bees)).speech),
  );
});

test('an item is said with the sentence that explains it', () => {
  expect(speechOf([{ item: { passage: 'things-to-buy', list: 0, index: 3 } }])).toBe(
    'A smoker. It calms the bees.',
  );
});

test('a phrase by itself is said at the usual rate', () => {
  expect(renderPhrase(pageOf(bees), 'chip.yes').rate).toBe(100);
  expect(toText(renderPhrase(pageOf(bees), 'goodbye'))).toBe('Goodbye. Take care of yourself.');
});

test('a number that is too large for words is said in figures', () => {
  expect(speechOf([{ phrase: 'list.all', fill: { count: 4321 } }])).toBe('There are 4321.');
});

describe('what fills a gap', () => {
  const ankl = {
    text: 'ANKL',
    ssml: "<sub alias='A N'>ANKL</sub>",
    closed: {
      '?!': { text: 'ANKL?!', ssml: "<sub alias='A N?!'>ANKL?!</sub>" },
      '.': { text: 'ANKL.', ssml: "<sub alias='A N.'>ANKL.</sub>" },
    },
  };
  const saying = (topic: readonly Span[], ...phrase: readonly Run[]) => {
    const page = pageOf({
      ...bees,
      head: { ...bees.head, phrases: { ...bees.head.phrases, help: [phrase] } },
      passages: bees.passages.map((passage) => (passage.id === 'stings' ? { ...passage, topic } : passage)),
    });
    const says: readonly Saying[] = [{ phrase: 'help', fill: { topic: 'stings' } }];
    const { speech } = render({ says, place: startPlace(page) }, page);
    return [toSsml(speech).replace(/^<speak><s>|<\/s><\/speak>$/g, ''), toText(speech)];
  };
  const gap = { slot: 'topic' };

  test('takes the punctuation after it into its markup', () => {
    expect(saying([ankl], 'On ', gap, '. More')).toEqual([
      "On <sub alias='A N.'>ANKL.</sub> More",
      'On ANKL. More',
    ]);
    expect(saying(['what ', ankl], gap, '?!')).toEqual([
      "what <sub alias='A N?!'>ANKL?!</sub>",
      'what ANKL?!',
    ]);
  });

  test('stays as it is where no punctuation follows, or none that it has a form for', () => {
    expect(saying([ankl], gap, ' it')).toEqual(["<sub alias='A N'>ANKL</sub> it", 'ANKL it']);
    expect(saying([ankl], gap, ', it')).toEqual(["<sub alias='A N'>ANKL</sub>, it", 'ANKL, it']);
    expect(saying([ankl, ankl], gap)).toEqual([
      "<sub alias='A N'>ANKL</sub><sub alias='A N'>ANKL</sub>",
      'ANKLANKL',
    ]);
  });

  test('becomes one span with the plain words around it', () => {
    const page = pageOf(bees);
    const says: readonly Saying[] = [{ phrase: 'reading.asked', fill: { topic: 'stings' } }];
    const { speech } = render({ says, place: startPlace(page) }, page);
    for (const beat of speech.beats) expect('pause' in beat ? 1 : beat.say.length).toBe(1);
  });

  test('is empty where the page does not have it', () => {
    expect(speechOf([{ phrase: 'spell.word', fill: { term: 'constructor' } }])).not.toContain('constructor');
    expect(speechOf([{ spell: 'toString' }])).toBe('');
  });
});
