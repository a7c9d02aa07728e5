import type { PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { stem, tokensOf } from '../../lambda/understanding/tokens';
import { idProblem, slugOf } from '../content/ids';
import { textOfStyled, unstressed } from '../content/styled';
import { expandAll } from '../content/utterances';
import { listOf, type TextBlock } from './blocks';
import type { Outline } from './outline';
import { pageWords } from './page-words';
import type { Context } from './project';
import type { Section } from './sections';

/** A section with its id, as it is written to `page.md`. */
export interface Passage extends Pick<Section, 'heading' | 'texts' | 'isOurs'> {
  readonly id: PassageId;
  readonly depth: number;
  readonly above?: Passage | undefined;
}

/**
 * The sections as passages, with the project's id for those that it has. What stands before the first heading begins the
 * first passage, if that is where the guide starts; else it is a passage of its own, called what the page is called.
 */
export function passagesOf({ title, opening, sections }: Outline, context: Context): Passage[] {
  const { compiled, citations } = context.project;
  const ids = knownIds(flat(sections), context);
  const isStart = ids.get(sections[0]) === compiled.head.facts.start;
  const own: Section = { heading: title, texts: [...opening], children: [] };
  if (isStart) sections[0]?.texts.unshift(...opening);
  const usedIds = new Set([...ids.values(), ...compiled.passages.map(({ id }) => id)]);
  const passages: Passage[] = [];
  const add = (section: Section, above?: Passage): void => {
    const { heading, texts, children, isOurs = false } = section;
    const id = ids.get(section) ?? freshId(textOfStyled(heading), above?.id, usedIds);
    usedIds.add(id);
    const depth = Math.min((above?.depth ?? 1) + 1, DEEPEST);
    const passage = {
      id,
      heading,
      depth,
      above,
      isOurs,
      texts: citations.includes(id) ? papersIn(texts) : texts,
    };
    passages.push(passage);
    for (const child of children) add(child, passage);
  };
  for (const section of isStart || opening.length === 0 ? sections : [own, ...sections]) add(section);
  return passages;
}

/** Markdown has six kinds of heading. */
const DEEPEST = 6;

const flat = (sections: readonly Section[]): Section[] =>
  sections.flatMap((section) => [section, ...flat(section.children)]);

/** An id of a heading's own words, if need be with those of the id above, that neither page has. */
function freshId(heading: string, above: PassageId | undefined, usedIds: ReadonlySet<unknown>): PassageId {
  const slug = idProblem(slugOf(heading)) === undefined ? slugOf(heading) : 'passage';
  const longer = [above ?? '', ...'abcdefghijklmnopqrstuvwxyz'].map((more) => slugOf(`${slug} ${more}`));
  return [slug, ...longer].find((id) => idProblem(id) === undefined && !usedIds.has(id)) ?? slug;
}

/** Papers that stand in paragraphs of their own are a list, and their titles are not said louder. */
function papersIn(texts: TextBlock[]): TextBlock[] {
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
): Map<Section | undefined, PassageId> {
  const subjects = [title.replace(/\s*\([^()]*\)\s*$/u, ''), subject, project.subject]
    .sort((a, b) => b.length - a.length)
    .map(spaced);
  const ofSubject = tokensOf(project.subject).map(stem);
  const candidates = project.compiled.passages
    .filter(({ id }) => !(isOther && id.split('-').some((word) => ofSubject.includes(stem(word)))))
    .map(({ id, title: name }) => {
      const names = expandAll(project.utterances.passages[id]?.names ?? []).slice(0, FIRST_NAMES);
      const keys = [plainText(name), id.replaceAll('-', ' '), ...names].map((text) => keyOf(text, subjects));
      return { id, keys, evidence: project.evidenceOf(id).map(plainWords) };
    });
  const scores = sections.flatMap((section) => {
    const { heading, texts } = section;
    const key = keyOf(textOfStyled(heading), subjects);
    const text = plainWords(texts.map((one) => textOfStyled(one.text)).join(' '));
    return candidates.map(({ id, keys, evidence }) => {
      const shared = evidence.filter((piece) => text.includes(piece)).length / (evidence.length || 1);
      return { section, id, score: shared + (key !== '' && keys.includes(key) ? BY_HEADING : 0) };
    });
  });
  const ids = new Map<Section | undefined, PassageId>();
  for (const { section, id, score } of scores.sort((a, b) => b.score - a.score))
    if (score >= ENOUGH && !ids.has(section) && ![...ids.values()].includes(id)) ids.set(section, id);
  return ids;
}

/** The words that tell a heading from another, in alphabetical order: not the subject, nor "the" and its like. */
function keyOf(text: string, subjects: readonly string[]): string {
  const rest = subjects.reduce((all, subject) => all.replaceAll(subject, ' it '), spaced(text));
  const meaningful = rest
    .split(' ')
    .filter((word) => word !== '' && !pageWords()['empty-words'].includes(word));
  return [...new Set(meaningful.map(stem))].sort().join(' ');
}

/** The words of a text with a blank before and after each, so that whole words are found in it. */
const spaced = (text: string): string => ` ${tokensOf(text).join(' ')} `;

/** A text without what may differ while its words are the same. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
