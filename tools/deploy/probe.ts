import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Probed } from '../../lambda/probe';
import type { World } from '../command';
import { type Aws, nameOf } from './aws';

/**
 * Has the probe meet what everybody meets (lambda/probe.ts), and tells what it found.
 * @returns whether all was as it must be
 */
export function probe(aws: Aws, stage: string, { out, err }: World): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'probe-'));
  try {
    const file = join(folder, 'answer.json');
    const name = `${nameOf(stage)}-probe`;
    const { FunctionError } = aws.call<{ FunctionError?: string }>(
      ...['lambda', 'invoke', '--function-name', name, '--cli-read-timeout', '90', file],
    );
    const answer = readFileSync(file, 'utf8');
    const { ok, wrong } = (FunctionError ? { ok: false, wrong: [answer] } : JSON.parse(answer)) as Probed;
    if (ok) out('the probe was answered as a listener must be\n');
    else
      err(`THE PROBE WAS NOT ANSWERED AS A LISTENER MUST BE\n${wrong.map((what) => `  ${what}\n`).join('')}`);
    return ok;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
