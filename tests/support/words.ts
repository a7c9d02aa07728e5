import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageOf } from '../../lambda/page/open';
import type { Page } from '../../lambda/page/page';
import { type Understanding, understandingOf } from '../../lambda/understanding/open';
import { buildAnswers } from '../../tools/answers/build';
import { type Compilation, compile } from '../../tools/content/compile';
import { formatProblem } from '../../tools/content/problems';
import { buildModel } from '../../tools/training/build';

/** The project's own words, and what people say. */
export const CONTENT = join(__dirname, '..', '..', 'content');
export const TRAINING = join(__dirname, '..', '..', 'training');

/** The small page of the tests, about something else altogether. */
export const BEES = join(__dirname, '..', 'fixtures', 'bees', 'content');

/** The variable that names the file of the project's words as they were compiled before the first test: see train.ts. */
export const WORDS_FILE = 'TEST_WORDS';

type Words = Required<Compilation>;
const compilations = new Map<string, Words>();

/**
 * The words of a folder, compiled once for each file of tests, or before all of them.
 * @throws Error with the compiler's list where they do not compile
 */
export function compiled(folder = CONTENT): Words {
  const file = process.env[WORDS_FILE];
  const words =
    compilations.get(folder) ??
    (folder === CONTENT && file ? (JSON.parse(readFileSync(file, 'utf8')) as Words) : compileFolder(folder));
  compilations.set(folder, words);
  return words;
}

function compileFolder(folder: string): Words {
  const { compiled, utterances, citations = [], problems } = compile(folder, { today: '2026-11-22' });
  if (!compiled || !utterances)
    throw new Error(problems.map((problem) => formatProblem(problem, process.cwd())).join('\n'));
  return { compiled, utterances, citations, problems };
}

/** The page of a folder, from memory. */
export const page = (folder = CONTENT): Page => pageOf(compiled(folder).compiled);

const understandings = new Map<string, Understanding>();

/**
 * The understanding of a folder's words: trained once, and kept on disk for the next run over the same words. Of words
 * other than the project's own, which a test has made, a quick one.
 */
export function understanding(folder = CONTENT): Understanding {
  const known =
    understandings.get(folder) ??
    understandingOf(
      buildModel(compiled(folder), { quick: folder !== CONTENT }),
      buildAnswers(compiled(folder)),
    );
  understandings.set(folder, known);
  return known;
}
