import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What was compiled: the edition of the words, and the SHA-256 of every file, by its name in the folder. */
export interface Manifest {
  readonly edition: string;
  readonly files: Readonly<Record<string, string>>;
}

export const MANIFEST_FILE = 'manifest.json';

/** A folder of compiled words. What is read from it is what was compiled, or it is an error. */
export interface ContentFolder {
  /** @throws Error where it cannot be read */
  manifest(): Manifest;
  /** Whether the compiler wrote a file of this name. It says nothing of whether the file is there still. */
  has(name: string): boolean;
  /** @throws Error where the file is missing, or is not what was compiled */
  read(name: string): Buffer;
}

/** Opens a folder of compiled words. Nothing is read before it is asked for. */
export function openFolder(folder: string): ContentFolder {
  let manifest: Manifest | undefined;
  const opened = (): Manifest => {
    manifest ??= JSON.parse(readFileSync(`${folder}/${MANIFEST_FILE}`, 'utf8')) as Manifest;
    return manifest;
  };
  return {
    manifest: opened,
    has: (name) => Object.hasOwn(opened().files, name),
    read(name) {
      const { files } = opened();
      const bytes = readFileSync(`${folder}/${name}`);
      if (!Object.hasOwn(files, name) || sha256(bytes) !== files[name])
        throw new Error(`${name} is not what was compiled`);
      return bytes;
    },
  };
}

/** What is wrong with a folder, file by file; nothing where it is whole. It reads all of it. */
export function problemsIn(folder: ContentFolder): string[] {
  try {
    return Object.keys(folder.manifest().files).flatMap((name) => {
      try {
        folder.read(name);
        return [];
      } catch {
        return [`${name} is missing or not what was compiled`];
      }
    });
  } catch {
    return [`${MANIFEST_FILE} cannot be read`];
  }
}

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');
