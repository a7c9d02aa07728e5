import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import importCommand from '../../tools/import/command';
import { folderWith } from '../content/made-up';
import { type Run, runCommand } from '../support/command';

const FIXTURES = join(__dirname, '..', 'fixtures', 'import');

/** A text export in the shape of the charity's, of a page made up for the tests: its footers cut into lists and words. */
export const TEXT = join(FIXTURES, 'hay-fever.txt');

/** A page of another shape, saved as HTML. */
export const HTML = join(FIXTURES, 'hay-fever.html');

/** The charity's page as it was exported. It is not part of the project: it lies beside it, or where ANKL_PAGE says. */
export const EXPORT =
  process.env.ANKL_PAGE || join(__dirname, '..', '..', '..', 'shared', 'page', 'ankl-page.txt');

/** `describe` for tests that need the charity's page; without it, a skipped test that says so. */
export const describeWithExport: (name: string, tests: () => void) => void = existsSync(EXPORT)
  ? describe
  : (name, _) =>
      describe(name, () => test.skip(`needs the charity's export, and there is no ${EXPORT}`, () => {}));

export const textOfFile = (file: string): string => readFileSync(file, 'utf8');

const made: string[] = [];

/** An empty folder that is deleted when the tests of the file are over. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'import-test-')));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs the command as it is typed. */
export const run = (...args: readonly string[]): Promise<Run> => runCommand(importCommand, args);

let small: string | undefined;

/** A small folder of words to serve a page with, for tests to which it does not matter which. */
export function smallWords(): string {
  small ??= folderWith();
  return small;
}

/** Imports a page that must be importable; returns its folder. */
export async function imported(file: string, ...options: readonly string[]): Promise<string> {
  const folder = join(emptyFolder(), 'page');
  const { code, err } = await run(file, '--out', folder, ...options);
  if (code !== 0) throw new Error(err);
  return folder;
}

const once = new Map<string, Promise<string>>();

/** The folder of a page that was imported with the project's own words, for tests that only read it. */
export function importedOnce(file: string): Promise<string> {
  const folder = once.get(file) ?? imported(file);
  once.set(file, folder);
  return folder;
}

/** A source written for one test. */
export function sourceWith(content: string | Uint8Array, name = 'page.txt'): string {
  const file = join(emptyFolder(), name);
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
export async function pageFrom(text: string, name?: string): Promise<string> {
  return pageOfFolder(await imported(sourceWith(text, name), '--content', smallWords()));
}

/** `page.md` of an imported folder, without its front matter. */
export const pageOfFolder = (folder: string): string =>
  textOfFile(join(folder, 'content/page.md')).replace(/^---[\s\S]*?\n---\n\n/u, '');
