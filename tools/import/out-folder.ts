import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../command';
import { replaceFolder } from '../content/write';

/**
 * Writes an import, whole or not at all. A folder that holds anything else than this is left alone, unless `force` says
 * otherwise: then it stays beside the new one.
 * @returns whether the folder is other than it was, and where the old one is now, if there was one
 * @throws UserError where there is something to lose
 */
export function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  { force, cwd }: { readonly force: boolean; readonly cwd: string },
): { changed: boolean; backup?: string | undefined } {
  const target = resolve(cwd, folder);
  if (existsSync(target) && !statSync(target).isDirectory())
    throw new UserError(`${folder} is a file; name a folder`);
  // Before anything in it is read: it may be a whole project.
  if (!relative(target, cwd).startsWith('..'))
    throw new UserError(`${folder} is the folder that this runs in, or holds it; name a new one`);
  const here = textsIn(target);
  const names = here.size === 0 ? [] : [...new Set([...here.keys(), ...files.keys()])].sort();
  const own = names.filter((name) => here.get(name) !== files.get(name));
  if (names.length > 0 && own.length === 0) return { changed: false };
  if (own.length > 0 && !force) {
    const more = own.length > 3 ? ` and ${own.length - 3} more` : '';
    throw new UserError(
      `${folder} holds other words: ${own.slice(0, 3).join(', ')}${more}; name another folder, or add --force: the old one is then kept beside it`,
    );
  }
  const backup = own.length > 0 ? freeName(target) : undefined;
  replaceFolder(target, (fresh) => writeFiles(fresh, files), backup);
  return { changed: true, backup };
}

/** Writes files by their names in a folder, which may be in folders of their own. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function textsIn(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.filter((name) => !/\.DS_Store$/u.test(name) && statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
}

function freeName(target: string): string {
  let number = 1;
  while (existsSync(`${target}.kept-${number}`)) number += 1;
  return `${target}.kept-${number}`;
}
