import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { checksum, MANIFEST_FILE, type Manifest } from '../../lambda/page/folder';
import {
  CONTENTS_FILE,
  type CompiledPage,
  HEAD_FILE,
  PASSAGES_FOLDER,
  passageFile,
} from '../../lambda/page/open';
import { MODEL_FILE } from '../../lambda/understanding/model';
import { UserError } from '../command';

/**
 * Writes a compiled page: its head, its contents, a file for each passage, the model of the understanding if it is given,
 * and the manifest that they are checked against.
 * @param folder is replaced whole, so that the last good build stays as it was where writing fails
 * @returns the manifest
 * @throws UserError where the folder holds anything but a build
 */
export function writePage(page: CompiledPage, folder: string, model?: Uint8Array): Manifest {
  const target = resolve(folder);
  refuseForeign(target, folder);
  const files = filesOf(page, model);
  const manifest = manifestOf(files, page.head.edition);
  replaceFolder(target, (fresh) =>
    writeFiles({ ...files, [MANIFEST_FILE]: JSON.stringify(manifest) }, fresh),
  );
  return manifest;
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
  const isBuild = entries.includes(HEAD_FILE) && entries.includes(CONTENTS_FILE);
  if (entries.length > 0 && !isBuild)
    throw new UserError(`${name} holds files that are not a build of a page; name a new or an empty folder`);
}

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Every file of a compiled page, by its name in the folder. */
const filesOf = ({ head, contents, passages }: CompiledPage, model: Uint8Array | undefined): Files => ({
  [HEAD_FILE]: JSON.stringify(head),
  [CONTENTS_FILE]: JSON.stringify(contents),
  ...Object.fromEntries(passages.map((passage) => [passageFile(passage.id), JSON.stringify(passage)])),
  ...(model && { [MODEL_FILE]: model }),
});

const manifestOf = (files: Files, edition: string): Manifest => ({
  edition,
  files: Object.fromEntries(
    Object.entries(files).map(([name, data]) => {
      const bytes = Buffer.from(data);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return [name, { sha256, checksum: checksum(bytes) }] as const;
    }),
  ),
});

function writeFiles(files: Files, folder: string): void {
  mkdirSync(join(folder, PASSAGES_FOLDER), { recursive: true });
  for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, name), data);
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
