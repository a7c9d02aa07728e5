import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runImport } from '../../tools/import/cli';
import { folderWith } from '../content/made-up';

const FIXTURES = join(__dirname, '..', 'fixtures', 'import');

/** The charity's page as it was exported. */
export const EXPORT = join(FIXTURES, 'ankl-page.txt');

/** A page of another shape, made up for the tests. */
export const HTML = join(FIXTURES, 'hay-fever.html');

export const textOfFile = (file: string): string => readFileSync(file, 'utf8');

const made: string[] = [];

/** An empty folder that is deleted when the tests of the file are over. */
export function room(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'import-test-')));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as it is typed. */
export function run(...args: readonly string[]): Run {
  let [out, err] = ['', ''];
  const code = runImport(args, {
    env: {},
    cwd: process.cwd(),
    today: '2026-11-22',
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

let small: string | undefined;

/** A small folder of words to serve a page with, where it does not matter which. */
export function smallWords(): string {
  small ??= folderWith();
  return small;
}

/** Imports a page that must be importable; returns its folder. */
export function imported(file: string, ...options: readonly string[]): string {
  const folder = join(room(), 'page');
  const { code, err } = run(file, '--out', folder, ...options);
  if (code !== 0) throw new Error(err);
  return folder;
}

/** A source written for one test. */
export function sourceWith(content: string | Uint8Array, name = 'page.txt'): string {
  const file = join(room(), name);
  writeFileSync(file, content);
  return file;
}

/** What every page needs at its end. */
export const END = `
Need help?

Call our helpline on 01632 960 001.

Page last reviewed: 3 March 2025

Next review due: 3 March 2028
`;

/** `page.md` of a small page of text, without its front matter. */
export function pageFrom(text: string, name?: string): string {
  const folder = imported(sourceWith(text, name), '--words', smallWords());
  return textOfFile(join(folder, 'content/page.md')).replace(/^---[\s\S]*?\n---\n\n/u, '');
}
