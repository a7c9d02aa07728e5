import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../../tools/command';
import { assureTested, sourceOf } from '../../tools/deploy/source';

let folder: string;
let printed: string;
let world: World;

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

/** What `npm test` does in the repository of a test. */
const testing = (script: string): void =>
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { test: script } }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-'));
  printed = '';
  const out = (text: string): void => {
    printed += text;
  };
  world = {
    cwd: folder,
    env: { ...process.env, npm_config_loglevel: 'silent' },
    today: '2026-11-22',
    out,
    err: out,
  };
  git('init', '--quiet');
  writeFileSync(join(folder, '.gitignore'), 'build\n');
  mkdirSync(join(folder, 'content'));
  writeFileSync(join(folder, 'content', 'page.md'), 'words');
  testing('exit 0');
  git('add', '.');
  git('commit', '--quiet', '-m', 'words');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what is committed can be deployed, by the name of its commit', () => {
  expect(sourceOf(world, 'content')).toEqual({
    commit: git('rev-parse', 'HEAD'),
    tree: git('rev-parse', 'HEAD^{tree}'),
  });
});

test('a file that was changed, or that is new, is named, and nothing is deployed', () => {
  writeFileSync(join(folder, 'content', 'page.md'), 'other words');
  expect(() => sourceOf(world, 'content')).toThrow(/not committed\n.*content\/page\.md/);
  git('checkout', '--quiet', '.');
  writeFileSync(join(folder, 'content', 'new.md'), 'words');
  expect(() => sourceOf(world, 'content')).toThrow(/not committed\n.*content\/new\.md/);
  git('add', '.');
  expect(() => sourceOf(world, 'content')).toThrow(/content\/new\.md/);
});

test('words from outside the repository are not deployed: nobody could say later which they were', () => {
  expect(() => sourceOf(world, '../elsewhere')).toThrow(/not part of the repository/);
});

test('where there is no repository, nothing is deployed', () => {
  rmSync(join(folder, '.git'), { recursive: true });
  expect(() => sourceOf(world, 'content')).toThrow(/nothing was deployed: .*not a git repository/);
});

describe('the tests', () => {
  test('run before anything is deployed, once for the same files', () => {
    testing('exit 0');
    assureTested(world, { commit: 'c', tree: 'one' });
    expect(printed).toBe('');
    // They would fail now, but the same files have passed.
    testing('exit 1');
    assureTested(world, { commit: 'another', tree: 'one' });
    expect(printed).toContain('have passed the tests');
    expect(() => assureTested(world, { commit: 'd', tree: 'two' })).toThrow(
      'nothing was deployed: the tests fail',
    );
  });

  test('that fail are run again the next time', () => {
    testing('exit 1');
    for (const _ of [1, 2])
      expect(() => assureTested(world, { commit: 'c', tree: 'one' })).toThrow('the tests fail');
  });
});
