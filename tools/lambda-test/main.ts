import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { runCommand } from '../command';
import { OUT, ZIP } from '../package/pack';
import { install, missing } from './prepare';

const ROOT = resolve(__dirname, '..', '..');

/**
 * Runs the tests of the package: what `npm run package` makes is unpacked and run by AWS's own runtime client, as Lambda
 * would. Returns the exit code.
 */
function main(args: readonly string[]): number {
  const why = missing();
  if (why !== undefined) {
    const line = '!'.repeat(78);
    process.stderr.write(`${line}\nSKIPPED: the package was NOT run as Lambda runs it.\n${why}.\n${line}\n`);
    return 0;
  }
  install();
  const packed = spawnSync(process.execPath, [require.resolve('tsx/cli'), 'tools/run.ts', 'package'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (packed.status !== 0) return 1;
  // An empty folder, and no packages above it that the function could use by mistake.
  const task = mkdtempSync(join(tmpdir(), 'lambda-task-'));
  try {
    unpack(join(ROOT, OUT, ZIP), task);
    const jest = [
      require.resolve('jest/bin/jest'),
      '--testMatch',
      '<rootDir>/tests/lambda/*.check.ts',
      '--runInBand',
    ];
    const { status } = spawnSync(process.execPath, [...jest, ...args], {
      cwd: ROOT,
      env: { ...process.env, LAMBDA_TASK: task },
      stdio: 'inherit',
    });
    return status ?? 1;
  } finally {
    rmSync(task, { recursive: true, force: true });
  }
}

function unpack(zip: string, folder: string): void {
  for (const [name, data] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), data);
  }
}

runCommand(main);
