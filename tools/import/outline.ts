import { UserError } from '../command';
import { joined, type Styled, textOfStyled, unstyled } from '../content/styled';
import { lineOf, linesOut, listOf, type Note, type Out, out, sentencesIn, type TextBlock } from './blocks';
import { isDateLine } from './furniture';
import { pageWords } from './page-words';
import type { Read } from './read-page';

/** A heading of the page with its text, and the sections under it. */
export interface Section {
  readonly heading: Styled;
  /** From 1 to 6, where the source marks the heading as one. */
  readonly depth?: number | undefined;
  /** The heading is ours: the page gives the lines, and none over them. */
  readonly isOurs?: boolean;
  readonly texts: TextBlock[];
  readonly children: Section[];
}

export type Outline = ReturnType<typeof outlineOf>;

/**
 * Parts a page into its sections, with furniture left out.
 * @param notes is added to
 * @throws UserError for a page without headings, or with the same heading twice in one place
 */
export function outlineOf(read: Read, file: string, notes: Note[]) {
  const { title, blocks } = titleOf(read, file);
  const whole: Section = { heading: title, depth: 0, texts: [], children: [] };
  const open = [whole];
  const dates: TextBlock[] = [];
  const leftOut: Out[] = [];
  let skipped: { why: string; depth: number } | undefined;
  /** Where the sections begin that no link has closed yet. */
  let group = 0;
  for (const block of blocks) {
    if (block.kind === 'out') {
      leftOut.push(block);
      if (block.at !== 'end' || open.at(-1)?.depth !== undefined) continue;
      // Without marks: of the headings up to the link that closes a section, all but the first are its own.
      whole.children[group]?.children.push(...whole.children.splice(group + 1));
      group = whole.children.length;
    } else if (block.kind === 'heading') {
      const { text: heading, depth } = block;
      if (!skipped || (depth ?? 1) <= skipped.depth) {
        const rule = pageWords().sections.find(({ pattern }) => pattern.test(textOfStyled(heading)));
        skipped = rule && { why: rule.why, depth: depth ?? 1 };
      }
      if (skipped) leftOut.push(...linesOut(heading, skipped.why));
      else {
        const section = { heading, depth, texts: [], children: [] };
        while ((open.at(-1)?.depth ?? 1) >= (depth ?? 1)) open.pop();
        open.at(-1)?.children.push(section);
        open.push(section);
      }
    } else if (isDateLine(textOfStyled(block.text))) dates.push(block);
    else if (skipped) leftOut.push(...linesOut(block.text, skipped.why));
    else open.at(-1)?.texts.push(...withoutLeads(block, leftOut));
  }
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
  if (isTop) return { title: first.text, blocks: blocks.filter((block) => block !== first) };
  if (title === undefined) {
    throw new UserError(
      `${file} has no title: its first line must be the title of the page, or the only heading of its kind`,
    );
  }
  // What follows the first bar or dash is the name of the site.
  return { title: unstyled(title.split(/\s+[|–—-]\s+/u)[0] ?? '', 0), blocks };
}

/** Takes out the sentences that only lead to another page. */
function withoutLeads(block: TextBlock, leftOut: Out[]): TextBlock[] {
  const sentences = sentencesIn(block.text);
  const rest = sentences.filter((sentence) => {
    const rule = pageWords().sentences.find(({ pattern }) => pattern.test(textOfStyled(sentence)));
    if (rule === undefined || !sentence.some(({ link }) => link)) return true;
    leftOut.push(...linesOut(sentence, rule.why));
    return false;
  });
  const [first, ...others] = rest;
  if (rest.length === sentences.length) return [block];
  return first ? [{ ...block, text: others.reduce((text, other) => joined(text, ' ', other), first) }] : [];
}

/**
 * Sections with something to hear in each. A heading with nothing of its own under it, and a text that ends with a colon,
 * lead into the headings under them. Without those a heading is left out, or, if it is not marked as one, was none.
 */
function fillSections(
  sections: readonly Section[],
  context: { readonly file: string; readonly leftOut: Out[]; readonly notes: Note[] },
): Section[] {
  const { file, leftOut, notes } = context;
  const all: Section[] = [];
  for (const section of sections) {
    const { heading, texts, depth } = section;
    const [text, line] = [textOfStyled(heading), lineOf(heading)];
    const note = (message: string, at = line) => notes.push({ line: at, message });
    const children = fillSections(section.children, context);
    const twin = all.find((other) => textOfStyled(other.heading).toLowerCase() === text.toLowerCase());
    if (twin)
      // Nobody who asks for one of them can tell it from the other.
      throw new UserError(
        `${file}:${line}: the heading '${text}' stands on line ${lineOf(twin.heading)} too; if the page was pasted twice, delete one, and else tell the two apart`,
      );
    const last = texts.at(-1);
    const previous = all.at(-1);
    if (
      children.length > 0 &&
      (!last || (last.kind === 'paragraph' && textOfStyled(last.text).endsWith(':')))
    ) {
      texts.push(...listOf(children.map((child) => child.heading)));
      if (last)
        note('it leads into the headings under it, which were made a list after it', lineOf(last.text));
      else note('a heading without text of its own: it says the headings under it');
    }
    if (texts.length > 0) all.push({ ...section, children });
    else if (depth === undefined && previous) {
      (previous.children.at(-1) ?? previous).texts.push({ kind: 'paragraph', text: heading });
      note('a short line with nothing under it was taken for text, not for a heading');
    } else {
      leftOut.push(out(line, text, 'a heading with nothing under it'));
      note(`a heading with nothing under it was left out: ${text}`);
    }
  }
  return all;
}
