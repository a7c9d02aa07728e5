import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledPage, pageOf } from '../../lambda/page/open';
import type { Page } from '../../lambda/page/page';
import { ANSWERS_FILE, readAnswers } from '../../lambda/understanding/answer-model';
import { MODEL_FILE } from '../../lambda/understanding/model';
import { readModel } from '../../lambda/understanding/model-file';
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

/** The variable that names the folder of what was made of the project's words before the first test: see train.ts. */
export const WORDS_FOLDER = 'TEST_WORDS';

/** The files in it, beside those of the models: all that was compiled, and the page alone. */
export const WORDS_FILE = 'words.json';
export const PAGE_FILE = 'page.json';

/** The path of one of them; undefined for other words, and where nothing was made before. */
const madeBefore = (folder: string, name: string): string | undefined => {
  const made = process.env[WORDS_FOLDER];
  return folder === CONTENT && made ? join(made, name) : undefined;
};

type Words = Required<Compilation>;
const compilations = new Map<string, Words>();

/**
 * The words of a folder, compiled once for each file of tests, or before all of them.
 * @throws Error with the compiler's list where they do not compile
 */
export function compiled(folder = CONTENT): Words {
  const file = madeBefore(folder, WORDS_FILE);
  const words =
    compilations.get(folder) ??
    (file ? (JSON.parse(readFileSync(file, 'utf8')) as Words) : compileFolder(folder));
  compilations.set(folder, words);
  return words;
}

function compileFolder(folder: string): Words {
  const {
    compiled,
    utterances,
    citations = [],
    isOriginal = false,
    problems,
  } = compile(folder, { today: '2026-11-22' });
  if (!compiled || !utterances)
    throw new Error(problems.map((problem) => formatProblem(problem, process.cwd())).join('\n'));
  return { compiled, utterances, citations, isOriginal, problems };
}

/** The page of a folder, from memory. */
export function page(folder = CONTENT): Page {
  const file = madeBefore(folder, PAGE_FILE);
  return pageOf(file ? (JSON.parse(readFileSync(file, 'utf8')) as CompiledPage) : compiled(folder).compiled);
}

const understandings = new Map<string, Understanding>();

/**
 * The understanding of a folder's words: trained once, and kept on disk for the next run over the same words. Of words
 * other than the project's own, which a test has made, a quick one.
 */
export function understanding(folder = CONTENT): Understanding {
  const known = understandings.get(folder) ?? openUnderstanding(folder);
  understandings.set(folder, known);
  return known;
}

function openUnderstanding(folder: string): Understanding {
  const [model, answers] = [MODEL_FILE, ANSWERS_FILE].map((name) => madeBefore(folder, name));
  if (model && answers)
    return understandingOf(readModel(readFileSync(model)), readAnswers(readFileSync(answers)));
  const words = compiled(folder);
  return understandingOf(buildModel(words, { quick: folder !== CONTENT }), buildAnswers(words));
}
