import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stories from '../../tools/stories/command';
import { runCommand } from '../support/command';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stories-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const story = (guide: string): string => {
  const file = join(folder, 'one.yml');
  writeFileSync(file, `story: One\nturns:\n  - listener: helpline\n  - guide: ${guide}\n`);
  return file;
};

test('a story that comes true', async () => {
  const { code, out } = await runCommand(stories, [story('… 08088 010 444 …')]);
  expect({ code, out }).toEqual({ code: 0, out: '1 played, and every story came true.\n' });
});

test('one that does not is told once, with its line and what was heard, for all channels', async () => {
  const { code, out } = await runCommand(stories, [story('Nonsense.')]);
  expect(code).toBe(1);
  expect(out.match(/one\.yml:4: the guide should say: Nonsense\./g)).toHaveLength(1);
  expect(out).toMatch(/heard: .*08088 010 444/);
  expect(out).toContain('on every channel');
  const alone = await runCommand(stories, ['--channel', 'phone', story('Nonsense.')]);
  expect(alone.out).toContain('on phone');
});

test.each([
  [['--channel', 'fax'], 2, 'there is no channel "fax"'],
  [['--tests', '/nowhere'], 2, 'there are no stories in /nowhere'],
  [['/nowhere.yml'], 1, 'nowhere.yml'],
])('%j', async (args, expected, message) => {
  const { code, err } = await runCommand(stories, args);
  expect(code).toBe(expected);
  expect(err).toContain(message);
});
