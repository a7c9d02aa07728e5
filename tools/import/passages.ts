import type { PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { stem, words } from '../../lambda/understanding/tokens';
import { idProblem, slugOf } from '../content/ids';
import { textOfStyled, unstressed } from '../content/styled';
import { expandAll } from '../content/utterances';
import { lineOf, listOf, type Note, type TextBlock } from './blocks';
import { type Outline, type Section, sectionsUnder } from './outline';
import { pageWords } from './page-words';
import type { Context } from './project';

/** A section with its id, as it is written to `page.md`. */
export interface Passage extends Section {
  readonly id: PassageId;
}

/**
 * The sections as passages, with the project's id for those that it has. What stands before the first heading begins the
 * first passage, if that is where the guide starts; else it is a passage of its own, called what the page is called.
 */
export function passagesOf({ title, opening, sections }: Outline, context: Context): Passage[] {
  const { project, notes } = context;
  const all = [...sections];
  const ids = knownIds(sections, context);
  const [first] = all;
  if (first && opening.length > 0 && ids[0] === project.compiled.head.facts.start) {
    all[0] = { ...first, texts: [...opening, ...first.texts] };
  } else if (opening.length > 0) {
    all.unshift({ heading: title, depth: 2, texts: opening });
    ids.unshift(undefined);
  }
  const taken = new Set([...ids, ...project.compiled.passages.map(({ id }) => id)]);
  return all.map((section, index): Passage => {
    const above = all.slice(0, index).findLastIndex(({ depth }) => depth < section.depth);
    const id = ids[index] ?? freshId(textOfStyled(section.heading), ids[above], taken);
    ids[index] = id;
    taken.add(id);
    const texts = withHeadingsUnder(section, sectionsUnder(all, index), notes);
    return { ...section, id, texts: project.citations.includes(id) ? papersIn(texts) : texts };
  });
}

/** An id of a heading's own words, if need be with those of the id above, that neither page has. */
function freshId(heading: string, above: PassageId | undefined, taken: ReadonlySet<unknown>): PassageId {
  const slug = idProblem(slugOf(heading)) === undefined ? slugOf(heading) : 'passage';
  const longer = [above ?? '', ...'abcdefghijklmnopqrstuvwxyz'].map((more) => slugOf(`${slug} ${more}`));
  return [slug, ...longer].find((id) => idProblem(id) === undefined && !taken.has(id)) ?? slug;
}

type Texts = readonly TextBlock[];

/** What leads into the headings under it, "These might include:", is heard with those headings as a list. */
function withHeadingsUnder({ texts, depth }: Section, under: readonly Section[], notes: Note[]): Texts {
  const last = texts.at(-1);
  const isLeadIn = last?.kind === 'paragraph' && textOfStyled(last.text).endsWith(':');
  if (!isLeadIn || under[0]?.depth !== depth + 1) return texts;
  const message = 'it leads into the headings under it, which were made a list after it';
  notes.push({ line: lineOf(last.text), message });
  return [...texts, ...listOf(under.map(({ heading }) => heading))];
}

/** Papers that stand in paragraphs of their own are a list, and their titles are not said louder. */
function papersIn(texts: Texts): Texts {
  const plain = texts.map((text) => ({ ...text, text: unstressed(text.text) }));
  const areParagraphs = plain.length > 1 && plain.every(({ kind }) => kind === 'paragraph');
  return areParagraphs ? listOf(plain.map(({ text }) => text)) : plain;
}

/** Most of what the project knows of a passage is enough to know it by; the words of its heading are more. */
const ENOUGH = 0.6;
const BY_HEADING = 2;

/** The first names of a passage are what it is called; those after them are things that it speaks of as well. */
const FIRST_NAMES = 4;

/**
 * The project's passage of each section: by the words of the heading, or, if those are new, by what is said under it. A
 * passage that is only like it will not do: an answer from the wrong passage is worse than a new id.
 */
function knownIds(
  sections: readonly Section[],
  { title, subject, isOther, project }: Context,
): (PassageId | undefined)[] {
  const subjects = [title.replace(/\s*\([^()]*\)\s*$/u, ''), subject, project.subject]
    .sort((a, b) => b.length - a.length)
    .map(spaced);
  const ofSubject = words(project.subject).map(stem);
  const candidates = project.compiled.passages
    .filter(({ id }) => !(isOther && id.split('-').some((word) => ofSubject.includes(stem(word)))))
    .map(({ id, title: known }) => {
      const names = expandAll(project.utterances.passages[id]?.names ?? []).slice(0, FIRST_NAMES);
      const keys = [plainText(known), id.replaceAll('-', ' '), ...names].map((name) => keyOf(name, subjects));
      return { id, keys, evidence: project.evidenceOf(id).map(plainWords) };
    });
  const scores = sections.flatMap(({ heading, texts }, index) => {
    const key = keyOf(textOfStyled(heading), subjects);
    const text = plainWords(texts.map((one) => textOfStyled(one.text)).join(' '));
    return candidates.map(({ id, keys, evidence }) => {
      const shared = evidence.filter((piece) => text.includes(piece)).length / (evidence.length || 1);
      return { index, id, score: shared + (key !== '' && keys.includes(key) ? BY_HEADING : 0) };
    });
  });
  const ids: (PassageId | undefined)[] = [];
  for (const { index, id, score } of scores.sort((a, b) => b.score - a.score))
    if (score >= ENOUGH && ids[index] === undefined && !ids.includes(id)) ids[index] = id;
  return ids;
}

/** The words that tell a heading from another, in alphabetical order: not the subject, nor "the" and its like. */
function keyOf(text: string, subjects: readonly string[]): string {
  const rest = subjects.reduce((all, subject) => all.replaceAll(subject, ' it '), spaced(text));
  const telling = rest.split(' ').filter((word) => word !== '' && !pageWords()['empty-words'].includes(word));
  return [...new Set(telling.map(stem))].sort().join(' ');
}

/** The words of a text with a blank before and after each, so that whole words are found in it. */
const spaced = (text: string): string => ` ${words(text).join(' ')} `;

/** A text without what may differ while its words are the same. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
