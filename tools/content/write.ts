import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { lastLine, MANIFEST_FILE, type Manifest } from '../../lambda/page/folder';
import {
  CONTENTS_FILE,
  type CompiledPage,
  PASSAGES_FOLDER,
  passageFile,
  SPELLABLE_FILE,
} from '../../lambda/page/open';
import { UserError } from '../command';

/**
 * Writes what of a compiled page is read from files: its contents, its hard words, a file for each passage, the models of
 * the understanding if they are given, and the manifest that they are checked against.
 * @param folder is replaced whole, so that the last good build stays as it was where writing fails
 * @returns the build, as `openFolder` wants it
 * @throws UserError where the folder holds anything but a build
 */
export function writePage(page: CompiledPage, folder: string, models: Files = {}): string {
  const target = resolve(folder);
  refuseForeign(target, folder);
  const files = filesOf(page, models);
  const manifest = Buffer.from(JSON.stringify(manifestOf(files, page.head.edition)));
  const build = sha256(manifest);
  replaceFolder(target, (fresh) => writeFiles({ ...files, [MANIFEST_FILE]: manifest }, build, fresh));
  return build;
}

/**
 * Replaces a folder whole, by renaming: whatever goes wrong on the way, there is either the old one or the new one.
 * @param fill makes the new one under the name that it is given
 * @param old where the old one is moved to; without it, the old one is deleted
 */
export function replaceFolder(target: string, fill: (folder: string) => void, old?: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const scratch = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    fill(join(scratch, 'new'));
    swap(target, join(scratch, 'new'), old ?? join(scratch, 'old'));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Keeps what is not a build from being lost. */
function refuseForeign(target: string, name: string): void {
  if (!existsSync(target)) return;
  const entries = readdirSync(target);
  const isBuild = entries.includes(MANIFEST_FILE) && entries.includes(CONTENTS_FILE);
  if (entries.length > 0 && !isBuild)
    throw new UserError(`${name} holds files that are not a build of a page; name a new or an empty folder`);
}

type Files = Readonly<Record<string, Uint8Array>>;

/** Every file of a compiled page but the manifest, by its name in the folder. */
function filesOf({ head, contents, passages }: CompiledPage, models: Files): Files {
  const json = (data: unknown): Uint8Array => Buffer.from(JSON.stringify(data));
  return {
    [CONTENTS_FILE]: json(contents),
    [SPELLABLE_FILE]: json(head.spellable),
    ...Object.fromEntries(passages.map((passage) => [passageFile(passage.id), json(passage)])),
    ...models,
  };
}

const manifestOf = (files: Files, edition: string): Manifest => ({
  edition,
  files: Object.fromEntries(Object.entries(files).map(([name, data]) => [name, sha256(data)])),
});

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

function writeFiles(files: Files, build: string, folder: string): void {
  mkdirSync(join(folder, PASSAGES_FOLDER), { recursive: true });
  for (const [name, data] of Object.entries(files))
    writeFileSync(join(folder, name), Buffer.concat([data, Buffer.from(`\n${lastLine(name, data, build)}`)]));
}

/** A folder cannot be renamed onto another that holds files: the old one steps aside, and back if need be. */
function swap(target: string, fresh: string, old: string): void {
  const hadOne = existsSync(target);
  if (hadOne) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (hadOne) renameSync(old, target);
    throw error;
  }
}
