import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainText } from '../../lambda/page/words';
import command from '../../tools/script/command';
import { documentOf } from '../../tools/script/document';
import { htmlOf } from '../../tools/script/html';
import { purposesIn } from '../../tools/script/purposes';
import { scriptOf } from '../../tools/script/script';
import { changedSince } from '../../tools/script/since';
import { textOf } from '../../tools/script/text';
import { folderWith, PAGE, pageWithOutlook, replaced } from '../content/made-up';
import { type Run, runCommand } from '../support/command';
import { CONTENT, compiled, page as pageOfFolder } from '../support/words';

const page = pageOfFolder();
const words = compiled().compiled;
const script = scriptOf(CONTENT, words, page);
const whole = documentOf({ script, gone: [] });
const [text, html] = [textOf(whole), htmlOf(whole)];
const flat = (written: string): string => written.replace(/\s+/gu, ' ');

describe('the script of the project', () => {
  test('has every sentence of every passage, in both forms', () => {
    const printed = flat(text.replace(/\n\nedition .*\n\f/gu, ''));
    const shown = flat(html.replace(/<[^>]*>/gu, '').replaceAll('&#39;', "'"));
    for (const { cuts, lists } of words.passages) {
      const prose = cuts.full.flatMap(({ pieces }) =>
        pieces.flatMap((piece) => ('say' in piece ? [piece.say] : [])),
      );
      for (const sentence of [...prose, ...lists.flat(2)].map(plainText)) {
        expect(printed).toContain(sentence);
        expect(shown).toContain(sentence);
      }
    }
  });

  test('has what the page says beside every part', () => {
    expect(script.passages.filter(({ sources }) => sources.length === 0).map(({ key }) => key)).toEqual([]);
  });

  test('says of every phrase what it is for', () => {
    expect(script.phrases.filter(({ purpose }) => !purpose).map(({ key }) => key)).toEqual([]);
  });

  test('has every telephone number with its source', () => {
    const numbers = script.numbers.map(({ heard, purpose }) => [
      heard[0],
      purpose?.includes('Leukaemia Care'),
    ]);
    expect(numbers).toContainEqual([page.facts.helpline, true]);
    expect(numbers).toContainEqual([page.facts.whatsapp, true]);
    expect(script.numbers.every(({ purpose }) => purpose)).toBe(true);
  });

  test('has a box to sign for each piece', () => {
    const pieces =
      script.passages.length +
      script.leftOut.length +
      script.phrases.length +
      script.numbers.length +
      script.web.length;
    expect(text.split('[ ] agreed')).toHaveLength(pieces + 1);
    expect(html.split('☐ agreed')).toHaveLength(pieces + 1);
  });

  test('has the edition on every page', () => {
    const pages = text.split('\f');
    expect(pages.length).toBeGreaterThan(10);
    for (const [index, one] of pages.entries())
      expect(one.trimEnd()).toMatch(
        new RegExp(`\\nedition ${page.edition}, page ${index + 1} of ${pages.length}$`, 'u'),
      );
    expect(html).toContain(`@bottom-left {\n    content: "edition ${page.edition}"`);
  });

  test('marks what was added, and says why', () => {
    const [entry] = script.passages.filter(({ added }) => added.length > 0);
    expect(entry?.added[0]?.why).toBeTruthy();
    expect(html).toMatch(/<p class="added">Added: <ins>[^<]+<\/ins>\. Why: /u);
    expect(text).toMatch(/ {2}Added: ".+"\. Why: /u);
  });
});

test('markup in the words is no markup of the document', () => {
  const [first, ...others] = script.passages;
  if (!first) throw new Error('no passages');
  const dangerous = { ...script, passages: [{ ...first, heard: ['<script>alert(1)</script>'] }, ...others] };
  expect(htmlOf(documentOf({ script: dangerous, gone: [] }))).not.toContain('<script>');
});

test('what a phrase is for is the comment above it, or above its group', () => {
  const purposes = purposesIn(
    '# The file.\n\n# A group.\na:\n  # Of its own.\n  b: x\n  c: x\n  # Another.\n  d:\n    e: x\nf: x\n',
  );
  expect([...purposes]).toEqual([
    ['a.b', 'Of its own.'],
    ['a.c', 'A group.'],
    ['a.d.e', 'Another.'],
  ]);
});

test('since an earlier edition: what is new, what is other, and what is gone', () => {
  const [first, second, ...others] = script.passages;
  if (!first || !second) throw new Error('too few passages');
  const gone = { ...first, key: 'gone 1', title: 'Gone' };
  const earlier = { ...script, passages: [first, { ...second, heard: ['Other words.'] }, gone, ...others] };
  const since = changedSince(script, earlier);
  expect(since.script.passages).toEqual([second]);
  expect([since.script.phrases, since.script.numbers, since.script.leftOut]).toEqual([[], [], []]);
  expect(since.gone).toEqual(['Gone']);
  const printed = textOf(documentOf(since, { ...earlier, edition: 'abc' }));
  expect(printed).toContain(`What changed between edition abc and edition ${page.edition}.`);
  expect(printed).toMatch(/NO LONGER HEARD\nGone/u);
});

describe('npm run script', () => {
  const LEDGER = `- passage: symptoms
  fact: All of it
  words: ["Hay fever can cause these: Sneezing. Itchy eyes. Rubbing them makes it worse"]
  export: Sneezing and itchy eyes.
- passage: outlook
  fact: All of it
  words: ["OUTLOOK"]
  export: Not serious.
- passage: helpline
  fact: All of it
  words: ["Call 01632 960 001"]
  export: Call us.
`;
  const folder = (outlook: string): string =>
    folderWith({
      'page.md': pageWithOutlook(`${outlook}.`),
      'facts.yml': replaced(LEDGER, 'OUTLOOK', outlook),
    });
  let out: string;
  const run = (content: string, ...args: readonly string[]): Promise<Run> =>
    runCommand(command, ['--content', content, '--out', out, ...args], { today: '2026-03-01' });
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'script-'));
  });
  afterEach(() => rmSync(out, { recursive: true }));

  test('keeps the script of an edition, and prints what changed since', async () => {
    const first = await run(folder('It passes'));
    expect(first).toMatchObject({ code: 0, err: '' });
    const [edition = ''] = readdirSync(out);
    expect(readdirSync(join(out, edition)).sort()).toEqual(['script.html', 'script.json', 'script.txt']);
    const second = await run(folder('It stays'), '--since', edition);
    expect(second).toMatchObject({ code: 0, err: '' });
    const [, file = ''] = second.out.split('\n');
    const printed = readFileSync(file, 'utf8');
    expect(printed).toContain('It stays.');
    expect(printed).not.toContain('Sneezing');
    expect(printed).not.toContain('question.');
  });

  test('holds them against another folder of words', async () => {
    const { code, out: files } = await run(folder('It stays'), '--since', folder('It passes'));
    expect(code).toBe(0);
    expect(readFileSync(files.split('\n')[1] ?? '', 'utf8')).toContain('It stays.');
  });

  test('an edition that nobody kept', async () => {
    expect(await run(folder('It passes'), '--since', 'abcdef')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no script of an edition abcdef'),
    });
  });

  test('a sound file for each part', async () => {
    const audio = join(out, 'audio');
    const earlier = folder('It passes');
    await run(earlier);
    const [edition = ''] = readdirSync(out);
    // In a process of its own: the voice is a module that Jest cannot load.
    const args = ['--content', folder('It stays'), '--out', out, '--since', edition, '--audio', audio];
    const { stdout: printed, status } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tools/run.ts', 'script', ...args],
      { cwd: join(__dirname, '..', '..'), encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(printed).toContain(`1 WAV files in ${audio}`);
    expect(readdirSync(audio)).toEqual(['001-outlook-1.wav']);
    const wav = readFileSync(join(audio, '001-outlook-1.wav'));
    expect(wav.subarray(0, 4).toString('latin1')).toBe('RIFF');
    expect(wav.length).toBeGreaterThan(10_000);
  }, 30_000);

  test('a folder without a ledger', async () => {
    expect((await run(folderWith({ 'page.md': PAGE }))).code).toBe(1);
  });
});
