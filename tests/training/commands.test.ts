import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import samples from '../../tools/training/samples';
import understand from '../../tools/training/understand';
import { BEES } from '../support/words';

const ROOT = resolve(__dirname, '..', '..');

/** Runs a command in this process. */
async function run(name: 'understand' | 'samples', ...args: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const status = await { understand, samples }[name](args, {
    env: {},
    cwd: ROOT,
    today: '2026-11-22',
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
  });
  return { status, stdout, stderr };
}

describe('npm run understand', () => {
  test('says what an utterance becomes, how surely, why, and what it might have been', async () => {
    const { stdout, status } = await run('understand', 'say that again');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^"say that again"\n {2}becomes {2}repeat {2}1\.00\n {2}because {2}it is one of the/,
    );
    expect(stdout).toMatch(/\n {2}next {5}\S+ \d\.\d\d, /);
  });

  test('--file gives each miss with its line, the accuracy, and exit code 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'understand-'));
    const file = join(folder, 'some.yml');
    try {
      writeFileSync(
        file,
        'style: plain\nlines:\n  - say: stop\n    want: stop\n  - say: stop\n    want: symptoms\n',
      );
      const { stdout, status } = await run('understand', '--file', file);
      expect(status).toBe(1);
      expect(stdout).toContain(`${file}:5: "stop" was taken for stop (1.00), not symptoms`);
      expect(stdout).toMatch(/all +50\.0 % {2}1 of 2/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a file of another shape is named, with line and remedy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'understand-'));
    const file = join(folder, 'some.yml');
    try {
      writeFileSync(file, 'style: plain\nlines:\n  - say: stop\n  - want: stop\n');
      const { stderr, status } = await run('understand', '--file', file);
      expect(status).toBe(1);
      expect(stderr).toMatch(/some\.yml:4: the key 'say' is missing; add a line 'say: \.\.\.'/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('--in says what it becomes in a situation, and why', async () => {
    const { stdout, status } = await run('understand', '--in', 'emergency', "they're on their way");
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /becomes {2}called {2}\d\.\d\d\n {2}heard {4}in the situation 'emergency'\n {2}because/,
    );
  });

  test.each([[[]], [['--lunch']], [['--in', 'lunch', 'hello']]])(
    'bad options %j: exit code 2',
    async (args) => {
      const { stderr, status } = await run('understand', ...args);
      expect(status).toBe(2);
      expect(stderr).toContain('usage: npm run understand');
    },
  );
});

describe('npm run samples', () => {
  // The small page compiles in a tenth of the time.
  const of = (...args: string[]) => run('samples', ...args, '--content', BEES);

  test('prints every utterance that the samples of a passage stand for', async () => {
    const lines = (await of('things-to-buy')).stdout.trimEnd().split('\n');
    expect(lines).toContain('what do i need to buy');
    expect(new Set(lines).size).toBe(lines.length);
  });

  test('--count names the line that each sample stands on', async () => {
    expect((await of('next', '--count')).stdout).toMatch(/^\S*training\/utterances\.yml:\d+: \d+ {2}\S/);
  });

  test('a name that there is not: which there are, and exit code 2', async () => {
    const { stderr, status } = await of('lunch');
    expect(status).toBe(2);
    expect(stderr).toMatch(/there is no passage or move "lunch"; there are first-steps, /);
  });
});
