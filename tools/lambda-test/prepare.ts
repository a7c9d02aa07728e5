import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');

/** The client is installed away from the project: it builds native code for most of a minute, and only this needs it. */
const FOLDER = join(ROOT, 'build', 'lambda-test');

/** What says that the install ran to its end, and of which lock file. */
const DONE = join(FOLDER, 'installed.json');

/** What the runtime client builds itself with. */
const COMPILERS = ['cmake', 'make', 'g++'];

/** AWS's own runtime client, and the versions of Node that Lambda has a runtime of. */
export interface Runtimes {
  readonly client: string;
  /** By their major version. */
  readonly nodes: Readonly<Record<string, string>>;
}

/** Where the runtimes are, once they are installed. */
export const runtimes = (): Runtimes => ({
  client: join(FOLDER, 'node_modules', 'aws-lambda-ric', 'index.mjs'),
  nodes: Object.fromEntries(
    ['22', '24'].map((version) => [version, join(FOLDER, 'node_modules', `node-${version}`, 'bin', 'node')]),
  ),
});

/** Why they cannot be had on this machine; undefined where they can. */
export function missing(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `the runtimes are for Linux on x64, and this is ${process.platform} on ${process.arch}`;
  }
  const lacking = COMPILERS.filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error);
  return lacking.length > 0
    ? `the runtime client is built with ${lacking.join(', ')}, and that is not here`
    : undefined;
}

/**
 * Installs them, unless they are.
 * @throws Error where that does not work
 */
export function install(): void {
  const lock = readFileSync(join(__dirname, 'package-lock.json'), 'utf8');
  if (existsSync(DONE) && readFileSync(DONE, 'utf8') === lock) return;
  mkdirSync(FOLDER, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(__dirname, name), join(FOLDER, name));
  copyFileSync(join(ROOT, '.npmrc'), join(FOLDER, '.npmrc'));
  const { status } = spawnSync('npm', ['ci', '--no-engine-strict'], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0) throw new Error('the runtime client could not be installed');
  writeFileSync(DONE, lock);
}
