import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { compiled, CONTENT as WORDS } from '../../tests/support/words';
import { buildModel, writeUnderstanding } from '../training/build';
import { CONTENT, preparedOf } from './words';

/** The file that runs all checks. */
const OUT = resolve('build', 'mutation-checks', 'checks.js');

/**
 * Run by StrykerJS in its copy of the project, once its faults are in the code, all of them asleep: prepares the words, and
 * makes one file of the checks, which starts in a moment.
 */
async function main(): Promise<void> {
  for (const folder of [WORDS, 'tests/fixtures/bees/content']) {
    const into = preparedOf(folder === WORDS ? CONTENT : folder);
    mkdirSync(into, { recursive: true });
    writeFileSync(join(into, 'compiled.json'), JSON.stringify({ compiled: compiled(folder).compiled }));
    if (folder === WORDS) writeUnderstanding(buildModel(compiled(folder)), into);
  }
  await build({
    entryPoints: ['tools/mutation/checks.ts'],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    plugins: [
      {
        name: 'prepared-words',
        setup: ({ onResolve }) =>
          onResolve({ filter: /support\/words$|^\.\/words$/ }, ({ importer, path }) =>
            path.includes('support/') || importer.includes(join('tests', 'support'))
              ? { path: resolve('tools/mutation/words.ts') }
              : undefined,
          ),
      },
    ],
  });
}

void main();
