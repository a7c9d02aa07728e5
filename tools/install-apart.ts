import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from './command';

const ROOT = resolve(__dirname, '..');

/** A copy of the lock file, written once an install has run to its end. */
const DONE = 'installed.json';

/** Where a tool's own packages are installed. */
export const apart = (tool: string): string => join(ROOT, 'build', tool);

/**
 * Installs a tool's own packages away from the project, unless they are installed, so that `npm ci` need not wait for what
 * is large, or slow to build. The tool's folder holds a `package.json` and a lock file.
 * @param tool the name of its folder in `tools`
 * @throws UserError where npm fails
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
  if (status !== 0) throw new UserError(`the packages of tools/${tool} could not be installed`);
  writeFileSync(done, lock);
}
