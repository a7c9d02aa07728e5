import { reply } from '../../lambda/guide/guide';
import type { Move } from '../../lambda/guide/moves';
import { type Place, readPlace, startPlace } from '../../lambda/guide/place';
import type { Reply } from '../../lambda/guide/reply';
import { textOf } from '../support/reading';
import { BEES, page as pageOfFolder } from '../support/words';

const page = pageOfFolder(BEES);
const TODAY = '2026-11-22';
const START: Place = { ...startPlace(page), introduced: true };

const say = (kind: 'yes' | 'no' | 'next' | 'resume' | 'repeat'): Move => ({ kind });
const ask = (passage: string, answer: number): Move => ({ kind: 'ask', passage, answer });
const read = (passage: string): Move => ({ kind: 'read', passage });

/** The last reply of a conversation. Each place travels as a platform carries it. */
function after(...moves: readonly [Move, ...Move[]]): Reply {
  let place = START;
  let last: Reply | undefined;
  for (const move of moves) {
    last = reply(move, place, page, TODAY);
    place = readPlace(JSON.parse(JSON.stringify(last.place)), page);
  }
  return last as Reply;
}

const heard = (...moves: readonly [Move, ...Move[]]): string => textOf(after(...moves), page);

test('a sentence answers, with the one that it leans on, and its passage is offered', () => {
  expect(heard(ask('stings', 1))).toBe(
    'On stings: Most keepers are stung at least once a year. It usually hurts for about a day. Shall I read all of stings?',
  );
});

test('an item answers with its number, after the sentence that leads into its list', () => {
  expect(heard(ask('things-to-buy', 4))).toBe(
    'On things to buy: You will need these things: Number four of seven: A smoker. It calms the bees. Shall I read all of things to buy?',
  );
});

test('the sentence that leads into a list answers with the list', () => {
  const answer = after(ask('things-to-buy', 0));
  expect(answer.reads).toEqual({ passage: 'things-to-buy', part: 1, parts: 3 });
  expect(answer.place.at).toEqual({ passage: 'things-to-buy', part: 1 });
  expect(textOf(answer, page)).toContain('A hive.');
});

test('who is speaking is said before the first answer', () => {
  const first = reply(ask('stings', 0), startPlace(page), page, TODAY);
  expect(textOf(first, page)).toContain("This is adapted from The Village Bee Society's page");
  expect(first.place.introduced).toBe(true);
});

test.each(['yes', 'next', 'resume'] as const)('after an answer, %s reads its passage', (kind) => {
  expect(after(ask('stings', 1), say(kind)).place.at).toEqual({ passage: 'stings', part: 1 });
});

test('"no" to more asks for something else', () => {
  expect(after(ask('stings', 1), say('no')).asks).toEqual({ id: 'else' });
});

test('a passage that answers a move is offered as that answer', () => {
  expect(after(ask('asking-someone', 1), say('yes')).asks).toEqual({ id: 'helpline-again' });
});

test('an answer keeps the place, and "carry on" goes back to it', () => {
  const aside = after(read('things-to-buy'), ask('stings', 0));
  expect(aside.place.at).toEqual({ passage: 'things-to-buy', part: 1 });
  expect(aside.asks).toEqual({ id: 'more', topic: 'stings' });
  expect(after(read('things-to-buy'), ask('stings', 0), say('resume')).reads).toEqual({
    passage: 'things-to-buy',
    part: 1,
    parts: 3,
  });
});

test('an answer from the passage that is being read offers to go on with it', () => {
  expect(after(read('things-to-buy'), ask('things-to-buy', 5)).asks).toEqual({
    id: 'carry-on',
    topic: 'things-to-buy',
  });
});

test('an answer is said again word for word', () => {
  expect(heard(ask('things-to-buy', 4), say('repeat'))).toBe(heard(ask('things-to-buy', 4)));
});

test('what was answered is remembered until something is read', () => {
  expect(after(ask('stings', 1)).place.answered).toEqual({ passage: 'stings', answer: 1 });
  expect(after(ask('stings', 1), say('yes')).place.answered).toBeUndefined();
});

test.each<[string, Move, string]>([
  ['an answer that is not there', ask('stings', 99), 'You asked about stings.'],
  ['a passage that is not there', ask('wasps', 0), 'I am sorry, I cannot find that on the page.'],
])('%s', (_, move, expected) => {
  expect(heard(move)).toContain(expected);
});

test('what a list has not got is neither a yes nor a no', () => {
  const answer = after({ kind: 'unlisted', passage: 'things-to-buy' });
  expect(textOf(answer, page)).toBe(
    'I cannot find that on the page. That is neither a yes nor a no. Shall I read all of things to buy?',
  );
  expect(answer.place.at).toBeUndefined();
});

test.each<[string, unknown]>([
  ['of an answer that is not there', { passage: 'stings', answer: 99 }],
  ['of a passage that is not there', { passage: 'wasps', answer: 0 }],
  ['that is no answer at all', 'stings'],
])('a place %s forgets it', (_, answered) => {
  expect(readPlace({ ...START, answered }, page).answered).toBeUndefined();
});

test('a place that is to say a sentence which is an item says nothing again', () => {
  const lastSaid = [{ sentence: { passage: 'things-to-buy', unit: 1 } }];
  expect(readPlace({ ...START, lastSaid }, page).lastSaid).toEqual([]);
});
