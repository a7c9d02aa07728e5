import { createTurns } from '../../lambda/channels/turns';
import { startPlace } from '../../lambda/guide/place';
import { page } from '../support/words';

const ours = page();
const symptoms = { kind: 'read', passage: 'symptoms' } as const;

/** Turns on a day that can be changed. */
function turnsOn(first: string) {
  let day = first;
  const turns = createTurns('alexa', ours, { today: () => day });
  return { turns, wait: (until: string) => (day = until) };
}

const here = { ...startPlace(ours), introduced: true };

describe('a turn that was taken before', () => {
  test('is the same turn, from the same place however often it came back', () => {
    const { turns } = turnsOn('2026-11-22');
    const first = turns.take(symptoms, turns.at(here));
    expect(turns.take({ ...symptoms }, turns.at(structuredClone(here)))).toBe(first);
  });

  test.each([
    ['another move', symptoms, { kind: 'read', passage: 'causes' }],
    ['another item', { kind: 'item', item: 2 }, { kind: 'item', item: 3 }],
    ['the last item', { kind: 'item', item: 2 }, { kind: 'item', item: 'last' }],
    ['another word to spell', { kind: 'spell' }, { kind: 'spell', term: 'platelets' }],
    [
      'another choice',
      { kind: 'choose', between: ['symptoms', 'causes'] },
      { kind: 'choose', between: ['symptoms', 'outcomes'] },
    ],
  ] as const)('is not what %s comes to', (_what, one, other) => {
    const { turns } = turnsOn('2026-11-22');
    const first = turns.take(one, turns.at(here));
    const second = turns.take(other, turns.at(here));
    expect(second.move).toEqual(other);
    expect(second).not.toBe(first);
  });

  test('is not what the same move comes to in another place', () => {
    const { turns } = turnsOn('2026-11-22');
    const first = turns.take({ kind: 'next' }, turns.at(here));
    const later = turns.at(first.reply.place);
    expect(turns.take({ kind: 'next' }, later).reply).not.toEqual(first.reply);
  });

  test('is not what it comes to on a day after the next review', () => {
    const { turns, wait } = turnsOn(ours.facts.nextReview);
    const fresh = turns.take({ kind: 'launch' }, turns.at(undefined));
    wait('2099-01-01');
    const stale = turns.take({ kind: 'launch' }, turns.at(undefined));
    expect(JSON.stringify(fresh.reply)).not.toContain('stale');
    expect(JSON.stringify(stale.reply)).toContain('stale');
  });
});

describe('what is not remembered', () => {
  test('a place that is far too long', () => {
    const { turns } = turnsOn('2026-11-22');
    const long = { ...here, heard: Array.from({ length: 500 }, () => ({ phrase: 'help' })) };
    expect(turns.at(long)).not.toBe(turns.at(long));
    expect(turns.at(long).place).toMatchObject({ introduced: true, heard: [] });
  });

  test('a place that is nested deeper than it can be written', () => {
    const { turns } = turnsOn('2026-11-22');
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(turns.at(deep).place).toEqual(startPlace(ours));
  });

  test('a move of a text that is far too long', () => {
    const { turns } = turnsOn('2026-11-22');
    const odd = { kind: 'read', passage: 'x'.repeat(5000) } as const;
    expect(turns.take(odd, turns.at(here))).not.toBe(turns.take(odd, turns.at(here)));
  });

  test('the first of very many, so that the memory stays small', () => {
    const { turns } = turnsOn('2026-11-22');
    const first = turns.take(symptoms, turns.at(here));
    for (let misses = 0; misses < 2000; misses += 1) turns.take(symptoms, turns.at({ ...here, misses }));
    const again = turns.take(symptoms, turns.at(here));
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});

test('the guide that has failed gives a number, and keeps the place', () => {
  const { turns } = turnsOn('2026-11-22');
  const { reply } = turns.excuse(turns.at(turns.take(symptoms, turns.at(here)).reply.place));
  expect(reply.says).toContainEqual({ phrase: 'trouble' });
  expect(reply.place.at).toEqual({ passage: 'symptoms', part: 1 });
});
