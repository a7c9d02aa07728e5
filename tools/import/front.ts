import { basename } from 'node:path';
import { plainText } from '../../lambda/page/words';
import type { Answers } from './answers';
import { type Note, textOf } from './blocks';
import { type Facts, SETTABLE, type Settable } from './found';
import type { Passage } from './page-file';
import type { Project } from './project';
import { ImportError } from './read-file';
import { properNamesIn, topicOf } from './topics';

/** How headings stand inside a sentence, and the proper names among their words. */
export function titlesOf(passages: readonly Passage[], { compiled }: Project) {
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
export function complete(
  found: Facts,
  subject: string,
  file: string,
  { compiled }: Project,
  notes: Note[],
): Facts {
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

/** The front matter, in the order in which it is written. */
export function frontOf(
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
