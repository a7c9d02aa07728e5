import { join } from 'node:path';
import { buildModel } from '../../tools/training/build';
import { writeWhole } from '../../tools/write-whole';
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
  writeWhole(FILE, JSON.stringify(words));
  process.env[WORDS_FILE] = FILE;
}
