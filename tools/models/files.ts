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

/** A file below a folder that is not as it was generated: it differs, is not there, or nothing generates it any more. */
export interface Difference {
  readonly path: string;
  readonly what: 'out of date' | 'missing' | 'left over';
}

/** Compares a folder with what was generated, byte for byte. */
export function differences(root: string, generated: readonly ModelFiles[]): Difference[] {
  const files = generated.flatMap((platform) => platform.files);
  const paths = new Set(files.map(({ path }) => path));
  const isAsGenerated = ({ path, data }: ModelFile) =>
    readFileSync(join(root, path)).equals(Buffer.from(data));
  return [
    ...files.flatMap((file): Difference[] => {
      const what = !existsSync(join(root, file.path))
        ? 'missing'
        : isAsGenerated(file)
          ? undefined
          : 'out of date';
      return what === undefined ? [] : [{ path: file.path, what }];
    }),
    ...generated
      .flatMap(({ folder }) => filesIn(root, folder))
      .filter((path) => !paths.has(path))
      .map((path): Difference => ({ path, what: 'left over' })),
  ];
}

/**
 * Writes what differs from what was generated, each file whole, and deletes what is left over: a manifest of another page
 * must not be uploaded with this one's model.
 * @returns what differed
 */
export function writeFiles(root: string, generated: readonly ModelFiles[]): Difference[] {
  const differing = differences(root, generated);
  const datas = new Map(generated.flatMap(({ files }) => files.map(({ path, data }) => [path, data])));
  for (const { path } of differing) {
    const data = datas.get(path);
    if (data === undefined) rmSync(join(root, path));
    else writeWhole(join(root, path), data);
  }
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
