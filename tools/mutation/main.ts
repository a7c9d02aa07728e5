import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '../command';
import { apart, installApart } from '../install-apart';

const TOOL = 'mutation';

/**
 * Puts faults into the guide and its speech, one at a time, and tells which of them no test notices. What else is given goes
 * to StrykerJS: `--mutate lambda/guide/lists.ts` for one file. Returns the exit code: 1 where too many go unnoticed.
 */
function main(args: readonly string[]): number {
  installApart(TOOL);
  const stryker = join(apart(TOOL), 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const { status } = spawnSync(
    process.execPath,
    [stryker, 'run', 'tools/mutation/stryker.config.json', '--concurrency', String(cpus().length), ...args],
    { cwd: resolve(__dirname, '..', '..'), stdio: 'inherit' },
  );
  return status ?? 1;
}

runCommand(main);
