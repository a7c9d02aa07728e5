import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseDocument } from 'yaml';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { UserError } from '../command';
import { compile } from '../content/compile';
import type { Problem } from '../content/problems';
import { byLine, textOfStyled } from '../content/styled';
import { answersFor } from './answers';
import { isEnded, lineOf, type Note } from './blocks';
import { completeFacts, type Facts, factsOf, frontMatterOf, subjectOf, topicsOf } from './front-matter';
import { writeFiles } from './out-folder';
import { type Outline, outlineOf } from './outline';
import { pageFileOf } from './page-file';
import { type Passage, passagesOf, plainWords } from './passages';
import { ANY_DAY, type Context, openProject, type Project } from './project';
import { readPage } from './read-page';
import { trainingFor } from './training';

/** A page as it was imported: the files of its folder, and all that there is to say about them. */
export type Imported = Awaited<ReturnType<typeof importPage>>;

/**
 * Makes the files of a content and a training folder, in memory, of the export of a page.
 * @param content the project's own content folder, whose words serve the page
 * @param set front matter that the page does not give, or gives wrongly
 * @param cwd the folder that problems are told relative to
 * @throws UserError where that cannot be done, saying why
 */
export async function importPage(
  file: string,
  { content, set, cwd }: { content: string; set: Facts; cwd: string },
) {
  const notes: Note[] = [];
  const read = await readPage(file, notes);
  const outline = outlineOf(read, file, notes);
  const project = openProject(content, cwd);
  const title = textOfStyled(outline.title);
  const subject = set.subject ?? subjectOf(title);
  const isOther = plainWords(subject) !== plainWords(project.subject);
  const context: Context = { file, project, title, subject, isOther, notes };
  const sections = passagesOf(outline, context);
  const facts = completeFacts({ ...factsOf(sections, outline, read), ...set }, context);
  const answers = answersFor(sections, outline, facts, context);
  const { passages } = answers;
  const topics = topicsOf(passages, context);
  const page = pageFileOf(frontMatterOf(facts, answers, topics, context), outline.title, passages);
  const training = trainingFor(answers, topics, context);
  const files = new Map([
    ['content/page.md', page.text],
    ...copies(project, isOther ? [] : passages.map(({ id }) => id)),
    ...[...training].map(([name, text]): [string, string] => [`training/${name}`, text]),
  ]);
  for (const { text, kind } of passages.flatMap(({ texts, isOurs }) => (isOurs ? [] : texts))) {
    const message = text.every(({ stress }) => stress)
      ? 'a bold line by itself: should it be a heading?'
      : 'a paragraph that ends without a full stop: was it cut off?';
    if (kind === 'paragraph' && !isEnded(textOfStyled(text))) notes.push({ line: lineOf(text), message });
  }
  notes.sort((a, b) => a.line - b.line);
  const problems = check(files, passages, file);
  const fates = fatesOf(outline, passages);
  return { files, fates, notes, problems, page, passages, facts, title, isOther, project };
}

/** What became of a line of the source: the passage, or `title`, that it is heard in, or why it is not heard. */
interface Fate {
  readonly line: number;
  readonly text: string;
  readonly passage?: string;
  readonly why?: string;
  readonly isUnsure?: boolean | undefined;
}

function fatesOf({ title, out }: Outline, passages: readonly Passage[]): Fate[] {
  const fatesIn = (text: Passage['heading'], passage: string): Fate[] =>
    byLine(text).map(([line, words]) => ({ line, text: words, passage }));
  // A heading that is heard in the list before it too is reported once, where it stands.
  const keyOf = (text: Passage['heading']) => `${lineOf(text)} ${textOfStyled(text).replace(/:$/u, '')}`;
  const headings = new Set(passages.map(({ heading }) => keyOf(heading)));
  const fates = passages.flatMap(({ id, heading, texts, isOurs }) => {
    const own = texts.filter(({ text }) => isOurs || !headings.has(keyOf(text)));
    return [...(isOurs ? [] : fatesIn(heading, id)), ...own.flatMap(({ text }) => fatesIn(text, id))];
  });
  return [...fatesIn(title, 'title'), ...out, ...fates].sort((a, b) => a.line - b.line);
}

/**
 * Files of the project that serve any page, so that the folder is whole. A phrase that is said before a passage which is
 * not among these is left out: the compiler refuses one that nothing says.
 */
function copies({ folder, compiled }: Project, passages: readonly string[]): [string, string][] {
  const leads = Object.entries(compiled.head.leads);
  const used = leads.filter(([id]) => passages.includes(id)).map(([, key]) => key);
  const unused = leads.map(([, key]) => key).filter((key) => !used.includes(key));
  return ['phrases.yml', 'pronunciation.yml', 'store.yml']
    .filter((name) => existsSync(join(folder, name)))
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      if (name !== 'phrases.yml' || unused.length === 0) return [`content/${name}`, text];
      const file = parseDocument(text, { schema: 'failsafe' });
      for (const key of unused) if (!file.delete(key)) file.deleteIn(key.split('.'));
      return [`content/${name}`, file.toString({ lineWidth: 0 })];
    });
}

/**
 * Compiles what was made, and makes sure that every word of its passages is heard, in its order.
 * @returns what the compiler says, with files relative to the imported folder
 * @throws UserError where a word would be lost
 */
function check(files: ReadonlyMap<string, string>, passages: readonly Passage[], file: string): Problem[] {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    writeFiles(folder, files);
    const { compiled, problems } = compile(join(folder, 'content'), { today: ANY_DAY });
    for (const passage of compiled?.passages ?? []) {
      const texts = passages.find(({ id }) => id === passage.id)?.texts ?? [];
      const spoken = passage.cuts.full.flatMap((part) => sentencesOf(passage, part)).map(plainText);
      if (letters(spoken) === letters(texts.map(({ text }) => textOfStyled(text)))) continue;
      throw new UserError(
        `${file}: not every word under '${passage.id}' would be heard; please report the page`,
      );
    }
    return problems
      .map((problem) => ({ ...problem, file: relative(folder, problem.file).replaceAll('\\', '/') }))
      .filter(({ severity, message }) => severity === 'error' || !isSeenTo(message));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Questions are said inside a sentence as `topics` has them, and the day of the import does not matter. */
const isSeenTo = (message: string): boolean =>
  message === "a heading that ends with '?'" || message.includes('which is still to come');

/** The letters of texts in order, without the full stops that list items get and the marks that give way to them. */
const letters = (texts: readonly string[]): string => texts.join('').replace(/[\s.,:;]+/gu, '');
