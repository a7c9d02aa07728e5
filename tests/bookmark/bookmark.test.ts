import { bookmarkOf, placeFrom } from '../../lambda/bookmark/bookmark';
import { reply } from '../../lambda/guide/guide';
import type { Move } from '../../lambda/guide/moves';
import { type Place, startPlace } from '../../lambda/guide/place';
import { TODAY, textOf } from '../support/reading';
import { page } from '../support/words';

const ours = page();

/** Where a conversation leads. */
const after = (moves: readonly (Move | Move['kind'])[], from: Place = startPlace(ours)): Place =>
  moves.reduce(
    (place, move) =>
      reply(typeof move === 'string' ? ({ kind: move } as Move) : move, place, ours, TODAY).place,
    from,
  );

const symptoms: Move = { kind: 'read', passage: 'symptoms' };

test('a bookmark in other words leads to the beginning of its passage', () => {
  const place = placeFrom({ passage: 'symptoms', part: 3, pace: 'slower', edition: 'another' }, ours);
  expect(place).toMatchObject({
    edition: ours.edition,
    pace: 'slower',
    back: { passage: 'symptoms', part: 1 },
  });
  const [welcome, again] = [after(['launch'], place), after(['launch', 'yes'], place)];
  expect(welcome.asked).toEqual({ id: 'left-off', topic: 'symptoms' });
  expect(again.at).toEqual({ passage: 'symptoms', part: 1 });
});

describe('a bookmark holds', () => {
  test('the passage, the part, the pace and the edition, and nothing else', () => {
    expect(bookmarkOf(after(['launch', symptoms, 'yes', 'slower', 'helpline']), ours)).toEqual({
      passage: 'symptoms',
      part: expect.any(Number),
      pace: 'slower',
      edition: ours.edition,
    });
  });

  test.each([
    ['before anything is read', ['launch', 'help', 'helpline', 'menu']],
    ['once a listener has asked to be forgotten', [symptoms, 'forget', 'yes', 'next']],
  ] as const)('nothing %s', (_, moves) => {
    expect(bookmarkOf(after(moves), ours)).toBeUndefined();
  });

  test('nothing at the very end of the page', () => {
    let end = after([symptoms]);
    for (let turns = 0; turns < 200 && end.asked?.id !== 'contents'; turns += 1) end = after(['next'], end);
    expect(end.at).toBeDefined();
    expect(bookmarkOf(end, ours)).toBeUndefined();
  });
});

describe('coming back', () => {
  const bookmark = { passage: 'symptoms', part: 2, pace: 'normal', edition: ours.edition };
  const place = placeFrom(bookmark, ours) as Place;
  const says = (moves: readonly Move['kind'][]) =>
    textOf(
      reply({ kind: moves.at(-1) ?? 'launch' } as Move, after(moves.slice(0, -1), place), ours, TODAY),
      ours,
    );

  test('they hear where they had got to, and are asked one question', () => {
    expect(says(['launch'])).toMatch(
      /Last time, we had reached the symptoms\..* Shall I carry on from there\?$/s,
    );
  });

  test.each(['yes', 'resume', 'next'] as const)('"%s" carries on from there', (move) => {
    expect(says(['launch', move])).toMatch(/^Back to the symptoms, part 2 of/);
  });

  test('"no" begins again, and the bookmark is used up', () => {
    expect(says(['launch', 'no'])).toMatch(/Shall I begin with .*\?$/);
    expect(bookmarkOf(after(['launch', 'no'], place), ours)).toBeUndefined();
  });

  test('"start again" reads the page from where it starts', () => {
    const { at, back } = after(['launch', 'start-over'], place);
    expect(at).toEqual({ passage: ours.facts.start, part: 1 });
    expect(back).toBeUndefined();
  });

  test('to be not understood, or to ask something else, does not lose it', () => {
    expect(says(['launch', 'not-understood'])).toMatch(/Shall I carry on from there\?$/);
    expect(says(['launch', 'silence', 'yes'])).toMatch(/^Back to the symptoms, part 2 of/);
    expect(says(['launch', 'helpline', 'resume'])).toMatch(/^Back to the symptoms, part 2 of/);
  });
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['words', 'symptoms'],
  ['a passage that other words had', { passage: 'money', part: 1, pace: 'normal', edition: 'another' }],
  ['no edition', { passage: 'symptoms', part: 1, pace: 'normal' }],
  ['a passage that does not exist', { passage: 'money', part: 1, pace: 'normal', edition: ours.edition }],
  ['a file outside', { passage: '../../etc/passwd', part: 1, pace: 'normal', edition: ours.edition }],
  ['a part that does not exist', { passage: 'symptoms', part: 99, pace: 'normal', edition: ours.edition }],
  ['no number', { passage: 'symptoms', part: Number.NaN, pace: 'normal', edition: ours.edition }],
  ['half a part', { passage: 'symptoms', part: 1.5, pace: 'normal', edition: ours.edition }],
  ['an unknown pace', { passage: 'symptoms', part: 1, pace: 'allegro', edition: ours.edition }],
])('a bookmark that makes no sense is ignored: %s', (_, input) => {
  expect(placeFrom(input, ours)).toBeUndefined();
});
