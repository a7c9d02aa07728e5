import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDraft, sectionsIn } from '../../tools/content/draft';
import { BEES, compiled } from '../support/words';

const OPTIONS = { today: '2026-11-22', id: 'a-wording' };

test('a passage that is typed is cut and marked up as in the page', () => {
  for (const { id, where } of sectionsIn(BEES)) {
    const lines = readFileSync(join(BEES, 'page.md'), 'utf8').split('\n');
    const from = where.line;
    const next = sectionsIn(BEES).find((other) => other.where.line > from)?.where.line ?? lines.length + 1;
    const { passage, problems } = compileDraft(BEES, lines.slice(from, next - 1).join('\n'), {
      ...OPTIONS,
      id,
    });
    const { cuts, lists } = compiled(BEES).compiled.passages.find((one) => one.id === id) ?? {};
    expect(passage).toMatchObject({ cuts, lists });
    expect(problems).toEqual([]);
  }
});

test('what is wrong is told by the line of the text', () => {
  const { problems } = compileDraft(BEES, `Short.\n\nClick here. ${'word '.repeat(30)}end.`, OPTIONS);
  expect(problems.map(({ line }) => line)).toEqual([3, 3]);
});

test.each([['## Another'], ['<b>bold</b>'], ['- only a list']])('%j is not a passage', (text) => {
  expect(compileDraft(BEES, text, OPTIONS).problems.length).toBeGreaterThan(0);
});
