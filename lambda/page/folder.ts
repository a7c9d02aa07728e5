import { readFileSync } from 'node:fs';

/** What was compiled: the edition of the words, and every file by its name in the folder. */
export interface Manifest {
  readonly edition: string;
  readonly files: Readonly<Record<string, FileHashes>>;
}

export interface FileHashes {
  /** In hexadecimal. */
  readonly sha256: string;
  /** Its `checksum`, which finds every accident. A SHA-256 at each start would double what an Echo waits for. */
  readonly checksum: number;
}

export const MANIFEST_FILE = 'manifest.json';

/** A folder of compiled words. What is read from it is what was compiled, or it is an error. */
export interface ContentFolder {
  /** @throws Error where it cannot be read */
  manifest(): Manifest;
  /** Whether the compiler wrote a file of this name. It says nothing of whether the file is there still. */
  has(name: string): boolean;
  /** @throws Error where the file is missing, or its checksum is another than the manifest's */
  read(name: string): Buffer;
  /** What is wrong with the folder, file by file, by SHA-256; nothing where it is whole. It reads all of it. */
  problems(): Promise<string[]>;
}

/**
 * Opens a folder of compiled words. Nothing is read before it is asked for.
 * @param opened its manifest, where that is part of the code; otherwise it is read from the folder
 */
export function openFolder(folder: string, opened?: Manifest): ContentFolder {
  const manifest = (): Manifest => {
    opened ??= JSON.parse(readFileSync(`${folder}/${MANIFEST_FILE}`, 'utf8')) as Manifest;
    return opened;
  };
  return {
    manifest,
    has: (name) => Object.hasOwn(manifest().files, name),
    read(name) {
      const { files } = manifest();
      const bytes = readFileSync(`${folder}/${name}`);
      if (!Object.hasOwn(files, name) || checksum(bytes) !== files[name]?.checksum)
        throw new Error(`${name} is not what was compiled`);
      return bytes;
    },
    async problems() {
      try {
        const { createHash } = await import('node:crypto');
        return Object.entries(manifest().files).flatMap(([name, { sha256 }]) => {
          try {
            const bytes = readFileSync(`${folder}/${name}`);
            if (createHash('sha256').update(bytes).digest('hex') === sha256) return [];
          } catch {
            // Missing, or not to be read: either way it is told as below.
          }
          return [`${name} is missing or not what was compiled`];
        });
      } catch {
        return [`${MANIFEST_FILE} cannot be read`];
      }
    },
  };
}

/**
 * A checksum that the engine gets through before it has compiled the loop, since a first listener waits for it: over words
 * of four bytes, by shifts instead of products (a polynomial in 31, as Java hashes a string).
 */
export function checksum(bytes: Uint8Array): number {
  const whole = bytes.length >> 2;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, whole);
  let hash = bytes.length;
  for (let at = 0; at < whole; at += 1) hash = ((hash << 5) - hash + (words[at] as number)) | 0;
  for (let at = whole << 2; at < bytes.length; at += 1)
    hash = ((hash << 5) - hash + (bytes[at] as number)) | 0;
  return hash;
}
