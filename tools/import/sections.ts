import type { PassageId } from '../../lambda/page/page';
import { lineOf, type Note, textOf } from './blocks';
import { matchIds } from './match';
import type { Outline, Section, Text } from './outline';
import type { Passage } from './page-file';
import type { Project } from './project';

/** The sections with their ids and depths. What stands before the first heading begins the first passage. */
export function identified(outline: Outline, project: Project, subject: string, title: string) {
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
export function withHeadingsUnder(section: Section, after: readonly Section[], notes: Note[]): Section {
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
export function passageOf(
  { heading, depth, texts }: Section,
  id: PassageId,
  { citations }: Project,
): Passage {
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
