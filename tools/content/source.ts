import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { trainingFolder } from './folder';
import type { Problems } from './problems';

/** A text of the content folder, cleaned of what no editor can see. `firstLine` is where it begins in its file. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly firstLine: number;
}

/** The texts of a page: those of its content folder, and those of the training folder beside it. One is absent where it could not be read, which has then been reported. */
export interface Sources {
  readonly page?: Source;
  readonly phrases?: Source;
  readonly utterances?: Source;
  readonly pronunciation?: Source;
  /** The ledger of facts that a reviewer ticks through. A folder need not have one. */
  readonly facts?: Source;
  /** Training examples, a file for each passage and move. There need not be any. */
  readonly examples: readonly Source[];
}

/** Reads the texts of a page; undefined where there is no such content folder. */
export function readFolder(folder: string, problems: Problems): Sources | undefined {
  if (!isFolder(folder, problems)) return undefined;
  const sources: { -readonly [name in keyof Sources]: Sources[name] } = {
    examples: readExamples(trainingFolder(folder), problems),
  };
  for (const [name, fileName] of Object.entries(FILES) as [keyof typeof FILES, string][]) {
    const source = readSource(
      join(folder, fileName),
      OPTIONAL.includes(name) ? undefined : 'content',
      problems,
    );
    if (source !== undefined) sources[name] = source;
  }
  const utterances = readSource(join(trainingFolder(folder), UTTERANCES_FILE), 'training', problems);
  if (utterances !== undefined) sources.utterances = utterances;
  return sources;
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

const FILES = {
  page: 'page.md',
  phrases: 'phrases.yml',
  pronunciation: 'pronunciation.yml',
  facts: 'facts.yml',
} as const satisfies Partial<Record<keyof Sources, string>>;

const OPTIONAL: readonly string[] = ['facts'];

/** The templates of what people say, within the training folder. */
export const UTTERANCES_FILE = 'utterances.yml';

/** The folder of training examples, within the training folder. */
export const EXAMPLES_FOLDER = 'examples';

function readExamples(training: string, problems: Problems): Source[] {
  const within = join(training, EXAMPLES_FOLDER);
  const names = existsSync(within) ? readdirSync(within) : [];
  return names
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readSource(join(within, name), undefined, problems) ?? []);
}

function isFolder(folder: string, problems: Problems): boolean {
  const where = { file: folder, line: 0 };
  try {
    if (statSync(folder).isDirectory()) return true;
    problems.error(where, 'not a folder', 'name the folder that holds page.md');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      problems.error(
        where,
        'there is no such folder',
        'name the folder that holds page.md, or unset CONTENT_DIR',
      );
    } else problems.error(where, `the folder cannot be read (${codeOf(error)})`);
  }
  return false;
}

/** @param required the kind of folder that must hold the file; undefined where none must */
export function readSource(
  file: string,
  required: 'content' | 'training' | undefined,
  problems: Problems,
): Source | undefined {
  const where = { file, line: 0 };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return { file, text: clean(file, text, problems), firstLine: 1 };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      problems.error(where, 'the file is not UTF-8 text', 'save it again with the encoding UTF-8');
    } else if (code !== 'ENOENT') problems.error(where, `the file cannot be read (${code})`);
    else if (required) problems.error(where, 'the file is missing', `every ${required} folder needs one`);
    return undefined;
  }
}

/** One kind of line end, one kind of space, and no byte-order mark (`TextDecoder` takes that off). */
function clean(file: string, text: string, problems: Problems): string {
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
  return cleaned;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}
