import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import command from '../../tools/talk/command';
import { runCommand } from '../support/command';
import { CONTENT, TRAINING } from '../support/words';

const ROOT = resolve(__dirname, '..', '..');

/** Runs the terminal as `npm run talk` does. */
function talk(args: readonly string[], input: string) {
  const run = ['--import', 'tsx', join(ROOT, 'tools', 'run.ts'), 'talk'];
  return spawnSync(process.execPath, [...run, ...args], { cwd: ROOT, input, encoding: 'utf8' });
}

interface Line {
  readonly said: string;
  readonly [key: string]: unknown;
}

const lines = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

test('one JSON line for every line, those of deeds and empty ones included, and nothing else', () => {
  const said = [
    '/launch',
    'what are the symptoms',
    '',
    '/silence',
    'yes',
    '/new',
    'number three',
    '/end',
    'stop',
  ];
  const { stdout, stderr, status } = talk(['--json'], `${said.join('\n')}\n`);
  expect(status).toBe(0);
  expect(stderr).toBe('');
  const answers = lines(stdout);
  expect(answers.map((answer) => answer.said)).toEqual(said);
  expect(answers.map(({ move }) => move)).toEqual([
    'launch',
    'read',
    'not-understood',
    'silence',
    'yes',
    'end',
    'item',
    'end',
    'stop',
  ]);
  expect(Object.keys(answers[1] ?? {})).toEqual([
    'said',
    'intent',
    'move',
    'item',
    'passage',
    'part',
    'parts',
    'text',
    'ssml',
    'reprompt',
    'open',
    'place',
    'seconds',
  ]);
  expect(answers[1]).toMatchObject({
    intent: 'ReadSymptomsIntent',
    item: null,
    passage: 'symptoms',
    part: 1,
    parts: 4,
    open: true,
  });
  expect(answers[6]).toMatchObject({ item: 3, passage: null, open: true });
  expect(answers[8]).toMatchObject({ open: false, reprompt: null });
});

test('--fresh begins a new session with every line, and the last one needs no line end', () => {
  const answers = lines(talk(['--json', '--fresh'], 'what are the symptoms\nyes').stdout);
  expect(answers).toHaveLength(2);
  expect(answers[1]).toMatchObject({ move: 'yes', passage: null });
  expect(String(answers[1]?.text)).toMatch(/^I had not asked you a question/);
});

test.each([[['--jsn']], [['--fresh']], [['--json', 'extra']]])(
  'bad options %j: exit code 2, and how it is used',
  async (args) => {
    const { code, out, err } = await runCommand(command, args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('usage: npm run talk');
  },
);

test('words that do not compile: the list of what is wrong, exit code 1, nothing on standard output', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-'));
  try {
    const content = join(folder, 'content');
    cpSync(CONTENT, content, { recursive: true });
    cpSync(TRAINING, join(folder, 'training'), { recursive: true });
    writeFileSync(join(content, 'phrases.yml'), 'goodbye: Click here.\n');
    const { code, out, err } = await runCommand(command, ['--json'], { env: { CONTENT_DIR: content } });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/phrases\.yml:1: /);
    expect(err.split('\n').length).toBeGreaterThan(50);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a conversation with a person shows pauses, the question and the place, and the reasons on demand', () => {
  const { stdout, status } = talk(
    [],
    'what are the symptoms\n:why\n:ssml\n:json\n:place\n:menu\n:99\n:3\n:quit\n',
  );
  expect(status).toBe(0);
  expect(stdout).toContain('? Shall I begin with the main points?');
  expect(stdout).toContain('(0.4 s)');
  expect(stdout).toContain('[symptoms, part 1 of 4 · ');
  expect(stdout).toContain('becomes  symptoms  1.00');
  expect(stdout).toContain('<speak>');
  expect(stdout).toContain('"IntentRequest"');
  expect(stdout).toContain('"edition"');
  expect(stdout).toMatch(/25 {2}The sources/);
  expect(stdout).toContain('There is no passage :99.');
  expect(stdout).toContain('I will read about who gets ANKL.');
});
