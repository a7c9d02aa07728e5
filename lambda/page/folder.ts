import { readFileSync } from 'node:fs';

/** What was compiled: the edition of the words, and the SHA-256 of every file by its name in the folder. */
export interface Manifest {
  readonly edition: string;
  readonly files: Readonly<Record<string, string>>;
}

export const MANIFEST_FILE = 'manifest.json';

/**
 * A folder of compiled words. What is read from it is what was compiled, or it is an error: every file ends with a line that
 * has its name, a checksum and the build it belongs to. So no list of files has to be read first, however long the page is.
 */
export interface ContentFolder {
  /** Whether the compiler wrote a file of this name. It says nothing of whether the file is there still. */
  has(name: string): boolean;
  /**
   * A file without its last line.
   * @throws Error where it is missing, or not what was compiled under this name in this build
   */
  read(name: string): Buffer;
  /** What is wrong with the folder, file by file, by SHA-256; nothing where it is whole. It reads all of it. */
  problems(): Promise<string[]>;
}

/**
 * Opens a folder of compiled words. Nothing is read before it is asked for.
 * @param build the SHA-256 of the manifest, without its last line. Files of another build are not served
 */
export function openFolder(folder: string, build: string): ContentFolder {
  let manifest: Manifest | undefined;
  const read = (name: string): Buffer => {
    const bytes = readFileSync(`${folder}/${name}`);
    const end = bytes.lastIndexOf(NEWLINE);
    const body = bytes.subarray(0, Math.max(end, 0));
    const last = bytes.toString('latin1', end + 1);
    if (last !== lastLine(name, body, build)) throw new Error(`${name} is not what was compiled`);
    return body;
  };
  const files = (): Manifest['files'] => {
    manifest ??= JSON.parse(read(MANIFEST_FILE).toString('utf8')) as Manifest;
    return manifest.files;
  };
  return {
    has: (name) => Object.hasOwn(files(), name),
    read,
    async problems() {
      const { createHash } = await import('node:crypto');
      const isWhole = (name: string, sha256: string): boolean => {
        try {
          return createHash('sha256').update(read(name)).digest('hex') === sha256;
        } catch {
          return false;
        }
      };
      const wrong = (names: readonly string[]): string[] =>
        names.map((name) => `${name} is missing or not what was compiled`);
      // Whatever else is wrong, without the manifest nobody can say.
      if (!isWhole(MANIFEST_FILE, build)) return wrong([MANIFEST_FILE]);
      const all = Object.entries(files());
      return wrong(all.filter(([name, sha256]) => !isWhole(name, sha256)).map(([name]) => name));
    },
  };
}

const NEWLINE = 0x0a;

/** The line that a compiled file ends with, after a line break. */
export const lastLine = (name: string, body: Uint8Array, build: string): string =>
  `${name} ${checksum(body)} ${build}`;

/**
 * A checksum, which finds every accident. A SHA-256 of each file that is opened would be no surer against those, and an
 * Echo would wait twice as long: node:crypto takes as long to load as all the rest of a first answer, and the same in
 * JavaScript longer still. So the SHA-256 are left to `problems`, which the probe asks for every five minutes and before
 * each release. This one goes over words of four bytes, by shifts instead of products (a polynomial in 31, as Java hashes
 * a string), since the engine has not compiled the loop when it is needed.
 */
function checksum(bytes: Uint8Array): number {
  const whole = bytes.length >> 2;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, whole);
  let hash = bytes.length;
  for (let at = 0; at < whole; at += 1) hash = ((hash << 5) - hash + (words[at] as number)) | 0;
  for (let at = whole << 2; at < bytes.length; at += 1)
    hash = ((hash << 5) - hash + (bytes[at] as number)) | 0;
  return hash;
}
