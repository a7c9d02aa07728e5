import { join } from 'node:path';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { compiled } from '../support/words';
import { plain, sentencesOfPage } from './page-text';
import { expectedPage, furnitureOf, REAL_PAGES } from './real-pages';
import { imported, smallWords, textOfFile } from './support';

describe.each(REAL_PAGES)('$name, a page built like those of $like', (real) => {
  let folder: string;
  let review: string;

  beforeAll(async () => {
    folder = await imported(real.file, ...real.options, '--content', smallWords());
    review = textOfFile(join(folder, 'REVIEW.md')).replace(/^## Hard to follow[\s\S]*/mu, '');
  });

  test('it becomes the page that was read beside it', () => {
    expect(textOfFile(join(folder, 'content/page.md'))).toBe(expectedPage(real));
  });

  test('its publisher is that of its metadata, and nobody who owns the text', () => {
    expect(textOfFile(join(folder, 'content/page.md'))).toContain(`\npublisher: ${real.publisher}\n`);
  });

  test('every sentence of it is heard in a passage, or listed in REVIEW, or is furniture', () => {
    const { passages } = compiled(join(folder, 'content')).compiled;
    const [, title = ''] = /^# (.*)$/mu.exec(textOfFile(join(folder, 'content/page.md'))) ?? [];
    const texts = passages.flatMap((passage) => [
      plainText(passage.title),
      ...passage.cuts.full.flatMap((part) => sentencesOf(passage, part)).map(plainText),
    ]);
    const heard = plain([title, ...texts].join(' '));
    const reviewed = plain(review);
    const rest = sentencesOfPage(textOfFile(real.file)).filter(
      (sentence) => !heard.includes(plain(sentence)) && !reviewed.includes(plain(sentence)),
    );
    expect([...new Set(rest)]).toEqual(furnitureOf(real));
  });

  test('each line that an editor must look at is named by its number in the file', () => {
    const lines = textOfFile(real.file).split('\n');
    const quoted = [...review.matchAll(/line (\d+) of the source: [^"\n]*"([^"\n]*)"$/gmu)];
    expect(quoted.length).toBeGreaterThan(3);
    for (const [, number = '', words = ''] of quoted) {
      const [first = ''] = words.match(/[\p{L}\p{N}]+/u) ?? [];
      expect([number, lines[Number(number) - 1]]).toEqual([number, expect.stringContaining(first)]);
    }
  });
});
