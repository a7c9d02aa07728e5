import { isIsoDate, isoDay, isPast } from '../../tools/content/dates';

test.each([
  ['2025-08-31', true],
  ['2024-02-29', true],
  ['2026-01', true],
  ['2025-02-29', false],
  ['2025-13', false],
  ['2025-8-1', false],
  ['31 August 2025', false],
  ['2025', false],
  ['', false],
])('is "%s" a date', (text, expected) => {
  expect(isIsoDate(text)).toBe(expected);
});

test.each([
  ['2028-08-31', '2028-08-30', false],
  ['2028-08-31', '2028-08-31', false],
  ['2028-08-31', '2028-09-01', true],
  ['2028-08', '2028-08-31', false],
  ['2028-08', '2028-09-01', true],
])('a review due on %s, seen on %s', (due, today, expected) => {
  expect(isPast(due, today)).toBe(expected);
});

test('the day it is, as a date', () => {
  expect(isoDay(new Date(2026, 0, 2, 23, 59))).toBe('2026-01-02');
});
