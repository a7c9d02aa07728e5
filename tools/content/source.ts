import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problems } from './problems';

/** A text that an editor writes, cleaned of what no editor can see. `firstLine` is where it begins in its file. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly firstLine: number;
}

/**
 * The texts of a page: those of its content folder, and those of the training folder beside it. One is undefined where it
 * could not be read, which has then been reported.
 */
export interface Sources {
  readonly page: Source | undefined;
  readonly phrases: Source | undefined;
  readonly pronunciation: Source | undefined;
  /** The numbers of the country: the page's own file, or the project's. */
  readonly numbers: Source | undefined;
  /** The ledger of facts that a reviewer ticks through. A folder need not have one. */
  readonly facts: Source | undefined;
  readonly utterances: Source | undefined;
  /** How people of the language speak: the page's own file, or the project's. */
  readonly english: Source | undefined;
  /** Training examples, a file for each passage and move. There need not be any. */
  readonly examples: readonly Source[];
  /** Questions that come near a passage which does not answer them, and about what its list has not got: files by passage. */
  readonly unsaid: readonly Source[];
  readonly unlisted: readonly Source[];
  /** What people say in a situation, a file for each. There need not be any. */
  readonly situations: readonly Source[];
}

/** The folder of what people say, which stands beside that of the words. */
export const trainingFolder = (content: string): string => join(content, '..', 'training');

/** Reads the texts of a page; undefined where there is no such content folder. */
export function readFolder(folder: string, problems: Problems): Sources | undefined {
  if (!isFolder(folder, problems)) return undefined;
  const training = trainingFolder(folder);
  const content = (name: string) =>
    readSource(join(folder, name), problems, 'every content folder needs one');
  const inTraining = (file: string) => readSource(file, problems, 'every training folder needs one');
  const [english, numbers] = [join(training, 'english.yml'), join(folder, 'numbers.yml')];
  return {
    page: content(PAGE_FILE),
    phrases: content('phrases.yml'),
    pronunciation: content('pronunciation.yml'),
    numbers: readSource(
      existsSync(numbers) ? numbers : PROJECT_NUMBERS,
      problems,
      'it has the numbers to call',
    ),
    facts: readSource(join(folder, 'facts.yml'), problems),
    utterances: inTraining(join(training, UTTERANCES_FILE)),
    english: inTraining(existsSync(english) ? english : PROJECT_ENGLISH),
    examples: readTexts(join(training, EXAMPLES_FOLDER), problems),
    unsaid: readTexts(join(training, UNSAID_FOLDER), problems),
    unlisted: readTexts(join(training, UNLISTED_FOLDER), problems),
    situations: readTexts(join(training, SITUATIONS_FOLDER), problems),
  };
}

/** Folds whitespace, and makes plain what a word processor made fancy: one apostrophe, one double quotation mark. */
export function tidy(text: string): string {
  return plain(text).replace(/\s+/gu, ' ').trim();
}

/** As `tidy`, for a piece of a longer text: its outer spaces stay. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc\u2032]/gu, "'")
    .replace(/[\u201c\u201d]/gu, '"')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '');
}

/** The information page, within the content folder. */
export const PAGE_FILE = 'page.md';

/** The templates of what people say, within the training folder. */
export const UTTERANCES_FILE = 'utterances.yml';

/** The folder of training examples, within the training folder. */
export const EXAMPLES_FOLDER = 'examples';

/** The folders of questions that the page does not answer, within the training folder. */
const UNSAID_FOLDER = 'unsaid';
const UNLISTED_FOLDER = 'unlisted';

/** The folder of what people say in a situation, within the training folder. */
const SITUATIONS_FOLDER = 'situations';

/** How people speak belongs to the language, not to a page, so that a page need not have a file of its own. */
const PROJECT_ENGLISH = join(__dirname, '..', '..', 'training', 'english.yml');

/** The numbers of the country belong to no page either. */
const PROJECT_NUMBERS = join(__dirname, '..', '..', 'content', 'numbers.yml');

/** The text files of a folder, by name. */
function readTexts(folder: string, problems: Problems): Source[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readSource(join(folder, name), problems) ?? []);
}

function isFolder(folder: string, problems: Problems): boolean {
  const where = { file: folder, line: 0 };
  try {
    if (statSync(folder).isDirectory()) return true;
    problems.error(where, 'not a folder', 'name the folder that holds page.md');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      problems.error(where, 'there is no such folder', 'name the folder that holds page.md');
    } else problems.error(where, `the folder cannot be read (${codeOf(error)})`);
  }
  return false;
}

/**
 * Reads a text that an editor writes; undefined where that cannot be done, which has then been reported.
 * @param missing what to do where there is no such file; without it, the file need not be there
 */
export function readSource(file: string, problems: Problems, missing?: string): Source | undefined {
  const where = { file, line: 0 };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return cleanSource(file, text, problems);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      problems.error(where, 'the file is not UTF-8 text', 'save it again with the encoding UTF-8');
    } else if (code !== 'ENOENT') problems.error(where, `the file cannot be read (${code})`);
    else if (missing !== undefined) problems.error(where, 'the file is missing', missing);
    return undefined;
  }
}

/**
 * A text as a source: with one kind of line end, one kind of space, and no byte-order mark (`TextDecoder` takes that off).
 * @param file the file that it stands in, or would
 */
export function cleanSource(file: string, text: string, problems: Problems): Source {
  const cleaned = text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu, ' ');
  for (const [index, line] of cleaned.split('\n').entries()) {
    if (/[^\P{Cc}\t]/u.test(line)) {
      problems.error(
        { file, line: index + 1 },
        'a control character that nobody can see',
        'type the line again',
      );
    }
    if (line.includes('\ufffd')) {
      problems.error({ file, line: index + 1 }, "a character was lost here ('\ufffd')", 'type it again');
    }
  }
  return { file, text: cleaned, firstLine: 1 };
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}
