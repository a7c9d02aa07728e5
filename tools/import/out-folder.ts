import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { ImportError } from './read-file';

/** Kept in an imported folder: what each file was when it was written, so that an edited one is never overwritten. */
const SEAL = '.import.json';

export interface Written {
  /** Whether the folder is other than it was. */
  readonly changed: boolean;
  /** Where the folder that was there before is kept, if it held anything of its own. */
  readonly kept?: string;
}

/**
 * Writes an import. A folder that holds anything but an untouched import is left alone, unless `force` says otherwise:
 * then it is kept beside the new one. All is written elsewhere first and renamed, so nothing is ever half there.
 * @throws ImportError where there is something to lose
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>, force: boolean): Written {
  const target = resolve(folder);
  const seal = sealOf(files);
  const own = ownFiles(target, folder);
  if (own.length > 0 && !force) {
    throw new ImportError(
      `${folder} holds ${list(own)}, which an import would overwrite; name another folder, or add --force: the old one is then kept beside it`,
    );
  }
  if (existsSync(target) && own.length === 0 && isSame(target, seal)) return { changed: false };
  if (!relative(target, process.cwd()).startsWith('..'))
    throw new ImportError(`${folder} is the folder that this runs in, or holds it; name a new one`);
  mkdirSync(dirname(target), { recursive: true });
  const room = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const fresh = join(room, 'new');
    mkdirSync(fresh);
    writeFiles(fresh, files);
    writeFileSync(join(fresh, SEAL), seal);
    const kept = own.length > 0 ? freeName(target) : undefined;
    const old = kept ?? join(room, 'old');
    const hadOne = existsSync(target);
    if (hadOne) renameSync(target, old);
    try {
      renameSync(fresh, target);
    } catch (error) {
      if (hadOne) renameSync(old, target);
      throw error;
    }
    return { changed: true, ...(kept !== undefined && { kept }) };
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

/** Writes files by their names in a folder, which may be within folders of their own. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** What a folder holds that an import did not write: files of its own, and files that were edited or deleted. */
function ownFiles(target: string, name: string): string[] {
  if (!existsSync(target)) return [];
  if (!statSync(target).isDirectory()) throw new ImportError(`${name} is a file; name a folder`);
  const here = readdirSync(target, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file !== SEAL && basename(file) !== '.DS_Store');
  const sealed = readSeal(target);
  const written = Object.keys(sealed);
  const own = here.filter((file) =>
    statSync(join(target, file)).isDirectory()
      ? !written.some((name) => name.startsWith(`${file}/`))
      : sealed[file] === undefined || sealed[file] !== hashOf(readFileSync(join(target, file))),
  );
  return [...own, ...written.filter((file) => !here.includes(file))].sort();
}

function readSeal(target: string): Record<string, string> {
  try {
    const seal: unknown = JSON.parse(readFileSync(join(target, SEAL), 'utf8'));
    return typeof seal === 'object' && seal !== null ? (seal as Record<string, string>) : {};
  } catch {
    return {};
  }
}

const isSame = (target: string, seal: string): boolean =>
  existsSync(join(target, SEAL)) && readFileSync(join(target, SEAL), 'utf8') === seal;

const sealOf = (files: ReadonlyMap<string, string>): string =>
  `${JSON.stringify(Object.fromEntries([...files].map(([name, text]) => [name, hashOf(text)])), null, 2)}\n`;

const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** A name beside the folder that nothing has. */
function freeName(target: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${target}.kept-${number}`;
    if (!existsSync(name)) return name;
  }
}

function list(names: readonly string[]): string {
  const some = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${some} and ${names.length - 3} more of its own` : `${some} of its own`;
}
