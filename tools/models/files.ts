import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { writeWhole } from '../write-whole';

export interface ModelFile {
  /** Below the folder of all models, with forward slashes. */
  readonly path: string;
  readonly data: string | Uint8Array;
}

/** The files of one platform. */
export interface ModelFiles {
  readonly files: readonly ModelFile[];
  /** A folder in which nothing stands but what is generated. */
  readonly folder: string;
  readonly summary: string;
}

/** How a folder differs from what was generated. All paths are below the folder. */
export interface Differences {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Files in a generated folder that nothing generates any more. */
  readonly leftOver: readonly string[];
}

/** Compares a folder with what was generated, byte for byte. */
export function differences(root: string, generated: readonly ModelFiles[]): Differences {
  const files = generated.flatMap((platform) => platform.files);
  const paths = new Set(files.map(({ path }) => path));
  const missing = files.filter(({ path }) => !existsSync(join(root, path)));
  const changed = files.filter(
    (file) => !missing.includes(file) && !readFileSync(join(root, file.path)).equals(Buffer.from(file.data)),
  );
  return {
    changed: changed.map(({ path }) => path),
    missing: missing.map(({ path }) => path),
    leftOver: generated.flatMap(({ folder }) => filesIn(root, folder)).filter((path) => !paths.has(path)),
  };
}

/**
 * Writes what differs from what was generated, each file whole, and deletes what is left over: a manifest of another page
 * must not be uploaded with this one's model.
 */
export function writeFiles(root: string, generated: readonly ModelFiles[]): Differences {
  const differing = differences(root, generated);
  const stale = new Set([...differing.changed, ...differing.missing]);
  for (const { path, data } of generated.flatMap(({ files }) => files)) {
    if (!stale.has(path)) continue;
    writeWhole(join(root, path), data);
  }
  for (const path of differing.leftOver) rmSync(join(root, path));
  return differing;
}

/** The files below a folder, sorted. Links are not followed. */
function filesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) =>
      posix.join(folder, join(parentPath, name).slice(join(root, folder).length).replaceAll('\\', '/')),
    )
    .sort();
}

/** JSON for people to read and compare. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
