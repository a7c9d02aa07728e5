import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { isPhraseKey } from '../../lambda/guide/phrases';
import type { Answer, PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { compile } from '../content/compile';
import type { Problem } from '../content/problems';
import { sentenceRanges } from '../content/sentences';
import { countWords } from '../content/words';
import { type Inline, lineOf, type Note, type Out, part, textOf } from './blocks';
import { type Facts, factsIn, type Line, SETTABLE, type Settable, subjectOf } from './found';
import { heardFor } from './heard';
import { readHtml } from './html';
import { fold, matchIds } from './match';
import { foreignWords, withoutForeignWords } from './other-subject';
import { writeFiles } from './out-folder';
import { isUnfinished, type Outline, outlineOf, type Section, type Text } from './outline';
import { type PageFile, type Passage, writePageFile } from './page-file';
import { openProject, type Project } from './project';
import { ImportError, readSource } from './read-file';
import { type Askable, type Said, utterancesFor } from './said';
import { readText } from './text';
import { properNamesIn, topicOf } from './topics';

/** What became of a line of the source: which passage it is heard in, or why it is not heard. */
export interface Fate {
  readonly line: number;
  readonly text: string;
  readonly kept?: PassageId | 'title' | 'front matter';
  readonly why?: string;
}

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
  const heard = heardFor(project, {
    passages: new Set(askables.flatMap((one) => (one.answers === undefined ? [one.id] : []))),
    within,
    foreign,
    fresh: said.fresh,
    drafted: said.drafts,
  });
  const files = new Map([
    ['page.md', page.text],
    ['utterances.yml', said.text],
    ...heard,
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

/** Warnings about dates that have come are for the day on which the words are used, not for the import. */
const ANY_DAY = '0001-01-01';

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

/** The sections with their ids and depths. What stands before the first heading begins the first passage. */
function identified(outline: Outline, project: Project, subject: string, title: string) {
  const subjects = [title.replace(/\s*\([^()]*\)\s*$/u, ''), subject, project.subject].sort(
    (a, b) => b.length - a.length,
  );
  const bare = matchIds(outline.sections, project, subject, subjects);
  const { start } = project.compiled.head.facts;
  const startsHere = bare.ids[0] === start;
  const opening = outline.opening;
  const [first, ...rest] = outline.sections;
  const sections: Section[] =
    opening.length === 0 || first === undefined
      ? [...outline.sections]
      : startsHere
        ? [{ ...first, texts: [...opening, ...first.texts] }, ...rest]
        : [{ heading: outline.title, depth: 2, marked: true, texts: opening }, ...outline.sections];
  const matched =
    sections.length === outline.sections.length ? bare : matchIds(sections, project, subject, subjects);
  return { sections: nested(sections, matched.ids, project), ids: matched.ids, within: matched.within };
}

/** In an export without marks, what the project knows tells which heading stands under which. */
function nested(sections: readonly Section[], ids: readonly PassageId[], project: Project): Section[] {
  const parents = new Map(project.compiled.passages.map(({ id, parent }) => [id, parent]));
  const done: Section[] = [];
  for (const [index, section] of sections.entries()) {
    const id = ids[index] ?? '';
    const top = done.findLastIndex(({ depth }) => depth === 2);
    const parent = parents.get(id);
    const known = parents.has(id) && !section.marked;
    const depth = !known
      ? section.depth
      : parent !== undefined && ids[top] === parent
        ? 3
        : parent === undefined
          ? 2
          : section.depth;
    const above = done.at(-1)?.depth ?? 1;
    done.push({ ...section, depth: Math.min(depth, above + 1) });
  }
  return done;
}

/** What leads into the headings under it, "These might include:", is heard with those headings as a list. */
function withHeadingsUnder(section: Section, after: readonly Section[], notes: Note[]): Section {
  const last = section.texts.at(-1);
  if (last?.kind !== 'paragraph' || !textOf(last.text).endsWith(':')) return section;
  const end = after.findIndex(({ depth }) => depth <= section.depth);
  const under = (end < 0 ? after : after.slice(0, end)).filter(({ depth }) => depth === section.depth + 1);
  if (under.length === 0) return section;
  notes.push({
    line: lineOf(last.text),
    message: 'it leads into the headings under it, which were made a list after it',
  });
  const items = under.map(
    ({ heading }, index): Text => ({ kind: 'item', begins: index === 0, text: heading }),
  );
  return { ...section, texts: [...section.texts, ...items] };
}

/** Papers that stand in paragraphs of their own are a list, and their titles are not said louder. */
function passageOf({ heading, depth, texts }: Section, id: PassageId, { citations }: Project): Passage {
  if (!citations.includes(id)) return { id, heading, depth, texts };
  const plain = texts.map((text) => ({
    ...text,
    text: text.text.map((span) => ({ ...span, stress: false })),
  }));
  const papers = plain.length > 1 && plain.every(({ kind }) => kind === 'paragraph');
  return {
    id,
    heading,
    depth,
    texts: papers
      ? plain.map(({ text }, index): Text => ({ kind: 'item', text, begins: index === 0 }))
      : plain,
  };
}

interface Answers {
  readonly passages: readonly Passage[];
  readonly moves: readonly (readonly [Answer, PassageId])[];
}

/**
 * Which passage answers which move of the guide: by its id, or because it gives the number. The lines that give the
 * dates become a passage of their own, after the one that they stand under.
 */
function answersFor(
  passages: readonly Passage[],
  outline: Outline,
  found: Facts,
  project: Project,
  within: ReadonlyMap<PassageId, PassageId>,
): Answers {
  const known = project.compiled.head.facts.answers;
  const all = [...passages];
  const moves: [Answer, PassageId][] = [];
  placeDates(all, outline.dates, project);
  for (const move of ['helpline', 'whatsapp', 'support', 'about', 'fresh'] as const) {
    const id = known[move];
    if (id === undefined) continue;
    // Somebody who asks for someone to talk to is given the number, where the page has no more to say on that.
    const number =
      move === 'whatsapp'
        ? found.whatsapp
        : ['helpline', 'support'].includes(move)
          ? found.helpline
          : undefined;
    const able = all.filter((passage) => canAnswer(passage, project));
    const holder =
      all.find((passage) => passage.id === id) ??
      able.find((passage) => passage.id === within.get(id)) ??
      holderOf(able, number) ??
      (move === 'support' ? undefined : lineWith(number, id, all, { outline, project }));
    if (holder !== undefined && !all.includes(holder)) all.push(holder);
    if (holder !== undefined) moves.push([move, holder.id]);
  }
  return { passages: all, moves };
}

/**
 * The lines that give the dates are a passage of their own, where the project has one for them: it answers how up to
 * date the page is. Else they stay where they stand.
 */
function placeDates(all: Passage[], dates: readonly Text[], { compiled }: Project): void {
  const [first] = dates;
  if (first === undefined) return;
  const { fresh } = compiled.head.facts.answers;
  const known = compiled.passages.find(({ id }) => id === fresh);
  const line = lineOf(first.text);
  const at = Math.max(
    all.findLastIndex(({ heading }) => lineOf(heading) <= line),
    0,
  );
  const before = all[at];
  if (before === undefined) return;
  if (known === undefined || all.some(({ id }) => id === fresh)) {
    const texts = [...before.texts, ...dates].sort((a, b) => lineOf(a.text) - lineOf(b.text));
    all[at] = { ...before, texts };
    return;
  }
  const isChild = before.id === known.parent;
  all.splice(at + 1, 0, {
    id: known.id,
    heading: [{ text: plainText(known.title), stress: false, link: false, line }],
    depth: isChild ? before.depth + 1 : before.depth,
    texts: dates,
    derived: true,
  });
}

/** The most words of an answer: it is read from end to end wherever the listener is. The design allows 90 in a turn. */
const LONGEST_ANSWER = 90;

/** What answers a move is asked for by the move alone, so a passage that is asked for by itself cannot, nor a long one. */
function canAnswer({ id, texts }: Passage, { compiled, utterances }: Project): boolean {
  const words = texts.reduce((sum, { text }) => sum + countWords(textOf(text)), 0);
  const answers = Object.values(compiled.head.facts.answers).includes(id);
  const isAsked = !answers && (utterances.passages[id]?.say.length ?? 0) > 0;
  return !isAsked && words <= LONGEST_ANSWER;
}

/** Where no passage can answer with a number, the sentence of the page that gives it does, or the line of a footer. */
function lineWith(
  number: string | undefined,
  id: PassageId,
  passages: readonly Passage[],
  { outline, project }: { readonly outline: Outline; readonly project: Project },
): Passage | undefined {
  if (number === undefined) return undefined;
  const holds = (text: string) => digits(text).includes(digits(number));
  const sentences = passages.flatMap(({ texts }) =>
    texts.flatMap(({ text }) => sentenceRanges(textOf(text)).map(({ from, to }) => part(text, from, to))),
  );
  const footers = outline.out.map(({ line, text }): Inline => [{ text, line, stress: false, link: false }]);
  const text = [...sentences, ...footers].find((one) => holds(textOf(one)));
  const title = project.compiled.passages.find((passage) => passage.id === id)?.title;
  if (text === undefined || title === undefined) return undefined;
  const heading: Inline = [{ text: plainText(title), stress: false, link: false, line: lineOf(text) }];
  return { id, heading, depth: 2, texts: [{ kind: 'paragraph', text }], derived: true };
}

/** The passage that gives a number. */
const holderOf = (passages: readonly Passage[], number: string | undefined): Passage | undefined =>
  number === undefined
    ? undefined
    : passages.find(({ texts }) => texts.some(({ text }) => digits(textOf(text)).includes(digits(number))));

const digits = (text: string): string => text.replace(/\D/gu, '');

function titlesOf(passages: readonly Passage[], { compiled }: Project) {
  const headings = passages.map(({ heading }) => textOf(heading));
  const text = passages.flatMap(({ texts }) => texts.map((one) => textOf(one.text))).join('. ');
  const topics = passages.flatMap(({ id, heading }) => {
    const known = compiled.passages.find((passage) => passage.id === id);
    const topic = topicOf(textOf(heading), known && plainText(known.topic));
    return topic === undefined ? [] : [[id, topic] as const];
  });
  return { topics: Object.fromEntries(topics), properNames: properNamesIn(headings, text) };
}

/** What the front matter needs and the page does not say is asked for, never made up. */
function complete(found: Facts, subject: string, file: string, { compiled }: Project, notes: Note[]): Facts {
  const { name, publisher } = compiled.head.facts;
  const facts: Partial<Record<Settable, string>> = { name, subject, ...found };
  if (facts.publisher === undefined) {
    facts.publisher = publisher;
    notes.push({
      line: 0,
      message: `the page does not say who publishes it: '${publisher}' was taken from the project`,
    });
  }
  if (facts.updated === undefined && facts.reviewed !== undefined) {
    facts.updated = facts.reviewed;
    notes.push({
      line: 0,
      message: 'the page does not say when it was updated: the date of its review was taken',
    });
  }
  const missing = (['reviewed', 'next-review', 'helpline'] as const).filter(
    (key) => facts[key] === undefined,
  );
  if (missing.length > 0) {
    const examples = { reviewed: '2025-08-31', 'next-review': '2028-08-31', helpline: '"01632 960 001"' };
    const given = missing.map((key) => `--set ${key}=${examples[key]}`).join(' ');
    throw new ImportError(
      `${file} does not say ${missing.map((key) => MISSING[key]).join(', nor ')}; give it: ${given}`,
    );
  }
  return facts;
}

const MISSING = {
  reviewed: 'when it was last reviewed',
  'next-review': 'when its next review is due',
  helpline: 'the number of its helpline',
};

function frontOf(
  file: string,
  title: string,
  facts: Facts,
  { passages, moves }: Answers,
  { topics, properNames }: ReturnType<typeof titlesOf>,
  { project, otherSubject }: { project: Project; otherSubject: boolean },
) {
  const ids = new Set(passages.map(({ id }) => id));
  const { start } = project.compiled.head.facts;
  // What the guide says before a passage speaks of the project's own page.
  const leads = otherSubject ? [] : Object.entries(project.compiled.head.leads).filter(([id]) => ids.has(id));
  const citations = project.citations.filter((id) => ids.has(id));
  const orNothing = <T, V>(entries: readonly T[], value: V) => (entries.length === 0 ? undefined : value);
  return {
    title,
    ...Object.fromEntries(SETTABLE.slice(0, 3).map((key) => [key, facts[key]])),
    source: `${title}, as exported to ${basename(file)}`,
    wording: 'original',
    ...Object.fromEntries(SETTABLE.slice(3).map((key) => [key, facts[key]])),
    start: ids.has(start) ? start : passages[0]?.id,
    answers: orNothing(moves, Object.fromEntries(moves)),
    leads: orNothing(leads, Object.fromEntries(leads)),
    citations: orNothing(citations, citations),
    'proper-names': orNothing(properNames, properNames),
    topics: orNothing(Object.keys(topics), topics),
  };
}

/** Files of the project that serve any page, so that the folder is whole. */
function copied(
  { folder, compiled }: Project,
  leads: Readonly<Record<string, string>> | undefined,
): [string, string][] {
  const used = new Set(Object.values(leads ?? {}));
  const unused = Object.values(compiled.head.leads).filter((key) => !isPhraseKey(key) && !used.has(key));
  return ['phrases.yml', 'pronunciation.yml', 'store.yml']
    .filter((name) => existsSync(join(folder, name)))
    .map((name): [string, string] => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [name, name === 'phrases.yml' && unused.length > 0 ? withoutPhrases(text, unused) : text];
    });
}

/** Phrases that are said before passages which this page has not got: the compiler takes none that nothing says. */
function withoutPhrases(text: string, keys: readonly string[]): string {
  const file = parseDocument(text, { schema: 'failsafe' });
  for (const key of keys) if (!file.delete(key)) file.deleteIn(key.split('.'));
  return file.toString({ lineWidth: 0 });
}

/** Compiles what was made, and makes sure that every word that was kept is heard, in its order. */
function checked(files: ReadonlyMap<string, string>, passages: readonly Passage[], file: string): Problem[] {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    writeFiles(folder, files);
    const { compiled, problems } = compile(folder, { today: ANY_DAY });
    const local = problems.map((problem) => ({ ...problem, file: basename(problem.file) }));
    for (const passage of compiled?.passages ?? []) {
      const wanted = passages.find(({ id }) => id === passage.id)?.texts ?? [];
      const heard = passage.cuts.full.flatMap(({ pieces }) =>
        pieces.flatMap((piece) =>
          'say' in piece ? [piece.say] : (passage.lists[piece.list] ?? []).slice(piece.from, piece.to).flat(),
        ),
      );
      if (letters(heard.map(plainText).join('')) === letters(wanted.map(({ text }) => textOf(text)).join('')))
        continue;
      throw new ImportError(
        `${file}: not every word under '${passage.id}' would be heard; please report the page`,
      );
    }
    return local.filter(({ severity, message }) => severity === 'error' || !isSeenTo(message));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Questions are said inside a sentence as `topics` has them, and the day of the import does not matter. */
const isSeenTo = (message: string): boolean =>
  message === "a heading that ends with '?'" || message.includes('which is still to come');

/** The letters of a text in order, without the full stops that list items get and the marks that give way to them. */
const letters = (text: string): string => text.replace(/[\s.,:;]+/gu, '');

/** What became of each line, in the order of the source. */
function fatesOf({ title, out }: Outline, passages: readonly Passage[]): Fate[] {
  // A heading that is heard in the list before it too is reported once, where it stands.
  const headings = new Set(passages.map(({ heading }) => lineOf(heading)));
  const fates: Fate[] = [
    ...byLine(title, 'title'),
    ...out.map(({ line, text, why }: Out) => ({ line, text, why })),
  ];
  for (const { id, heading, texts, derived } of passages) {
    if (!derived) fates.push(...byLine(heading, id));
    const own = derived
      ? texts
      : texts.filter(({ text }) => lineOf(text) === lineOf(heading) || !headings.has(lineOf(text)));
    for (const { text } of own) fates.push(...byLine(text, id));
  }
  return fates.sort((a, b) => a.line - b.line);
}

function byLine(inline: Text['text'], kept: string): Fate[] {
  const lines = new Map<number, string>();
  for (const { text, line } of inline) lines.set(line, (lines.get(line) ?? '') + text);
  return [...lines].map(([line, text]) => ({ line, text: text.trim(), kept }));
}
