import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildModel } from '../../tools/training/build';
import { compiled, WORDS_FILE } from './words';

/** Git ignores it, and the next run writes it anew. */
const FILE = join(__dirname, '..', '..', 'build', 'test-words.json');

/**
 * Before any test runs, compiles the project's words and trains the understanding on them, so that no file of tests has to:
 * compiling takes each of them a second and a half, training far more.
 */
export default function train(): void {
  const words = compiled();
  buildModel(words);
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(`${FILE}.${process.pid}`, JSON.stringify(words));
  renameSync(`${FILE}.${process.pid}`, FILE);
  process.env[WORDS_FILE] = FILE;
}
