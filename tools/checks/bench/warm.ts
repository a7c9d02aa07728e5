import { fork } from 'node:child_process';
import { SETTINGS } from './conversation';
import type { WarmResult, WarmTask } from './subjects/warm-run';

/**
 * Has the subjects answer whole conversations, turn about, in one process that is warm. What they log goes nowhere, but
 * is written, as it is on Lambda.
 */
export function measureWarm(run: string, task: WarmTask): Promise<WarmResult> {
  return new Promise((resolve, reject) => {
    const child = fork(run, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...SETTINGS, PATH: process.env.PATH },
    });
    child.once('message', (result) => {
      resolve(result as WarmResult);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code) reject(new Error(`measuring failed with exit code ${code}`));
    });
    child.send(task);
  });
}
