import { UserError } from '../command';
import { joined, textOfStyled, unstyled } from '../content/styled';
import {
  type Block,
  type Heading,
  isEnded,
  lineOf,
  linesOut,
  type Note,
  type Out,
  sentencesIn,
  type TextBlock,
} from './blocks';
import { isDateLine } from './furniture';
import { pageWords } from './page-words';
import type { Read } from './read-page';
import { addHeadings, fillSections, isLead, type Section } from './sections';

export type Outline = ReturnType<typeof outlineOf>;

/**
 * Parts a page into its sections, with furniture left out.
 * @param notes is added to
 * @throws UserError for a page without headings, or with the same heading twice in one place
 */
export function outlineOf(read: Read, file: string, notes: Note[]) {
  const { title, blocks } = titleOf(read, file);
  const whole: Section = { heading: title, depth: 0, texts: [], children: [] };
  let open = [whole];
  const dates: TextBlock[] = [];
  const leftOut: Out[] = [];
  let skipped: { why: string; unsure: boolean; depth: number } | undefined;
  /** What was open where the scopes began that have not ended. */
  const scopes: { open: Section[]; skipped: typeof skipped; children: number }[] = [];
  /** A scope with headings of its own has ended, and no heading has come since. */
  let isAfter = false;
  /** What follows the dates, with no heading over it. */
  let afterDates: TextBlock[] | undefined;
  /** Where the sections begin that no link has closed yet. */
  let group = 0;
  for (const block of blocks) {
    if (block.kind === 'begin') {
      scopes.push({ open: [...open], skipped, children: open.at(-1)?.children.length ?? 0 });
    } else if (block.kind === 'end') {
      const scope = scopes.pop();
      if (!scope) continue;
      ({ open, skipped } = scope);
      isAfter ||= (open.at(-1)?.children.length ?? 0) > scope.children;
    } else if (block.kind === 'out') {
      // The dates of the page may stand in its footer.
      if (block.isDated && isDateLine(block.text)) {
        dates.push({ kind: 'paragraph', text: unstyled(block.text, block.line) });
        continue;
      }
      leftOut.push(block);
      if (block.at !== 'end' || open.at(-1)?.depth !== undefined) continue;
      // Without marks: of the headings up to the link that closes a section, all but the first are its own.
      whole.children[group]?.children.push(...whole.children.splice(group + 1));
      group = whole.children.length;
    } else if (block.kind === 'heading') {
      const { text: heading, depth } = block;
      isAfter = false;
      afterDates = undefined;
      if (!skipped || (depth ?? 1) <= skipped.depth) {
        const rule = pageWords().sections.find(({ pattern }) => pattern.test(textOfStyled(heading)));
        skipped = rule && { ...rule, depth: depth ?? 1 };
      }
      if (skipped) leftOut.push(...linesOut(heading, skipped));
      else {
        const section = { heading, depth, texts: [], children: [] };
        while ((open.at(-1)?.depth ?? 1) >= (depth ?? 1)) open.pop();
        open.at(-1)?.children.push(section);
        open.push(section);
      }
    } else if (isDateLine(textOfStyled(block.text))) {
      dates.push(block);
      if (open.length > 1 && open.at(-1)?.depth !== undefined) afterDates ??= [];
    } else if (skipped) leftOut.push(...linesOut(block.text, skipped));
    else {
      const section = open.at(-1);
      if (isAfter && section) {
        if (isLead(section.texts.at(-1))) addHeadings(section, section.children, notes);
        const message =
          'it comes after an expander or a box, and is heard before it, with the heading above both';
        notes.push({ line: lineOf(block.text), message });
        isAfter = false;
      }
      (afterDates ?? section?.texts)?.push(...withoutLeads(block, leftOut));
    }
  }
  dates.push(...(afterDates ?? []));
  const sections = fillSections(whole.children, { file, leftOut, notes });
  if (sections.length === 0) {
    throw new UserError(
      `${file} has no headings under its title, so nothing in it can be asked for; export it with its headings`,
    );
  }
  const heading = unstyled(pageWords()['dates-heading'], lineOf(dates[0]?.text ?? []));
  // They are the last under the last.
  if (dates.length > 0) sections.at(-1)?.children.push({ heading, isOurs: true, texts: dates, children: [] });
  return { title, opening: whole.texts, sections, out: leftOut };
}

/** The title is the one heading above all others, or the first line of an export without marks. */
function titleOf({ blocks, title }: Read, file: string) {
  const [first, ...others] = blocks.filter((block) => block.kind === 'heading');
  const isTop =
    first?.depth === undefined
      ? first === blocks.find(({ kind }) => kind !== 'out')
      : others.every(({ depth = 1 }) => depth > (first.depth ?? 1));
  if (first === undefined || (isTop && others.length === 0)) {
    throw new UserError(
      `${file} has no headings, so nothing in it can be asked for; export the page with its headings`,
    );
  }
  if (isTop) return { title: first.text, blocks: withoutTitle(blocks, first) };
  if (title === undefined) {
    throw new UserError(
      `${file} has no title: its first line must be the title of the page, or the only heading of its kind`,
    );
  }
  // What follows the first bar or dash is the name of the site.
  return { title: unstyled(title.split(/\s+[|–—-]\s+/u)[0] ?? '', 0), blocks };
}

/** Takes out the title, and the words over it that are no sentence. */
function withoutTitle(blocks: readonly Block[], title: Heading): Block[] {
  const at = blocks.indexOf(title);
  return blocks.flatMap((block, index) => {
    if (block === title) return [];
    if (block.kind !== 'paragraph' || index > at || isEnded(textOfStyled(block.text))) return [block];
    return linesOut(block.text, { why: 'it stands over the title', unsure: true });
  });
}

/** Takes out the sentences that only lead to another page. */
function withoutLeads(block: TextBlock, leftOut: Out[]): TextBlock[] {
  const sentences = sentencesIn(block.text);
  const rest = sentences.filter((sentence) => {
    const rule = pageWords().sentences.find(({ pattern }) => pattern.test(textOfStyled(sentence)));
    if (rule === undefined || !sentence.some(({ link }) => link)) return true;
    leftOut.push(...linesOut(sentence, rule));
    return false;
  });
  const [first, ...others] = rest;
  if (rest.length === sentences.length) return [block];
  return first ? [{ ...block, text: others.reduce((text, other) => joined(text, ' ', other), first) }] : [];
}
