import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledPage } from '../../lambda/page/open';
import { UserError } from '../../tools/command';
import { writePage } from '../../tools/content/write';
import { compileWith, emptyFolder } from './made-up';

const compiledWith = (): CompiledPage => {
  const { compiled } = compileWith();
  if (compiled === undefined) throw new Error('the made-up words do not compile');
  return compiled;
};

const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).sort();

test('a page is its contents, its hard words and a file for each passage, with what they are checked against', () => {
  const out = join(emptyFolder(), 'some', 'where');
  writePage(compiledWith(), out);
  expect(filesIn(out)).toEqual([
    'contents.json',
    'manifest.json',
    'passages',
    join('passages', 'helpline.json'),
    join('passages', 'outlook.json'),
    join('passages', 'symptoms.json'),
    'spellable.json',
  ]);
});

test('a build takes the place of the one before, whole, and leaves nothing lying about', () => {
  const folder = emptyFolder();
  const out = join(folder, 'content');
  writePage(compiledWith(), out);
  const { head, contents, passages } = compiledWith();
  writePage({ head, contents, passages: passages.slice(0, 1) }, out);
  expect(filesIn(join(out, 'passages'))).toEqual(['symptoms.json']);
  expect(readdirSync(folder)).toEqual(['content']);
});

test('where writing fails, the last good build is untouched', () => {
  const folder = emptyFolder();
  const out = join(folder, 'content');
  const good = compiledWith();
  writePage(good, out);
  const before = filesIn(out).map((file) =>
    file.endsWith('.json') ? readFileSync(join(out, file), 'utf8') : file,
  );
  const [first] = good.passages;
  if (first === undefined) throw new Error('no passage');
  // A name that no file system takes, for a file that is written after others, stands for a full disk.
  expect(() => writePage({ ...good, passages: [first, { ...first, id: 'x'.repeat(300) }] }, out)).toThrow(
    /ENAMETOOLONG/,
  );
  expect(
    filesIn(out).map((file) => (file.endsWith('.json') ? readFileSync(join(out, file), 'utf8') : file)),
  ).toEqual(before);
  expect(readdirSync(folder)).toEqual(['content']);
});

test('a folder that holds something else is not overwritten', () => {
  const out = emptyFolder();
  writeFileSync(join(out, 'page.md'), 'words');
  expect(() => writePage(compiledWith(), out)).toThrow(UserError);
  expect(() => writePage(compiledWith(), out)).toThrow(
    `${out} holds files that are not a build of a page; name a new or an empty folder`,
  );
  expect(readFileSync(join(out, 'page.md'), 'utf8')).toBe('words');
});

test('an empty folder is taken', () => {
  const out = join(emptyFolder(), 'empty');
  mkdirSync(out);
  writePage(compiledWith(), out);
  expect(existsSync(join(out, 'manifest.json'))).toBe(true);
});
