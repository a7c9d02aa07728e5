import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  const [opened, inMemory] = [openPage(folder), pageOf(compiled)];
  const { passage: _, contents: __, ...head } = opened;
  expect(head).toEqual(compiled.head);
  expect(opened.contents()).toEqual(inMemory.contents());
  for (const { id } of compiled.passages) {
    expect(opened.passage(id)).toBeDefined();
    expect(opened.passage(id)).toEqual(inMemory.passage(id));
  }
});

test('a passage is read when it is asked for, and then kept', () => {
  const { folder } = written();
  const page = openPage(folder);
  const first = page.passage('symptoms');
  const contents = page.contents();
  rmSync(join(folder, 'passages'), { recursive: true });
  rmSync(join(folder, 'contents.json'));
  expect(page.passage('symptoms')).toBe(first);
  expect(page.contents()).toBe(contents);
  expect(page.passage('outlook')).toBeUndefined();
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
  expect(openPage(folder).passage(id)).toBeUndefined();
  expect(pageOf(compiled).passage(id)).toBeUndefined();
});

test('what is no text is no id either', () => {
  const { folder } = written();
  const page = openPage(folder);
  for (const id of [undefined, null, 3, {}, ['symptoms']]) {
    expect(page.passage(id as unknown as PassageId)).toBeUndefined();
  }
});

test('a folder without a page', () => {
  const folder = emptyFolder();
  expect(() => openPage(folder)).toThrow(
    `There is no compiled page in ${folder}: "npm run content" makes one.`,
  );
});

test('a page that is broken', () => {
  const { folder } = written();
  writeFileSync(join(folder, 'passages', 'outlook.json'), '{"id":');
  const page = openPage(folder);
  expect(() => page.passage('outlook')).toThrow(
    `The compiled page cannot be read: ${join(folder, 'passages', 'outlook.json')}`,
  );
  rmSync(join(folder, 'contents.json'));
  expect(() => page.contents()).toThrow(`The compiled page in ${folder} has lost its contents.json.`);
  writeFileSync(join(folder, 'page.json'), '');
  expect(() => openPage(folder)).toThrow(`The compiled page cannot be read: ${join(folder, 'page.json')}`);
});
