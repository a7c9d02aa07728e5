import type { PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { stem, words } from '../../lambda/understanding/tokens';
import { idProblem, slugOf } from '../content/ids';
import { expand, sampleOf } from '../content/templates';
import { textOf } from './blocks';
import type { Section } from './outline';
import { pageWords } from './page-words';
import type { Project } from './project';

export interface Matched {
  /** The id of each section, in order. */
  readonly ids: readonly PassageId[];
  /** Which of them the project knows. */
  readonly known: ReadonlySet<PassageId>;
  /**
   * Passages of the project that the page has no heading for, but says in full under another: what people say for the
   * one is answered by the other.
   */
  readonly within: ReadonlyMap<PassageId, PassageId>;
}

/**
 * Finds the project's passage of each heading: by the words of the heading, or, where those are new, by what is said
 * under it. A passage that is only like it is not taken: an answer from the wrong passage is worse than a new id.
 * @param subjects what the page and the project's page are about, the longest first
 */
export function matchIds(
  sections: readonly Section[],
  project: Project,
  subject: string,
  subjects: readonly string[],
): Matched {
  const other = fold(subject) !== fold(project.subject);
  const ofSubject = new Set(words(project.subject).map(stem));
  const names = subjects.map(spaced);
  const candidates = project.compiled.passages.filter(
    ({ id }) => !(other && id.split('-').some((word) => ofSubject.has(stem(word)))),
  );
  const texts = sections.map(({ texts: under }) => fold(under.map(({ text }) => textOf(text)).join(' ')));
  const known = new Map(candidates.map(({ id }) => [id, knownBy(id, project, names)]));
  const scores = sections.flatMap(({ heading }, section) =>
    candidates.map(({ id }) => {
      const likeness = likenessOf(textOf(heading), known.get(id) ?? NOTHING, names);
      const shared = sharedOf(texts[section] ?? '', project.evidence.get(id) ?? []);
      return { section, id, score: likeness + (shared >= MOST_OF_IT ? 2 * shared : shared) };
    }),
  );
  scores.sort((a, b) => b.score - a.score);
  const ids: PassageId[] = [];
  const taken = new Set<PassageId>();
  for (const { section, id, score } of scores) {
    if (score < ENOUGH || ids[section] !== undefined || taken.has(id)) continue;
    ids[section] = id;
    taken.add(id);
  }
  const recognised = new Set(taken);
  for (const [section, { heading }] of sections.entries())
    ids[section] ??= freshId(sections, section, textOf(heading), ids, taken, project);
  return { ids, known: recognised, within: withinOf(project, recognised, ids, texts) };
}

/** A heading of the same words is enough, and so is most of what the project knows of the passage. */
const ENOUGH = 1.2;
const MOST_OF_IT = 0.6;

const NOTHING: Known = { lines: new Set(), keys: new Set() };

/** The first names of a passage are what it is called; those after them are things that it speaks of as well. */
const FIRST_NAMES = 4;

/** What a passage of the project is called and asked for with, made ready to be compared. */
interface Known {
  readonly lines: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

function knownBy(id: PassageId, project: Project, subjects: readonly Spaced[]): Known {
  const passage = project.compiled.passages.find((one) => one.id === id);
  const { names = [], say = [] } = project.utterances.passages[id] ?? {};
  const titles = [plainText(passage?.title ?? []), id.replaceAll('-', ' ')];
  const called = [...titles, ...names.flatMap(({ template }) => expand(template)).slice(0, FIRST_NAMES)];
  const asked = say.flatMap(({ template }) => sampleOf(template, MOST_SAMPLES));
  return {
    lines: new Set([...called, ...asked].map((text) => lineOf(text, subjects))),
    keys: new Set(called.map((name) => keyOf(name, subjects))),
  };
}

/** A template of this many utterances is no way to write a heading. */
const MOST_SAMPLES = 50;

/** How like a heading is to a passage of the project. */
function likenessOf(heading: string, { lines, keys }: Known, subjects: readonly Spaced[]): number {
  if (lines.has(lineOf(heading, subjects))) return 3;
  const key = keyOf(heading, subjects);
  return key !== '' && keys.has(key) ? 2 : 0;
}

/** The words of a text with a blank before and after each, so that whole words are found in it. */
type Spaced = string;

const spaced = (text: string): Spaced => ` ${words(text).join(' ')} `;

/** A heading as it would be said, with the subject as "it" and nothing before it. */
function lineOf(text: string, subjects: readonly Spaced[]): string {
  let said = spaced(text);
  for (const subject of subjects) said = said.replaceAll(subject, ' it ');
  return said.trim().replace(/^(?:the|a|an|our|your) /u, '');
}

/** The words that tell a heading from another, in alphabetical order. */
function keyOf(text: string, subjects: readonly Spaced[]): string {
  const empty = pageWords()['empty-words'];
  const telling = lineOf(text, subjects)
    .split(' ')
    .filter((word) => !empty.includes(word));
  return [...new Set(telling.map(stem))].sort().join(' ');
}

/** How much of what the project knows of a passage stands in a text. */
function sharedOf(text: string, evidence: readonly string[]): number {
  const found = evidence.filter((piece) => text.includes(fold(piece)));
  return evidence.length === 0 ? 0 : found.length / evidence.length;
}

function withinOf(
  project: Project,
  known: ReadonlySet<PassageId>,
  ids: readonly PassageId[],
  texts: readonly string[],
): Map<PassageId, PassageId> {
  const within = new Map<PassageId, PassageId>();
  for (const [id, evidence] of project.evidence) {
    if (known.has(id)) continue;
    const section = texts.findIndex((text) => sharedOf(text, evidence) === 1);
    const holder = ids[section];
    if (holder !== undefined) within.set(id, holder);
  }
  return within;
}

/** A text without what may differ while its words are the same. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

/** An id of the heading's own words; where that is taken, with the words of the heading above. */
function freshId(
  sections: readonly Section[],
  at: number,
  heading: string,
  ids: readonly PassageId[],
  taken: Set<PassageId>,
  project: Project,
): PassageId {
  const own = slugOf(heading);
  const depth = sections[at]?.depth ?? 2;
  const above = sections.slice(0, at).findLastIndex((section) => section.depth < depth);
  const reserved = new Set(project.compiled.passages.map(({ id }) => id));
  const slug = idProblem(own) === undefined ? own : 'passage';
  const wanted = [
    slug,
    slugOf(`${slug} ${ids[above] ?? ''}`),
    ...LETTERS.map((letter) => slugOf(`${slug} ${letter}`)),
  ];
  const free =
    wanted.find((id) => idProblem(id) === undefined && !taken.has(id) && !reserved.has(id)) ?? slug;
  taken.add(free);
  return free;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'].flatMap((first, _, all) =>
  ['', ...all].map((second) => first + second),
);
