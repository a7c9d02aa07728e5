import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTENT, TRAINING } from '../../support/words';

const ROOT = join(__dirname, '..', '..', '..');

/** A folder that is thrown away: a copy of the words, and room for tests. */
export interface Scratch {
  readonly content: string;
  readonly tests: string;
  remove(): void;
}

export function openScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  const content = join(folder, 'content');
  cpSync(CONTENT, content, { recursive: true });
  cpSync(TRAINING, join(folder, 'training'), { recursive: true });
  return {
    content,
    tests: join(folder, 'tests'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A console that runs as staff start it. */
export interface Started {
  /** With the token. */
  readonly address: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the console in a process of its own, and waits until it says where it is. */
export async function startConsole({ content, tests }: Scratch, port = 0): Promise<Started> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tools/run.ts', 'start', '--port', String(port), '--tests', tests, '--quick'],
    { cwd: ROOT, env: { ...process.env, CONTENT_DIR: content }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const address = await addressOf(child);
  return {
    address,
    port: Number(new URL(address).port),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += String(chunk);
      // Printed after the address, which might else be read before all of it is there.
      if (!output.includes('Ctrl+C')) return;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`the console ended with ${code}:\n${output}`)));
  });
}
