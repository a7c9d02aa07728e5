import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import type { Problem } from '../content/problems';
import { answersFor } from './answers';
import { lineOf, type Note, textOf } from './blocks';
import { ANY_DAY, checked } from './checked';
import { examplesFor } from './examples';
import { type Fate, fatesOf } from './fates';
import { type Facts, factsIn, type Line, subjectOf } from './found';
import { complete, frontOf, titlesOf } from './front';

import { readHtml } from './html';
import { fold } from './match';
import { foreignWords, withoutForeignWords } from './other-subject';
import { isUnfinished, type Outline, outlineOf, type Text } from './outline';
import { type PageFile, type Passage, writePageFile } from './page-file';
import { openProject, type Project } from './project';
import { ImportError, readSource } from './read-file';
import { type Askable, type Said, utterancesFor } from './said';
import { identified, passageOf, withHeadingsUnder } from './sections';
import { readText } from './text';

/** A page as it was imported: the files of its folder, and all that there is to say about them. */
export interface Imported {
  readonly files: ReadonlyMap<string, string>;
  readonly fates: readonly Fate[];
  readonly notes: readonly Note[];
  /** What the compiler says of `page.md`, and the lines of the source that it speaks of. */
  readonly problems: readonly Problem[];
  readonly page: PageFile;
  readonly passages: readonly Passage[];
  readonly facts: Facts;
  readonly said: Said;
  readonly title: string;
  /** Whether the page is about something else than the project's own. */
  readonly otherSubject: boolean;
  readonly project: Project;
}

export interface ConvertOptions {
  /** The project's own folder of words. */
  readonly words: string;
  /** Front matter that the page does not give, or gives wrongly. */
  readonly set: Facts;
}

/**
 * Makes a content folder, in memory, of the export of a page.
 * @throws ImportError where that cannot be done, saying why
 */
export function convert(file: string, { words, set }: ConvertOptions): Imported {
  const source = readSource(file);
  const read = reading(file, () => (source.isHtml ? readHtml(source.text) : readText(source.text)));
  const outline = outlineOf(read, file);
  const project = openProject(words, ANY_DAY);
  const title = textOf(outline.title);
  const found = { ...factsIn(keptLines(outline), outline.out), ...set };
  const subject = found.subject ?? subjectOf(title);
  const otherSubject = fold(subject) !== fold(project.subject);
  const { sections, ids, within } = identified(outline, project, subject, title);
  const notes = [...source.notes.map((message) => ({ line: 1, message })), ...outline.notes];
  const led = sections.map((section, index) => withHeadingsUnder(section, sections.slice(index + 1), notes));
  const passages = led.map((section, index) => passageOf(section, ids[index] ?? '', project));
  const answers = answersFor(passages, outline, found, project, within);
  const titles = titlesOf(answers.passages, project);
  if (otherSubject && found.name === undefined)
    notes.push({
      line: 0,
      message: 'the name that people open the guide by is that of the project: is it the right one?',
    });
  const facts = complete(found, subject, file, project, notes);
  const front = frontOf(file, title, facts, answers, titles, { project, otherSubject });
  const page = writePageFile(front, outline.title, answers.passages);
  const topics = new Map(Object.entries(titles.topics));
  const askables = answers.passages.map(({ id, heading, depth }, index): Askable => {
    const topic = topics.get(id);
    const above = answers.passages.slice(0, index).findLast((passage) => passage.depth < depth);
    const move = answers.moves.findLast(([, passage]) => passage === id)?.[0];
    return {
      id,
      heading: textOf(heading),
      ...(topic && { topic }),
      ...(above && { under: textOf(above.heading) }),
      ...(move && { answers: move }),
    };
  });
  const foreign = otherSubject ? foreignWords(project, answers.passages, title) : new Set<string>();
  const adapt = (utterances: Document) => withoutForeignWords(utterances, foreign, subject, project);
  const said = utterancesFor(askables, within, project, otherSubject ? adapt : undefined);
  const examples = examplesFor(project, {
    passages: new Set(askables.flatMap((one) => (one.answers === undefined ? [one.id] : []))),
    within,
    foreign,
    fresh: said.fresh,
    drafted: said.drafts,
  });
  const files = new Map([
    ['content/page.md', page.text],
    ['training/utterances.yml', said.text],
    ...examples,
    ...copied(project, front.leads),
  ]);
  for (const passage of answers.passages) {
    for (const text of passage.derived ? [] : passage.texts)
      if (isUnfinished(text))
        notes.push({
          line: lineOf(text.text),
          message: 'a paragraph that ends without a full stop: was it cut off?',
        });
  }
  return {
    files,
    fates: fatesOf(outline, answers.passages),
    notes: notes.sort((a, b) => a.line - b.line),
    problems: checked(files, answers.passages, file),
    page,
    passages: answers.passages,
    facts,
    said,
    title,
    otherSubject,
    project,
  };
}

function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError(`${file} is nested too deep to be a page`);
    throw error;
  }
}

const linesOf = (texts: readonly Text[]): Line[] =>
  texts.map(({ text }) => ({ line: lineOf(text), text: textOf(text) }));

const keptLines = ({ opening, sections, dates }: Outline): Line[] => [
  ...linesOf(dates),
  ...linesOf(opening),
  ...sections.flatMap(({ texts }) => linesOf(texts)),
];

/** Files of the project that serve any page, so that the folder is whole. */
function copied(
  { folder, compiled }: Project,
  leads: Readonly<Record<string, string>> | undefined,
): [string, string][] {
  const used = new Set(Object.values(leads ?? {}));
  const unused = Object.values(compiled.head.leads).filter((key) => !used.has(key));
  return ['phrases.yml', 'pronunciation.yml', 'store.yml']
    .filter((name) => existsSync(join(folder, name)))
    .map((name): [string, string] => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [
        `content/${name}`,
        name === 'phrases.yml' && unused.length > 0 ? withoutPhrases(text, unused) : text,
      ];
    });
}

/** Phrases that are said before passages which this page has not got: the compiler takes none that nothing says. */
function withoutPhrases(text: string, keys: readonly string[]): string {
  const file = parseDocument(text, { schema: 'failsafe' });
  for (const key of keys) if (!file.delete(key)) file.deleteIn(key.split('.'));
  return file.toString({ lineWidth: 0 });
}
