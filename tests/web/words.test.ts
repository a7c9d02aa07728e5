import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD_GAPS, WEB_FILE, webWordsIn } from '../../tools/web/words';
import { fillGaps, WEB_WORDS } from '../../web/words';
import { BEES, CONTENT, page } from '../support/words';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'web-words-'));
  cpSync(join(CONTENT, WEB_FILE), join(folder, WEB_FILE));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Reads the words of a folder after one piece of them was replaced. */
function readWith(piece: string, other: string): () => unknown {
  const file = join(folder, WEB_FILE);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(piece);
  writeFileSync(file, before.replace(piece, other));
  return () => webWordsIn(folder, page());
}

/** The code of the page, but for the table of its words. */
const sources = (): string[] =>
  ['web', 'tools/web'].flatMap((name) =>
    readdirSync(name, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && join(name, file) !== join('web', 'words.ts'))
      .map((file) => readFileSync(join(name, file), 'utf8')),
  );

test('every gap is filled but those that the browser fills', () => {
  const words = webWordsIn(CONTENT, page());
  expect(Object.keys(words)).toEqual(Object.keys(WEB_WORDS));
  for (const [key, gaps] of Object.entries(WEB_WORDS)) {
    const text = words[key as keyof typeof WEB_WORDS];
    expect(text).not.toBe('');
    expect([...text.matchAll(/\{([^}]*)\}/g)].map(([, gap]) => gap)).toEqual([...gaps]);
  }
});

test('a page without words of its own for the web has the project’s, about itself', () => {
  const words = webWordsIn(BEES, page(BEES));
  expect(words['page.title']).toBe('A guide to keeping bees');
  expect(words['call.helpline']).toContain('01632 960 123');
});

test('a mistake is named with its line', () => {
  expect(readWith('  talk: Talk\n', '')).toThrow(/web\.yml:\d+: .*the key 'talk' is missing/);
  expect(readWith('  agree: ', '  disagree: ')).toThrow(/unknown key 'disagree'/);
});

test('a gap that nothing fills is refused, and so is one that is lost', () => {
  expect(readWith('"{number} times the usual"', '"{a number} times"')).toThrow(/gap/);
  expect(readWith('A guide to {subject}', 'A guide to {topic}')).toThrow(/use .*subject/);
});

test('a line that gives a number does not lose it', () => {
  expect(readWith('Call Samaritans on {samaritans}', 'Call Samaritans')).toThrow(/it needs \{samaritans\}/);
  expect(readWith('do not wait: call {emergency}', 'do not wait')).toThrow(/loading.*\n?.*\{emergency\}/);
  expect(readWith('In an emergency, call {emergency}. The', 'The')).toThrow(/not-loaded.*\n?.*\{emergency\}/);
});

test('what is filled in is not taken for a gap again, and a gap without a value stays', () => {
  expect(fillGaps('{a} and {b}', { a: '{b}' })).toBe('{b} and {b}');
});

test('the comment at its top names every gap of the build', () => {
  const [top = ''] = readFileSync(join(CONTENT, WEB_FILE), 'utf8').split('\n\n');
  for (const gap of BUILD_GAPS.slice(0, 7)) expect(top).toContain(`{${gap}}`);
});

test('every text is shown somewhere', () => {
  const code = sources().join('');
  const idle = Object.keys(WEB_WORDS).filter((key) => {
    const beginnings = [...key.matchAll(/[.-]/g)].map(({ index }) => key.slice(0, index + 1));
    return !code.includes(`'${key}'`) && !beginnings.some((one) => code.includes(`\`${one}\${`));
  });
  expect(idle).toEqual([]);
});

/** Words that a listener meets stand in `content/`, where staff can change them. */
test('no code holds a text of the web page', () => {
  const texts = Object.values(webWordsIn(CONTENT, page())).filter((text) => text.split(' ').length > 2);
  const held = texts.filter((text) => sources().some((code) => code.includes(text)));
  expect(texts.length).toBeGreaterThan(30);
  expect(held).toEqual([]);
});
