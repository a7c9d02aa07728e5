import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { UserError } from '../command';
import { compile } from '../content/compile';
import { formatProblem, isError } from '../content/problems';
import type { Note } from './blocks';

/** The project's own words: what an imported page is served with, and what its headings are known by. */
export type Project = ReturnType<typeof openProject>;

/** What a page is imported with, and what is noticed on the way. */
export interface Context {
  readonly file: string;
  readonly project: Project;
  readonly title: string;
  /** What the page is about, as it stands inside a sentence. */
  readonly subject: string;
  /** The page is about something else than the project's own. */
  readonly isOther: boolean;
  readonly notes: Note[];
}

/** Warnings about dates that have come are for the day on which the words are used, not for the import. */
export const ANY_DAY = '0001-01-01';

/** Fewer words than this could stand anywhere, and are no evidence of where a passage is. */
const FEWEST_WORDS = 4;

/**
 * Opens the project's words.
 * @param folder the content folder
 * @param cwd the folder that problems are told relative to
 * @throws UserError for words that do not compile
 */
export function openProject(folder: string, cwd: string) {
  const { compiled, utterances, citations = [], problems } = compile(folder, { today: ANY_DAY });
  if (!compiled || !utterances) {
    const list = problems.filter(isError).map((problem) => formatProblem(problem, cwd));
    throw new UserError(
      `the words in ${folder} do not compile, and an import is served with them:\n${list.join('\n')}`,
    );
  }
  const textOf = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
  // The compiler has checked the shapes of these files.
  const { terms = [] } = parse(textOf('pronunciation.yml')) as { terms?: { term: string }[] };
  const facts = (parse(textOf('facts.yml')) ?? []) as { passage: PassageId; export?: string }[];
  return {
    folder,
    compiled,
    utterances,
    subject: plainText(compiled.head.facts.subject),
    terms: terms.map(({ term }) => term),
    citations,
    /** The charity's words that a passage says the facts of, from the ledger of facts. */
    evidenceOf: (id: PassageId) =>
      facts
        .filter(
          ({ passage, export: words = '' }) => passage === id && words.split(/\s+/u).length >= FEWEST_WORDS,
        )
        .map(({ export: words = '' }) => words),
  };
}
