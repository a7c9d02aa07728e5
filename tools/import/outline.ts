import { UserError } from '../command';
import { joined, type Styled, textOfStyled, unstyled } from '../content/styled';
import {
  type Block,
  lineOf,
  linesOut,
  listOf,
  type Note,
  type Out,
  out,
  sentencesIn,
  type TextBlock,
} from './blocks';
import { isDateLine } from './furniture';
import { pageWords } from './page-words';
import type { Read } from './read-page';

/** A heading of the page with its text. The title of the page is at depth 1, and no section is. */
export interface Section {
  readonly heading: Styled;
  readonly depth: number;
  /** The source marks the heading as one. An export without marks leaves it to be guessed. */
  readonly isMarked?: boolean;
  /** The heading is ours: the page gives the lines, and none over them. */
  readonly isOurs?: boolean;
  readonly texts: readonly TextBlock[];
}

/** A page in its sections. */
export interface Outline {
  readonly title: Styled;
  /** What stands before the first heading. */
  readonly opening: readonly TextBlock[];
  /** The lines that give the dates of the page are the last. */
  readonly sections: readonly Section[];
  readonly out: readonly Out[];
}

/** Markdown has six kinds of heading. */
const DEEPEST = 6;

/**
 * Parts a page into its sections, with furniture left out.
 * @param notes is added to
 * @throws UserError for a page without headings, or with the same heading twice in one place
 */
export function outlineOf(read: Read, file: string, notes: Note[]): Outline {
  const gone: Out[] = [];
  const { title, blocks } = titleOf(read, file);
  const depths = depthsOf(blocks);
  const opening: TextBlock[] = [];
  const dates: TextBlock[] = [];
  const sections: (Section & { readonly texts: TextBlock[] })[] = [];
  let skipped: { why: string; depth: number } | undefined;
  for (const block of blocks) {
    if (block.kind === 'out') gone.push(block);
    else if (block.kind === 'heading') {
      const depth = depths.get(block) ?? 2;
      const isMarked = block.depth !== undefined;
      if (!skipped || !isMarked || depth <= skipped.depth) {
        const rule = pageWords().sections.find(({ pattern }) => pattern.test(textOfStyled(block.text)));
        skipped = rule && { why: rule.why, depth };
      }
      if (skipped) gone.push(...linesOut(block.text, skipped.why));
      else sections.push({ heading: block.text, depth, isMarked, texts: [] });
    } else if (isDateLine(textOfStyled(block.text))) dates.push(block);
    else if (skipped) gone.push(...linesOut(block.text, skipped.why));
    else (sections.at(-1)?.texts ?? opening).push(...withoutLeads(block, gone));
  }
  const filled = withoutEmpty(sections, gone, notes);
  if (filled.length === 0) {
    throw new UserError(
      `${file} has no headings under its title, so nothing in it can be asked for; export it with its headings`,
    );
  }
  checkTwice(filled, file);
  const heading = unstyled(pageWords()['dates-heading'], lineOf(dates[0]?.text ?? []));
  const last = dates.length === 0 ? [] : [{ heading, depth: 3, isOurs: true, texts: dates }];
  return { title, opening, sections: [...filled, ...last], out: gone };
}

/** Takes out the sentences that only lead to another page. */
function withoutLeads(block: TextBlock, gone: Out[]): TextBlock[] {
  const sentences = sentencesIn(block.text);
  const rest = sentences.filter((sentence) => {
    const rule = pageWords().sentences.find(({ pattern }) => pattern.test(textOfStyled(sentence)));
    if (rule === undefined || !sentence.some(({ link }) => link)) return true;
    gone.push(...linesOut(sentence, rule.why));
    return false;
  });
  const [first, ...others] = rest;
  if (rest.length === sentences.length) return [block];
  return first ? [{ ...block, text: others.reduce((text, other) => joined(text, ' ', other), first) }] : [];
}

/** The title is the one heading above all others, or the first line of an export without marks. */
function titleOf({ blocks, title }: Read, file: string): { title: Styled; blocks: readonly Block[] } {
  const [first, ...others] = blocks.filter((block) => block.kind === 'heading');
  const isTop =
    first?.depth === undefined
      ? first === blocks.find(({ kind }) => kind !== 'out')
      : others.every(({ depth = DEEPEST }) => depth > (first.depth ?? 1));
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

/** How deep each heading is: as the source says, closed up so that none is skipped, or by where sections end. */
function depthsOf(blocks: readonly Block[]): Map<Block, number> {
  const depths = new Map<Block, number>();
  const open: number[] = [];
  let group: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.depth !== undefined) {
      while ((open.at(-1) ?? 0) >= block.depth) open.pop();
      depths.set(block, Math.min(open.push(block.depth) + 1, DEEPEST));
    } else if (block.kind === 'heading') group.push(block);
    else if (block.kind === 'out' && block.at === 'end') {
      // Without marks: of the headings up to the link that closes a section, all but the first are its own.
      for (const [index, heading] of group.entries()) depths.set(heading, index === 0 ? 2 : 3);
      group = [];
    }
  }
  return depths;
}

/**
 * A heading with nothing of its own under it says the headings that stand under it. Without those either it is left out,
 * or, if it is not marked as one, was no heading.
 */
function withoutEmpty(sections: readonly Section[], gone: Out[], notes: Note[]): Section[] {
  const filled: Section[] = [];
  for (const [index, section] of sections.entries()) {
    const { heading, texts, isMarked } = section;
    const line = lineOf(heading);
    const children = sectionsUnder(sections, index);
    const previous = filled.at(-1);
    if (texts.length > 0) filled.push(section);
    else if (children.length > 0) {
      // They are reported where they stand, so here they count as the line of this heading.
      const items = children.map((child) => child.heading.map((piece) => ({ ...piece, line })));
      filled.push({ ...section, texts: listOf(items) });
      notes.push({ line, message: 'a heading without text of its own: it says the headings under it' });
    } else if (!isMarked && previous) {
      filled.push({
        ...(filled.pop() ?? previous),
        texts: [...previous.texts, { kind: 'paragraph', text: heading }],
      });
      notes.push({
        line,
        message: 'a short line with nothing under it was taken for text, not for a heading',
      });
    } else {
      gone.push(out(line, textOfStyled(heading), 'a heading with nothing under it'));
      notes.push({ line, message: `a heading with nothing under it was left out: ${textOfStyled(heading)}` });
    }
  }
  return filled;
}

/** The sections one level down from that at `index`. */
export function sectionsUnder(sections: readonly Section[], index: number): Section[] {
  const depth = sections[index]?.depth ?? 2;
  const end = sections.findIndex((other, at) => at > index && other.depth <= depth);
  const below = sections.slice(index + 1, end < 0 ? undefined : end);
  const least = Math.min(...below.map((section) => section.depth));
  return below.filter((section) => section.depth === least);
}

/** The same heading twice under one heading cannot be told apart by anyone who asks for it. */
function checkTwice(sections: readonly Section[], file: string): void {
  const lines = new Map<string, number>();
  const open: string[] = [];
  for (const { heading, depth } of sections) {
    const text = textOfStyled(heading);
    open.splice(depth - 2, DEEPEST, text.toLowerCase());
    const before = lines.get(open.join('\n'));
    lines.set(open.join('\n'), lineOf(heading));
    if (before !== undefined) {
      throw new UserError(
        `${file}:${lineOf(heading)}: the heading '${text}' stands on line ${before} too; if the page was pasted twice, delete one, and else tell the two apart`,
      );
    }
  }
}
