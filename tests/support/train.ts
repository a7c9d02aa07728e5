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
  // The mutation run calls this before each of its thousands of runs, in a process that has the words from the first. None of
  // its tests needs the understanding.
  const isMutated = process.env.STRYKER_MUTATOR_WORKER !== undefined;
  if (isMutated && process.env[WORDS_FILE]) return;
  const words = compiled();
  if (!isMutated) buildModel(words);
  writeWhole(FILE, JSON.stringify(words));
  process.env[WORDS_FILE] = FILE;
}
