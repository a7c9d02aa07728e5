import { spawnSync } from 'node:child_process';
import type { Environment } from './settings';

/** The Serverless Framework, as its open-source line goes on with it. */
const SERVERLESS = require.resolve('serverless/bin/serverless.js');

/** The files of a package that are of interest to people. */
export const TEMPLATE = 'cloudformation-template-update-stack.json';
export const ZIP = 'voice-guide.zip';

/**
 * Makes the template and the ZIP, from serverless.yml and the folder dist. It needs no account and no network.
 * @param folder that holds both
 * @param out where to write to
 * @throws Error with what the framework says
 */
export function runPackage(folder: string, out: string, env: Environment): void {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [SERVERLESS, 'package', '--package', out],
    {
      cwd: folder,
      env: { ...env, FORCE_COLOR: '0' },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw error ?? new Error(`${stdout}${stderr}`.trim());
}
