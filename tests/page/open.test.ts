import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFolder } from '../../lambda/page/folder';
import { type CompiledPage, openPage, pageOf } from '../../lambda/page/open';
import type { PassageId } from '../../lambda/page/page';
import { writePage } from '../../tools/content/write';
import { compileWith, emptyFolder } from '../content/made-up';

function written(): { folder: string; compiled: CompiledPage } {
  const { compiled } = compileWith();
  if (compiled === undefined) throw new Error('the made-up words do not compile');
  const folder = join(emptyFolder(), 'content');
  writePage(compiled, folder);
  return { folder, compiled };
}

test('a page opened from its files is the page that was compiled', () => {
  const { folder, compiled } = written();
  const [opened, inMemory] = [openPage(openFolder(folder)), pageOf(compiled)];
  const { passage: _, contents: __, ...head } = { ...opened };
  expect(head).toEqual(compiled.head);
  expect(opened.contents()).toEqual(inMemory.contents());
  for (const { id } of compiled.passages) {
    expect(opened.passage(id)).toBeDefined();
    expect(opened.passage(id)).toEqual(inMemory.passage(id));
  }
});

test('a passage is read when it is asked for, and then kept', () => {
  const { folder } = written();
  const page = openPage(openFolder(folder));
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
  'a'.repeat(100_000),
])('no passage has the id %j', (id) => {
  const { folder, compiled } = written();
  expect(openPage(openFolder(folder)).passage(id)).toBeUndefined();
  expect(pageOf(compiled).passage(id)).toBeUndefined();
});

test('no passage has an id that is not a text', () => {
  const { folder } = written();
  const page = openPage(openFolder(folder));
  for (const id of [undefined, null, 3, {}, ['symptoms']]) {
    expect(page.passage(id as unknown as PassageId)).toBeUndefined();
  }
});

test('in a folder without a page, everything that is asked for is an error', () => {
  const page = openPage(openFolder(emptyFolder()));
  expect(() => page.edition).toThrow('manifest.json');
  expect(() => page.passage('symptoms')).toThrow('manifest.json');
});

describe('what is read is what was compiled, or it is an error', () => {
  test.each([
    ['cut short', '{"id":'],
    ['the file of another passage', 'symptoms'],
    ['gone', undefined],
  ])('a passage that is %s', async (_what, data) => {
    const { folder, compiled } = written();
    const file = join(folder, 'passages', 'outlook.json');
    if (data === undefined) rmSync(file);
    else
      writeFileSync(
        file,
        data === 'symptoms' ? readFileSync(join(folder, 'passages', 'symptoms.json')) : data,
      );
    const page = openPage(openFolder(folder));
    expect(() => page.passage('outlook')).toThrow('outlook.json');
    expect(page.passage('symptoms')).toEqual(pageOf(compiled).passage('symptoms'));
    expect(await openFolder(folder).problems()).toEqual([
      'passages/outlook.json is missing or not what was compiled',
    ]);
  });

  test.each(['page.json', 'contents.json'])('%s', (name) => {
    const { folder } = written();
    writeFileSync(join(folder, name), '{}');
    const page = openPage(openFolder(folder));
    expect(() => [page.facts, page.contents()]).toThrow(`${name} is not what was compiled`);
  });

  test('a whole folder has nothing wrong with it, and one without a manifest has', async () => {
    const { folder } = written();
    expect(await openFolder(folder).problems()).toEqual([]);
    rmSync(join(folder, 'manifest.json'));
    expect(await openFolder(folder).problems()).toEqual(['manifest.json cannot be read']);
  });
});
