import { barOf, barOfRounds, barTable, isMet } from '../../tools/checks/bench/bars';

const bar = { what: 'cold, to the floor', most: 1.2, unit: 'ms' };

test('a bar is met at its limit, and not beyond it', () => {
  expect(isMet(barOf({ ...bar, ours: 12, against: 10 }))).toBe(true);
  expect(isMet(barOf({ ...bar, ours: 12.1, against: 10 }))).toBe(false);
});

test('of times in rounds it is the ratio of each round that counts, though a machine is slower in some', () => {
  const measured = barOfRounds({ ...bar, ours: [11, 22, 11, 22, 22], against: [10, 20, 10, 20, 10] });
  expect(measured).toMatchObject({ ours: 22, against: 10, ratio: 1.1 });
  expect(isMet(measured)).toBe(true);
});

test('one that is not met stands out', () => {
  const table = barTable([
    barOf({ ...bar, ours: 11, against: 10 }),
    barOfRounds({ ...bar, ours: [13, 13], against: [10, 10] }),
  ]);
  expect(table.split('\n').slice(2)).toEqual([
    '| cold, to the floor | 11.0 ms | 10.0 ms | 1.10 | 1.2 | met |',
    '| cold, to the floor | 13.0 ms | 10.0 ms | 1.30 | 1.2 | **not met** |',
  ]);
});
