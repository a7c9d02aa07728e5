import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from './error-code';
import type { ModelFiles } from './model-file';

/** How a folder differs from what was generated. All paths are below the folder. */
export interface Differences {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** In a folder that is generated whole, and no longer generated. */
  readonly leftOver: readonly string[];
}

/** Compares a folder with what was generated, byte for byte. */
export function differences(folder: string, generated: readonly ModelFiles[]): Differences {
  const files = generated.flatMap((made) => made.files);
  const known = new Set(files.map(({ path }) => path));
  const changed: string[] = [];
  const missing: string[] = [];
  for (const { path, data } of files) {
    const there = bytesOf(join(folder, path));
    if (there === undefined) missing.push(path);
    else if (!there.equals(Buffer.from(data))) changed.push(path);
  }
  const leftOver = generated
    .flatMap(({ owned }) => filesIn(folder, owned))
    .filter((path) => !known.has(path));
  return { changed, missing, leftOver };
}

/**
 * Writes what was generated, and deletes what is left over from before: a manifest of another page must not be uploaded
 * with this one's model. Each file is swapped in whole.
 */
export function writeFiles(folder: string, generated: readonly ModelFiles[]): Differences {
  const found = differences(folder, generated);
  const stale = new Set([...found.changed, ...found.missing]);
  for (const { path, data } of generated.flatMap(({ files }) => files)) {
    if (!stale.has(path)) continue;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, data);
    renameSync(fresh, file);
  }
  for (const path of found.leftOver) rmSync(join(folder, path));
  return found;
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The files below a folder, sorted. Links are not followed. */
function filesIn(root: string, path: string): string[] {
  try {
    return readdirSync(join(root, path), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const inner = `${path}/${entry.name}`;
        return entry.isDirectory() ? filesIn(root, inner) : [inner];
      });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
