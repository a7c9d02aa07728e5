import { join } from 'node:path';
import type { Passage, PassageId } from '../../lambda/page/page';
import { aroundPassages, checkedByEar, passagesAmong } from './around';
import { splitPage } from './front-matter';
import { parseMarkdown, type Section } from './markdown';
import { type Problem, Problems } from './problems';
import { cleanSource, PAGE_FILE, readFolder, readSource } from './source';

/** The passages of a page as they were typed, by the lines of its file; none where it cannot be read. */
export function sectionsIn(folder: string): Section[] {
  const elsewhere = new Problems();
  const source = readSource(join(folder, PAGE_FILE), elsewhere);
  const { body } = source ? splitPage(source, elsewhere) : {};
  return body ? parseMarkdown(body, elsewhere) : [];
}

/** One passage that was typed and stands in no file, as it would be spoken. */
export interface Draft {
  /** Absent where nothing can be read of it. */
  readonly passage?: Passage;
  /** What is wrong with it, by the lines of its own text. */
  readonly problems: readonly Problem[];
}

export interface DraftOptions {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The passage that it is for: a list of titles of papers may have long items. */
  readonly id: PassageId;
}

/**
 * Compiles the text of one passage with the front matter, the pronunciation and the limits of a folder of words. What else
 * is wrong in the folder is not told.
 */
export function compileDraft(folder: string, text: string, { today, id }: DraftOptions): Draft {
  const problems = new Problems();
  const sources = readFolder(folder, new Problems());
  if (sources === undefined) return { problems: [] };
  const around = aroundPassages(sources, today, new Problems());
  const heading = `# A page\n\n## A passage {#${id}}\n\n`;
  const source = cleanSource(join(folder, PAGE_FILE), heading + text, problems);
  const [section, ...more] = parseMarkdown(source, problems);
  for (const { where } of more)
    problems.error(where, 'a heading, which begins another passage', 'try the text of one passage');
  const sections = section ? [section] : [];
  const [passage] = passagesAmong(sections, around);
  checkedByEar(sections, passage ? [passage] : [], { around, problems, severity: around.ear });
  const above = heading.split('\n').length - 1;
  return {
    ...(passage && { passage }),
    problems: problems.sorted().map((problem) => ({ ...problem, line: Math.max(1, problem.line - above) })),
  };
}
