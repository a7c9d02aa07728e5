import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLine, openFolder } from '../../lambda/page/folder';
import { type CompiledPage, openPage, pageOf } from '../../lambda/page/open';
import type { Page, PassageId } from '../../lambda/page/page';
import { builtInHead } from '../../tools/build/built-in';
import { writePage } from '../../tools/content/write';
import { compileWith, emptyFolder } from '../content/made-up';

function written(): { folder: string; compiled: CompiledPage; build: string } {
  const { compiled } = compileWith();
  if (compiled === undefined) throw new Error('the made-up words do not compile');
  const folder = join(emptyFolder(), 'content');
  return { folder, compiled, build: writePage(compiled, folder) };
}

const openedIn = (folder: string, build: string, { head }: CompiledPage): Page =>
  openPage(openFolder(folder, build), builtInHead(head));

test('a page opened from its files is the page that was compiled', () => {
  const { folder, compiled, build } = written();
  const [opened, inMemory] = [openedIn(folder, build, compiled), pageOf(compiled)];
  const { passage: _, contents: __, phrase, ...head } = { ...opened };
  const { phrases } = compiled.head;
  expect({ ...head, phrases }).toEqual(compiled.head);
  expect(Object.fromEntries(Object.keys(phrases).map((key) => [key, phrase(key)]))).toEqual(phrases);
  expect(phrase('no.such')).toBeUndefined();
  expect(opened.contents()).toEqual(inMemory.contents());
  for (const { id } of compiled.passages) {
    expect(opened.passage(id)).toBeDefined();
    expect(opened.passage(id)).toEqual(inMemory.passage(id));
  }
});

test('a passage is read when it is asked for, and then kept', () => {
  const { folder, compiled, build } = written();
  const page = openedIn(folder, build, compiled);
  const first = page.passage('symptoms');
  const contents = page.contents();
  rmSync(join(folder, 'passages'), { recursive: true });
  rmSync(join(folder, 'contents.json'));
  expect(page.passage('symptoms')).toBe(first);
  expect(page.contents()).toBe(contents);
  expect(() => page.passage('outlook')).toThrow('outlook.json');
});

test.each([
  'nowhere',
  '',
  '../page',
  'passages/../symptoms',
  'symptoms/',
  'Symptoms',
  'symptoms\n',
  'symptoms\0',
  'constructor',
  '__proto__',
])('no passage has the id %j', (id) => {
  const { folder, compiled, build } = written();
  expect(openedIn(folder, build, compiled).passage(id)).toBeUndefined();
  expect(pageOf(compiled).passage(id)).toBeUndefined();
});

test('no passage has an id that no file could have as its name', () => {
  const { folder, compiled, build } = written();
  expect(openedIn(folder, build, compiled).passage('a'.repeat(100_000))).toBeUndefined();
});

test('no passage has an id that is not a text', () => {
  const { folder, compiled, build } = written();
  const page = openedIn(folder, build, compiled);
  for (const id of [undefined, null, 3, {}, ['symptoms']]) {
    expect(page.passage(id as unknown as PassageId)).toBeUndefined();
  }
});

test('in a folder without a page, everything that is asked for is an error', () => {
  const page = openedIn(emptyFolder(), 'no build', written().compiled);
  expect(() => page.contents()).toThrow('contents.json');
  expect(() => page.passage('symptoms')).toThrow('manifest.json');
});

describe('what is read is what was compiled, or it is an error', () => {
  test.each([
    ['cut short', '{"id":'],
    ['the file of another passage', 'symptoms'],
    ['gone', undefined],
  ])('a passage that is %s', async (_what, data) => {
    const { folder, compiled, build } = written();
    const file = join(folder, 'passages', 'outlook.json');
    if (data === undefined) rmSync(file);
    else
      writeFileSync(
        file,
        data === 'symptoms' ? readFileSync(join(folder, 'passages', 'symptoms.json')) : data,
      );
    const page = openedIn(folder, build, compiled);
    expect(() => page.passage('outlook')).toThrow('outlook.json');
    expect(page.passage('symptoms')).toEqual(pageOf(compiled).passage('symptoms'));
    expect(await openFolder(folder, build).problems()).toEqual([
      'passages/outlook.json is missing or not what was compiled',
    ]);
  });

  test.each(['contents.json', 'spellable.json'])('%s', (name) => {
    const { folder, compiled, build } = written();
    writeFileSync(join(folder, name), '{}');
    const page = openedIn(folder, build, compiled);
    expect(() => [page.contents(), page.spellable]).toThrow(`${name} is not what was compiled`);
  });

  test('a file of another build, under the same name', async () => {
    const { folder, compiled } = written();
    const other = written();
    const passages = compiled.passages.map((passage) => ({ ...passage, hardWords: ['other'] }));
    const build = writePage({ ...compiled, passages }, other.folder);
    const name = join('passages', 'symptoms.json');
    cpSync(join(folder, name), join(other.folder, name));
    const opened = openFolder(other.folder, build);
    expect(() => openPage(opened, builtInHead(compiled.head)).passage('symptoms')).toThrow('symptoms.json');
    expect(openPage(opened, builtInHead(compiled.head)).passage('outlook')).toEqual(
      passages.find(({ id }) => id === 'outlook'),
    );
    expect(await opened.problems()).toEqual(['passages/symptoms.json is missing or not what was compiled']);
  });

  test('a folder of another build than that of the code', async () => {
    const { folder, compiled } = written();
    const opened = openFolder(folder, 'another');
    expect(() => openPage(opened, builtInHead(compiled.head)).passage('symptoms')).toThrow('manifest.json');
    expect(await opened.problems()).toEqual(['manifest.json is missing or not what was compiled']);
  });

  test('a passage that was changed together with its checksum is found by its SHA-256', async () => {
    const { folder, build } = written();
    const file = join(folder, 'passages', 'symptoms.json');
    const body = Buffer.from('{"id":"symptoms"}');
    writeFileSync(file, `${body}\n${lastLine('passages/symptoms.json', body, build)}`);
    expect(openFolder(folder, build).read('passages/symptoms.json')).toEqual(body);
    expect(await openFolder(folder, build).problems()).toEqual([
      'passages/symptoms.json is missing or not what was compiled',
    ]);
  });

  test('a whole folder has nothing wrong with it, and one without a manifest has', async () => {
    const { folder, build } = written();
    expect(await openFolder(folder, build).problems()).toEqual([]);
    rmSync(join(folder, 'manifest.json'));
    expect(await openFolder(folder, build).problems()).toEqual([
      'manifest.json is missing or not what was compiled',
    ]);
  });
});
