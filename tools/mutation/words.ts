import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openFolder } from '../../lambda/page/folder';
import { type CompiledPage, pageOf } from '../../lambda/page/open';
import type { Page } from '../../lambda/page/page';
import type { Understanding } from '../../lambda/understanding/open';
import { openUnderstanding } from '../../lambda/understanding/open';

/**
 * Stands in for `tests/support/words.ts` in the checks: the same words, compiled once for all mutants, with a guide that
 * is as it should be.
 */
const PREPARED = resolve('build', 'mutation-checks');

export const CONTENT = resolve('content');

/** Where the compiled words of a folder are kept. */
export const preparedOf = (folder: string): string => join(PREPARED, folder.replaceAll(/[^a-z]+/g, '-'));

/** The words of a folder. */
export const compiled = (folder = CONTENT): { compiled: CompiledPage } =>
  JSON.parse(readFileSync(join(preparedOf(folder), 'compiled.json'), 'utf8')) as { compiled: CompiledPage };

export const page = (folder = CONTENT): Page => pageOf(compiled(folder).compiled);

let known: Understanding | undefined;

export function understanding(): Understanding {
  known ??= openUnderstanding(openFolder(preparedOf(CONTENT)));
  return known;
}
