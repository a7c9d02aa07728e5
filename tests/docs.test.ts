import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { parse } from 'yaml';
import { compileDraft } from '../tools/content/draft';
import { formatProblem } from '../tools/content/problems';
import { COMMANDS } from '../tools/run';
import { playEverywhere, surfaceFor } from '../tools/stories/play';
import { readStory } from '../tools/stories/story';
import { Conversation } from '../tools/talk/conversation';
import { transcript } from '../tools/talk/transcript';
import { runCommand } from './support/command';
import { CONTENT, compiled, page, TRAINING, understanding } from './support/words';

const ROOT = resolve(__dirname, '..');

/** What staff follow, on any desk. The others are for whoever has a shell. */
const STAFF = [
  'README.md',
  'content/README.md',
  'training/README.md',
  'tests/conversations/README.md',
  'docs/console.md',
  'docs/content.md',
  'docs/web.md',
  'docs/trying-utterances.md',
];
const ALL = [
  ...STAFF,
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .filter((name) => !STAFF.includes(name)),
];

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The blocks of code of a document, without their indentation. */
const blocksOf = (file: string): string[] =>
  [...textOf(file).matchAll(/^( *)```\w*\n([\s\S]*?)^ *```/gm)].map(([, indent = '', block = '']) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );

/** The block of a document that begins with some words. */
function blockOf(file: string, beginning: string): string {
  const block = blocksOf(file).find((one) => one.startsWith(beginning));
  if (block === undefined) throw new Error(`${file} has no example that begins with ${beginning}`);
  return block;
}

/** Every command in a document, in a block or in a line: its script, and the options that it is given. */
const commandsIn = (file: string): { script: string; options: string[] }[] =>
  [...textOf(file).matchAll(/\bnpm (?:run (?:-s )?)?([a-z:]+)((?: [^`\n#|]*)?)/g)].map(
    ([, script = '', rest = '']) => ({
      script,
      options: [...rest.matchAll(/(?<= )--([a-z-]+)/g)].map(([, option = '']) => option),
    }),
  );

/** Of npm itself. */
const NPM = ['ci', 'install', 'ls', 'run', 'warn', 'along'];

describe.each(ALL)('%s', (file) => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

  test('names commands that there are, with options that they take', async () => {
    for (const { script, options } of commandsIn(file).filter((one) => !NPM.includes(one.script))) {
      expect(Object.keys(scripts)).toContain(script);
      const command = COMMANDS[script];
      if (!command) continue;
      const { out: usage } = await runCommand((await command()).default, ['--help']);
      for (const option of options)
        expect({ file, script, usage }).toMatchObject({ usage: expect.stringContaining(`--${option}`) });
    }
  });

  test('links to files that there are', () => {
    const links = [...textOf(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    const missing = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(join(ROOT, dirname(file), link)));
    expect(missing).toEqual([]);
  });
});

test.each(STAFF)('%s can be followed in the Command Prompt and in PowerShell', (file) => {
  const lines = blocksOf(file)
    .flatMap((block) => block.split('\n'))
    .filter((line) => /\bnpm\b/.test(line));
  for (const line of lines) expect(line).not.toMatch(/^\s*[A-Z_]+=|&&|\$\(|'/);
});

test('the conversation in README is heard like that', async () => {
  const [asked = '', ...shown] = blockOf('README.md', '> ').trimEnd().split('\n');
  const story = {};
  const conversation = new Conversation(
    surfaceFor('alexa', story, { page: page(), understanding: understanding() }),
    understanding(),
  );
  await conversation.say('/launch');
  const turn = await conversation.say(asked.slice(2));
  expect(stripVTControlCharacters(transcript(turn)).split('\n')).toEqual(shown);
});

test('the story that staff copy comes true', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const file = join(folder, 'example.yml');
    writeFileSync(file, blockOf('tests/conversations/README.md', 'story:'));
    expect(await playEverywhere(readStory(file), { page: page(), understanding: understanding() })).toEqual(
      [],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('content/README.md', () => {
  const file = 'content/README.md';

  test('shows a piece of the page as it stands', () => {
    const lines = blockOf(file, '## Symptoms')
      .split('\n')
      .filter((line) => line !== '');
    const source = textOf('content/page.md');
    for (const line of lines)
      for (const sentence of line.split(/(?<=\.) /)) expect(source).toContain(sentence);
  });

  test('shows what the check says', () => {
    const example = blockOf(file, 'content/page.md:').trim();
    const words = Number(/of (\d+) words/.exec(example)?.[1]);
    const { problems } = compileDraft(CONTENT, `${'Word '.repeat(words - 1)}end.`, {
      today: '2026-11-22',
      id: 'an-example',
    });
    expect(problems.map((problem) => formatProblem(problem, ROOT).replace(/^.*?:\d+/, ''))).toEqual([
      example.replace(/^.*?:\d+/, ''),
    ]);
  });

  test('shows entries of the ledger and of the pronunciation as they stand', () => {
    const ledger = parse(textOf('content/facts.yml')) as object[];
    for (const beginning of ['- passage: bone-marrow-tests', '- passage: whatsapp']) {
      const [entry] = parse(blockOf(file, beginning)) as object[];
      expect(ledger).toContainEqual(expect.objectContaining(entry));
    }
    const { terms } = parse(textOf('content/pronunciation.yml')) as { terms: object[] };
    expect(terms).toContainEqual(expect.objectContaining((parse(blockOf(file, '- term:')) as object[])[0]));
  });
});

test('the line that training/README.md shows is one that can be added', () => {
  const line = blockOf('training/README.md', 'my hubby').trim();
  expect(understanding()(line).label).toBe('symptoms');
  expect(existsSync(join(TRAINING, 'examples', 'symptoms.txt'))).toBe(true);
  expect(compiled().compiled.passages.map(({ id }) => id)).toContain('symptoms');
});
