import { join } from 'node:path';
import { modelFiles } from '../../tools/answers/build';
import { writeWhole } from '../../tools/write-whole';
import { compiled, PAGE_FILE, WORDS_FILE, WORDS_FOLDER } from './words';

/** Git ignores it, and the next run writes it anew. */
const FOLDER = join(__dirname, '..', '..', 'build', 'test-words');

/**
 * Before any test runs, compiles the project's words and trains the understanding on them, so that no file of tests has to:
 * compiling takes each of them a second and a half, training far more.
 */
export default function train(): void {
  // The mutation run calls this before each of its thousands of runs, in a process that has the words from the first. None of
  // its tests needs the understanding.
  const isMutated = process.env.STRYKER_MUTATOR_WORKER !== undefined;
  if (isMutated && process.env[WORDS_FOLDER]) return;
  const words = compiled();
  const files = {
    [WORDS_FILE]: JSON.stringify(words),
    // By itself, since it is a small part of the words, and most files of tests need no more.
    [PAGE_FILE]: JSON.stringify(words.compiled),
    ...(!isMutated && modelFiles(words)),
  };
  for (const [name, data] of Object.entries(files)) writeWhole(join(FOLDER, name), data);
  process.env[WORDS_FOLDER] = FOLDER;
}
