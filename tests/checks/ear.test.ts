import { measureAudio, readabilityOf } from '../../tools/checks/ear/measure';
import { compiled } from '../support/words';

test('audio is measured: its length, its pace, and the longest stretch without a pause', () => {
  const rate = 1000;
  const sound = (seconds: number) => Array<number>(seconds * rate).fill(8000);
  const silence = (seconds: number) => Array<number>(seconds * rate).fill(0);
  const samples = Int16Array.from([...sound(2), ...silence(0.1), ...sound(3), ...silence(1), ...sound(1)]);
  expect(measureAudio(samples, rate, 14)).toEqual({
    seconds: 7.1,
    words: 14,
    wordsAMinute: (14 * 60) / 7.1,
    longestStretch: 5.099,
  });
});

test('the words of the page are for ages of nine to ten, papers aside', () => {
  // Titles of papers stay as they are. Names of tests and medicines bring the rest to the upper end.
  const { compiled: words, citations } = compiled();
  const { age } = readabilityOf(words.passages.filter(({ id }) => !citations.includes(id)));
  expect(age).toBeGreaterThan(5);
  expect(age).toBeLessThanOrEqual(9.9);
});
