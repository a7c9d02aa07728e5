import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');

/** A copy of the lock file, written once an install has run to its end. */
const DONE = 'installed.json';

/** Where the packages of a folder are installed: below `build`, which git ignores. */
export const apart = (folder: string): string => join(ROOT, 'build', basename(folder));

/**
 * Installs packages that only some slow tests need away from the project, unless they are installed, so that `npm ci` need
 * not wait for what is large, or slow to build.
 * @param folder holds a `package.json` and a lock file
 * @throws Error where npm fails
 */
export function installApart(folder: string): void {
  const into = apart(folder);
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const done = join(into, DONE);
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return;
  mkdirSync(into, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(folder, name), join(into, name));
  copyFileSync(join(ROOT, '.npmrc'), join(into, '.npmrc'));
  const { status } = spawnSync('npm', ['ci', '--no-engine-strict'], { cwd: into, stdio: 'inherit' });
  if (status !== 0) throw new Error(`the packages of ${folder} could not be installed`);
  writeFileSync(done, lock);
}
