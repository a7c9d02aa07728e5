import { compile } from '../../tools/content/compile';
import { problemLines } from '../../tools/content/problems';
import { type Changes, folderWith, PAGE, replaced, TODAY, UTTERANCES } from './made-up';

/** What a terminal shows of a folder with changes. */
const told = (changes: Changes): string[] => {
  const folder = folderWith(changes);
  return problemLines(compile(folder, { today: TODAY }).problems, folder);
};

const LEDGER = '- passage: outlook\n  fact: It is NOT serious\n  words:\n    - it is not at all serious\n';

describe('the first error is told first, and what only follows from it is counted', () => {
  test.each<[string, Changes, RegExp]>([
    [
      'an id that is given twice',
      { 'page.md': replaced(PAGE, '### Outlook', '### Outlook {#helpline}'), 'facts.yml': LEDGER },
      /page\.md:\d+: the id/,
    ],
    [
      'a page without front matter',
      { 'page.md': PAGE.slice(4), 'facts.yml': LEDGER },
      /page\.md:1: there is no front matter/,
    ],
    [
      'an indentation that is off',
      { 'utterances.yml': UTTERANCES.replace('  symptoms:', '\tsymptoms:') },
      /a tab/,
    ],
  ])('%s', (_, changes, first) => {
    const lines = told(changes);
    expect(lines[0]).toMatch(first);
    expect(lines.length).toBeLessThanOrEqual(3);
    expect(lines.at(-1)).toMatch(/more may follow|a tab/);
  });

  test('words of the page come before the ledger, which is looked at once they are right', () => {
    const page = replaced(PAGE, 'with age.', `with age ${'and so on '.repeat(8)}.`);
    const lines = told({ 'facts.yml': LEDGER, 'page.md': page });
    expect(lines).toEqual([
      expect.stringMatching(/page\.md:\d+: a sentence of/),
      expect.stringMatching(/^\d+ more may follow from that/),
    ]);
  });

  test('what stands by itself is told beside it', () => {
    const lines = told({ 'facts.yml': LEDGER });
    expect(lines.filter((line) => line.includes('more may follow'))).toEqual([]);
    expect(lines[0]).toContain('facts.yml:4');
  });
});
