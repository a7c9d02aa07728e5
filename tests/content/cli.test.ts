import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import content from '../../tools/content/command';
import { emptyFolder, folderWith, PAGE, replaced, TODAY } from './made-up';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], folder: string, today = TODAY): Promise<Run> {
  let [out, err] = ['', ''];
  const code = await content(args, {
    env: { CONTENT_DIR: folder },
    cwd: join(folder, '..'),
    today,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

const name = (folder: string): string => folder.slice(folder.lastIndexOf('/') + 1);

test('sound words are written, and summed up in one line', async () => {
  const out = join(emptyFolder(), 'content');
  const result = await run(['--out', out], folderWith());
  expect(result).toMatchObject({ code: 0, err: '' });
  expect(result.out).toMatch(/^3 passages, 3 parts, 2 items, 27 words, edition [0-9a-f]{12}\n$/);
  expect(existsSync(join(out, 'manifest.json'))).toBe(true);
});

test('--check writes nothing', async () => {
  const out = join(emptyFolder(), 'content');
  expect((await run(['--check', '--out', out], folderWith())).code).toBe(0);
  expect(existsSync(out)).toBe(false);
});

test('errors go to standard error, the exit code is 1, and the last good build is untouched', async () => {
  const out = join(emptyFolder(), 'content');
  const folder = folderWith();
  await run(['--out', out], folder);
  const before = readFileSync(join(out, 'manifest.json'), 'utf8');
  writeFileSync(join(folder, 'page.md'), replaced(PAGE, 'Sneezing', 'Sneezing (a lot)'));
  expect(await run(['--out', out], folder)).toEqual({
    code: 1,
    out: '',
    err: `${name(folder)}/page.md:22: a bracket, '(', that nobody can hear; say it in commas, or in a sentence of its own\n`,
  });
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(before);
  expect(readdirSync(out).sort()).toEqual(['contents.json', 'manifest.json', 'passages', 'spellable.json']);
});

test('a warning is printed, and the page is written all the same', async () => {
  const out = join(emptyFolder(), 'content');
  const folder = folderWith();
  const { code, err } = await run(['--out', out], folder, '2028-09-01');
  expect(code).toBe(0);
  expect(err).toBe(
    `${name(folder)}/page.md:8: warning: the next review was due on 2028-08-31; ask for the reviewed page; until then the guide says that this one is out of date\n`,
  );
  expect(existsSync(join(out, 'manifest.json'))).toBe(true);
});

test('a folder that must not be overwritten', async () => {
  const folder = folderWith();
  expect(await run(['--out', folder], folder)).toEqual({
    code: 1,
    out: '',
    err: `the page was not written: ${folder} holds files that are not a build of a page; name a new or an empty folder\n`,
  });
  expect(readFileSync(join(folder, 'page.md'), 'utf8')).toBe(PAGE);
});

test.each([[['--nonsense']], [['extra']], [['--out']], [['--out', '']]])(
  '%j is no way to call it',
  async (args) => {
    const { code, out, err } = await run(args, folderWith());
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('usage: npm run content [-- --out DIR] [--check]');
  },
);

test('--help says how to call it', async () => {
  const { code, out, err } = await run(['--help'], folderWith());
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^usage: npm run content/);
});
