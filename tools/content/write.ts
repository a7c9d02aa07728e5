import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  CONTENTS_FILE,
  type CompiledPage,
  HEAD_FILE,
  PASSAGES_FOLDER,
  passageFile,
} from '../../lambda/page/open';

/** Thrown where the output folder holds something that is not a build, which must not be lost. */
export class NotABuildError extends Error {
  constructor(folder: string) {
    super(`${folder} holds files that are not a build of a page; name a new or an empty folder`);
    this.name = 'NotABuildError';
  }
}

/**
 * Writes a compiled page as the files that `openPage` reads: the head, the contents and one file a passage. All of it
 * is written beside the output folder first and then swapped in by renaming, so that the last good build stays whole
 * whatever happens on the way.
 */
export function writePage(page: CompiledPage, folder: string): void {
  const target = resolve(folder);
  refuseForeign(target, folder);
  mkdirSync(dirname(target), { recursive: true });
  const room = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const [fresh, old] = [join(room, 'new'), join(room, 'old')];
    writeFiles(page, fresh);
    swap(target, fresh, old);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

function refuseForeign(target: string, name: string): void {
  if (!existsSync(target)) return;
  const entries = readdirSync(target);
  const isBuild = entries.includes(HEAD_FILE) && entries.includes(CONTENTS_FILE);
  if (entries.length > 0 && !isBuild) throw new NotABuildError(name);
}

function writeFiles({ head, contents, passages }: CompiledPage, folder: string): void {
  mkdirSync(join(folder, PASSAGES_FOLDER), { recursive: true });
  writeFileSync(join(folder, HEAD_FILE), JSON.stringify(head));
  writeFileSync(join(folder, CONTENTS_FILE), JSON.stringify(contents));
  for (const passage of passages)
    writeFileSync(join(folder, passageFile(passage.id)), JSON.stringify(passage));
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
