import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { apart, installApart } from '../../support/install-apart';

/** The client is installed away from the project: it builds native code for most of a minute. */
const FOLDER = apart(__dirname);

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

/**
 * Installs them, unless they are installed.
 * @throws Error where this machine cannot run them
 */
export function installRuntimes(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `the runtimes of Lambda are for Linux on x64, and this is ${process.platform} on ${process.arch}`,
    );
  const lacking = COMPILERS.filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error);
  if (lacking.length > 0)
    throw new Error(`install ${lacking.join(', ')}: the runtime client of Lambda is built with it`);
  installApart(__dirname);
}
