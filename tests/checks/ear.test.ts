import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { measure } from '../../tools/checks/ear/measure';

const ROOT = join(__dirname, '..', '..');

test('every turn at the usual pace, and every phrase, can be followed by ear', () => {
  const told = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'tools/checks/ear/main.ts', '--pace', 'normal'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  expect(told).toContain('All of them can be followed.');
  // Words for the ear are for ages of nine to eleven; names of medicines and titles of papers bring the whole to that edge.
  const age = Number(/\| \*\*all\*\* \| \d+ \| [\d.]+ \| ([\d.]+) \|/.exec(told)?.[1]);
  expect(age).toBeGreaterThan(5);
  expect(age).toBeLessThanOrEqual(11);
}, 120_000);

test('audio is measured: its length, its pace, and the longest stretch without a pause', () => {
  const rate = 1000;
  const sound = (seconds: number) => Array<number>(seconds * rate).fill(8000);
  const silence = (seconds: number) => Array<number>(seconds * rate).fill(0);
  const samples = Int16Array.from([...sound(2), ...silence(0.1), ...sound(3), ...silence(1), ...sound(1)]);
  expect(measure(samples, rate, 14)).toEqual({
    seconds: 7.1,
    words: 14,
    wordsAMinute: (14 * 60) / 7.1,
    longestStretch: 5.099,
  });
});
