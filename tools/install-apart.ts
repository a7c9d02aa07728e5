import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

/** What says that an install ran to its end, and of which lock file. */
const DONE = 'installed.json';

/** Where the packages of a tool are installed that has its own. */
export const apart = (tool: string): string => join(ROOT, 'build', tool);

/**
 * Installs the packages of a tool away from the project, unless they are: what only that tool needs, and is large or slow
 * to build, nobody else waits for. Its folder holds a `package.json` and a lock file.
 * @param tool the name of its folder in `tools`
 * @throws Error where that does not work
 */
export function installApart(tool: string): void {
  const [from, into] = [join(ROOT, 'tools', tool), apart(tool)];
  const lock = readFileSync(join(from, 'package-lock.json'), 'utf8');
  const done = join(into, DONE);
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return;
  mkdirSync(into, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(from, name), join(into, name));
  copyFileSync(join(ROOT, '.npmrc'), join(into, '.npmrc'));
  const { status } = spawnSync('npm', ['ci', '--no-engine-strict'], { cwd: into, stdio: 'inherit' });
  if (status !== 0) throw new Error(`the packages of tools/${tool} could not be installed`);
  writeFileSync(done, lock);
}
