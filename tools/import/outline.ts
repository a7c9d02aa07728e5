import { sentenceRanges } from '../content/sentences';
import { slice } from '../content/styled';
import {
  type Block,
  type Inline,
  isEnded,
  type Kept,
  lineOf,
  type Note,
  type Out,
  out,
  part,
  type Read,
  textOf,
} from './blocks';
import { isDateLine } from './furniture';
import { pageWords } from './page-words';
import { ImportError } from './read-file';

export type Text = Exclude<Kept, { kind: 'heading' }>;

/** A heading of the page with its text. The title of the page is at depth 1, and no section is. */
export interface Section {
  readonly heading: Inline;
  readonly depth: number;
  /** Whether the depth is given by the source. An export without marks leaves it to be guessed. */
  readonly marked: boolean;
  readonly texts: readonly Text[];
}

/** A page in its sections. */
export interface Outline {
  readonly title: Inline;
  /** What stands before the first heading. */
  readonly opening: readonly Text[];
  readonly sections: readonly Section[];
  /** The lines that give the dates of the page. */
  readonly dates: readonly Text[];
  readonly out: readonly Out[];
  readonly notes: readonly Note[];
}

/**
 * The most items of a list. Three are heard in a turn, so this is some seventy turns; a list that is longer has lost
 * its end, or is an index. Our own judgement.
 */
export const MOST_ITEMS = 200;

/**
 * Parts a page into its sections, with furniture left out.
 * @throws ImportError where it has none, or where a heading stands twice in the same place
 */
export function outlineOf(read: Read, file: string): Outline {
  checkLists(read.blocks, file);
  const notes = [...read.notes];
  const gone: Out[] = [];
  const blocks = read.blocks.flatMap((block) => withoutLeads(block, gone));
  const { title, rest } = titleOf(blocks, read, file);
  const depths = depthsOf(rest);
  const sections: { heading: Inline; depth: number; marked: boolean; texts: Text[] }[] = [];
  const opening: Text[] = [];
  const dates: Text[] = [];
  let skipping: { why: string; depth: number } | undefined;
  for (const block of rest) {
    if (block.kind === 'out') gone.push(block);
    else if (block.kind === 'heading') {
      const depth = depths.get(block) ?? 2;
      if (skipping && depth > skipping.depth && block.depth !== undefined) {
        gone.push(out(lineOf(block.text), textOf(block.text), skipping.why));
        continue;
      }
      const section = pageWords().sections.find(({ pattern }) => pattern.test(textOf(block.text)));
      skipping = section && { why: section.why, depth };
      if (section) gone.push(out(lineOf(block.text), textOf(block.text), section.why));
      else sections.push({ heading: block.text, depth, marked: block.depth !== undefined, texts: [] });
    } else if (isDateLine(textOf(block.text))) dates.push(block);
    else if (skipping) gone.push(...linesOut(block.text, skipping.why));
    else (sections.at(-1)?.texts ?? opening).push(block);
  }
  if (sections.length === 0) {
    throw new ImportError(
      `${file} has no headings under its title, so nothing in it can be asked for; export it with its headings`,
    );
  }
  const filled = withoutEmpty(sections, gone, notes);
  checkTwice(filled, file);
  return { title, opening, sections: filled, dates, out: gone, notes };
}

function checkLists(blocks: readonly Block[], file: string): void {
  let count = 0;
  let from = 0;
  for (const block of blocks) {
    if (block.kind === 'out') continue;
    if (block.kind !== 'item') {
      count = 0;
      continue;
    }
    if (count === 0 || block.begins) [count, from] = [0, lineOf(block.text)];
    count += 1;
    if (count > MOST_ITEMS) {
      throw new ImportError(
        `${file}:${from}: a list of more than ${MOST_ITEMS} items, which nobody can hear to its end; part it under headings, or leave it out of the export`,
      );
    }
  }
}

/** Takes out the sentences that only lead to another page. */
function withoutLeads(block: Block, gone: Out[]): Block[] {
  if (block.kind === 'out' || block.kind === 'heading') return [block];
  const text = textOf(block.text);
  const kept: Inline[] = [];
  for (const { from, to } of sentenceRanges(text)) {
    const sentence = part(block.text, from, to);
    const rule = pageWords().sentences.find(({ pattern }) => pattern.test(textOf(sentence)));
    if (rule && sentence.some(({ link }) => link)) gone.push(...linesOut(sentence, rule.why));
    else kept.push(slice(block.text, from, to));
  }
  if (kept.length === sentenceRanges(text).length) return [block];
  if (kept.length === 0) return [];
  const words = kept.flatMap((sentence, index) =>
    index === 0 ? sentence : [{ text: ' ', stress: false, link: false, line: lineOf(sentence) }, ...sentence],
  );
  return [{ ...block, text: words }];
}

/** A text that is left out, line by line. */
function linesOut(inline: Inline, why: string): Out[] {
  const lines = new Map<number, string>();
  for (const { text, line } of inline) lines.set(line, (lines.get(line) ?? '') + text);
  return [...lines].map(([line, text]) => out(line, text.trim(), why));
}

/** The title is the one heading above all others, or the first line of an export without marks. */
function titleOf(blocks: readonly Block[], { title }: Read, file: string): { title: Inline; rest: Block[] } {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const [first, ...others] = headings;
  const none = `${file} has no headings, so nothing in it can be asked for; export the page with its headings`;
  if (first === undefined) throw new ImportError(none);
  const firstKept = blocks.find(({ kind }) => kind !== 'out');
  const isTop =
    first.depth === undefined
      ? first === firstKept
      : others.every(({ depth }) => depth === undefined || depth > (first.depth ?? 1));
  if (isTop && others.length === 0) throw new ImportError(none);
  if (isTop) return { title: first.text, rest: blocks.filter((block) => block !== first) };
  if (title !== undefined) {
    const [name = title] = title.split(/\s+[|–—-]\s+/u);
    return { title: [{ text: name, stress: false, link: false, line: 0 }], rest: [...blocks] };
  }
  throw new ImportError(
    `${file} has no title: its first line must be the title of the page, or the only heading of its kind`,
  );
}

/** How deep each heading is: as the source says, closed up so that none is skipped, or by where sections end. */
function depthsOf(blocks: readonly Block[]): Map<Block, number> {
  const depths = new Map<Block, number>();
  const open: number[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.depth === undefined) continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= block.depth) open.pop();
    open.push(block.depth);
    depths.set(block, Math.min(open.length + 1, DEEPEST));
  }
  // Without marks: where a section is closed by a link, the headings after its first are its own.
  let group: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.depth === undefined) group.push(block);
    if (block.kind !== 'out' || !block.ends) continue;
    for (const [index, heading] of group.entries()) depths.set(heading, index === 0 ? 2 : 3);
    group = [];
  }
  return depths;
}

/** Markdown has six kinds of heading. */
const DEEPEST = 6;

/**
 * A heading with nothing of its own under it says the headings that stand under it; one without those either is left
 * out, or was no heading.
 */
function withoutEmpty(sections: readonly Section[], gone: Out[], notes: Note[]): Section[] {
  const filled: Section[] = [];
  for (const [index, section] of sections.entries()) {
    if (section.texts.length > 0) {
      filled.push(section);
      continue;
    }
    const line = lineOf(section.heading);
    const children = childrenOf(sections, index);
    const previous = filled.at(-1);
    if (children.length > 0) {
      const texts = children.map(
        ({ heading }, at): Text => ({
          kind: 'item',
          begins: at === 0,
          text: heading.map((span) => ({ ...span, line })),
        }),
      );
      filled.push({ ...section, texts });
      notes.push({ line, message: 'a heading without text of its own: it says the headings under it' });
    } else if (!section.marked && previous !== undefined) {
      filled[filled.length - 1] = {
        ...previous,
        texts: [...previous.texts, { kind: 'paragraph', text: section.heading }],
      };
      notes.push({
        line,
        message: 'a short line with nothing under it was taken for text, not for a heading',
      });
    } else {
      gone.push(out(line, textOf(section.heading), 'a heading with nothing under it'));
      notes.push({
        line,
        message: `a heading with nothing under it was left out: ${textOf(section.heading)}`,
      });
    }
  }
  return filled;
}

/** The sections one level down. */
function childrenOf(sections: readonly Section[], index: number): Section[] {
  const { depth = 2 } = sections[index] ?? {};
  const end = sections.findIndex((other, at) => at > index && other.depth <= depth);
  const below = sections.slice(index + 1, end < 0 ? undefined : end);
  const least = Math.min(...below.map((section) => section.depth));
  return below.filter((section) => section.depth === least);
}

/** The same heading twice under one heading cannot be told apart by anyone who asks for it. */
function checkTwice(sections: readonly Section[], file: string): void {
  const seen = new Map<string, number>();
  const open: Section[] = [];
  for (const section of sections) {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= section.depth) open.pop();
    open.push(section);
    const key = open.map(({ heading }) => textOf(heading).toLowerCase()).join('\n');
    const line = lineOf(section.heading);
    const before = seen.get(key);
    if (before !== undefined) {
      throw new ImportError(
        `${file}:${line}: the heading '${textOf(section.heading)}' stands on line ${before} too; if the page was pasted twice, delete one, and else tell the two apart`,
      );
    }
    seen.set(key, line);
  }
}

/** Texts that end as no sentence does, which the export may have cut off. */
export const isUnfinished = (text: Text): boolean => text.kind === 'paragraph' && !isEnded(textOf(text.text));
