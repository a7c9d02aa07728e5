import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { check } from 'ssml-check-core';

const VALIDATOR = resolve('tests', 'support', 'validate-ssml.mjs');

/** The documents that our own schema refuses, each with the reason. */
export function refusedBySchema(documents: readonly string[]): string[] {
  const out = execFileSync(process.execPath, [VALIDATOR], {
    input: JSON.stringify(documents),
    maxBuffer: 64 * 1024 * 1024,
  });
  const errors = JSON.parse(String(out)) as (string | null)[];
  return errors.flatMap((error, index) =>
    error === null ? [] : [`${error.trim()}\n  in ${documents[index]}`],
  );
}

/** The documents that ssml-check-core refuses for either platform: a second opinion, more lenient than the schema. */
export async function refusedByChecker(documents: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    documents.map(async (ssml) => {
      const errors = await check(ssml, { platform: 'all' });
      return errors ? [`${JSON.stringify(errors)}\n  in ${ssml}`] : [];
    }),
  );
  return found.flat();
}
