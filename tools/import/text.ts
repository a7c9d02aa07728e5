import { countWords } from '../content/words';
import { type Block, type Inline, isEnded, lineOf, type Note, out, type Read, textOf } from './blocks';
import { furnitureLine, furnitureParagraph, isDateLine, isFooterHelpline } from './furniture';
import { readInline } from './inline';
import { mend } from './mend';
import { rowsAsItems } from './tables';

/**
 * Reads the text export of a page: paragraphs parted by empty lines, lists, links and bold words as Markdown has them,
 * and headings that begin with `#` or, where none does, are short lines by themselves.
 */
export function readText(text: string): Read {
  const reader = new Reader(text.split('\n'));
  const blocks = mend(reader.read(), reader.notes);
  const explicit = blocks.some(({ kind }) => kind === 'heading');
  return { blocks: explicit ? blocks : withHeadings(blocks), notes: reader.notes };
}

/** `- item`, `* item`, `• item`, `1. item`. A year that begins a line is no number of an item. */
const ITEM = /^(\s*)(?:[-*+•·◦‣▪●○–—]|(\d{1,2})[.)])\s+(\S.*)$/u;
const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/u;
const RULE = /^\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|(?:[-*_] ){2,}[-*_])\s*$/u;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/u;

class Reader {
  readonly notes: Note[] = [];
  readonly #lines: readonly string[];
  readonly #blocks: Block[] = [];
  /** The lines of the paragraph or item that is being read. */
  #open: { kind: 'paragraph' | 'item'; begins: boolean; line: number; lines: string[] } | undefined;
  /** Whether an empty line has come since the last item, and how far in that item's text stands. */
  #list: { indent: number; parted: boolean } | undefined;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  read(): Block[] {
    const footers = this.#footers();
    for (let index = 0; index < this.#lines.length; index += 1) {
      const line = this.#lines[index] ?? '';
      if (line.trim() === '') this.#blank();
      else if (footers.has(index)) this.#leaveOut(index, footers.get(index) ?? '');
      else index += this.#line(line, index);
    }
    this.#close();
    return this.#blocks;
  }

  /** Reads a line; returns how many lines after it were read with it. */
  #line(line: string, index: number): number {
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (heading) {
      this.#close();
      this.#list = undefined;
      const text = readInline([heading[2] ?? ''], index + 1, this.notes);
      if (text.length > 0) this.#blocks.push({ kind: 'heading', text, depth: heading[1]?.length ?? 1 });
    } else if (RULE.test(line)) this.#rule(line, index);
    else if (TABLE_RULE.test(this.#lines[index + 1] ?? '') && line.includes('|')) return this.#table(index);
    else if (item) this.#item(item, index);
    else this.#text(line, index);
    return 0;
  }

  /** A line under a line makes a heading of it; a line by itself is only to be looked at. */
  #rule(line: string, index: number): void {
    const above = this.#open;
    if (above?.kind === 'paragraph' && above.lines.length === 1 && /^\s*[=-]+\s*$/u.test(line)) {
      this.#open = undefined;
      const text = readInline(above.lines, above.line, this.notes);
      this.#blocks.push({ kind: 'heading', text, depth: line.includes('=') ? 1 : 2 });
      return;
    }
    this.#close();
    this.#blocks.push(out(index + 1, line.trim(), 'a line across the page'));
  }

  #item([, indent = '', number, text = '']: RegExpExecArray, index: number): void {
    const begins =
      this.#list === undefined || (number === '1' && this.#open?.kind !== 'item' && this.#list.parted);
    this.#close();
    if (indent.length > (this.#list?.indent ?? indent.length))
      this.notes.push({ line: index + 1, message: 'a list within a list was made one list' });
    this.#open = { kind: 'item', begins, line: index + 1, lines: [text] };
    this.#list = { indent: begins ? indent.length : (this.#list?.indent ?? indent.length), parted: false };
  }

  #text(line: string, index: number): void {
    const alone = readInline([line], index + 1, []);
    const gone = furnitureLine(alone);
    if (gone !== undefined) {
      this.#close();
      this.#blocks.push(gone);
      if (!gone.breaks) this.#list = undefined;
      return;
    }
    const isDate = isDateLine(textOf(alone));
    const indented = line.length - line.trimStart().length > (this.#list?.indent ?? Number.POSITIVE_INFINITY);
    if (this.#open !== undefined && !isDate) this.#open.lines.push(line);
    else if (this.#list !== undefined && indented) {
      // A further paragraph of an item goes on with it.
      const last = this.#blocks.at(-1);
      if (last?.kind === 'item') {
        this.#blocks.pop();
        this.notes.push({ line: index + 1, message: 'a further paragraph of a list item was joined to it' });
        const end = isEnded(textOf(last.text)) ? ' ' : '. ';
        this.#blocks.push({ ...last, text: [...last.text, span(end, index + 1), ...alone] });
      }
    } else {
      this.#close();
      this.#list = undefined;
      this.#open = { kind: 'paragraph', begins: false, line: index + 1, lines: [line] };
    }
    if (isDate) this.#close();
  }

  #table(index: number): number {
    this.#close();
    this.#list = undefined;
    const edged = /^\s*\|/u.test(this.#lines[index] ?? '');
    const cells = (line: string, at: number): Inline[] =>
      line
        .trimEnd()
        .replace(edged ? /^\s*\||\|$/gu : /(?!)/u, '')
        .split('|')
        .map((cell) => readInline([cell], at + 1, this.notes));
    const rows: Inline[][] = [];
    let at = index + 2;
    for (; (this.#lines[at] ?? '').includes('|'); at += 1) rows.push(cells(this.#lines[at] ?? '', at));
    const heads = cells(this.#lines[index] ?? '', index);
    const items = rowsAsItems(heads, rows);
    this.#blocks.push(
      out(index + 1, (this.#lines[index] ?? '').trim(), 'the head of a table: said with each row'),
    );
    this.#blocks.push(...items.map((text, row): Block => ({ kind: 'item', text, begins: row === 0 })));
    this.notes.push({
      line: index + 1,
      message: `a table of ${rows.length} rows was made a list, a row an item: listen to it`,
    });
    return at - index - 1;
  }

  #blank(): void {
    this.#close();
    if (this.#list !== undefined) this.#list = { ...this.#list, parted: true };
  }

  #leaveOut(index: number, why: string): void {
    this.#close();
    const text = textOf(readInline([this.#lines[index] ?? ''], index + 1, []));
    this.#blocks.push(out(index + 1, text, why, { breaks: true }));
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    const text = readInline(open.lines, open.line, this.notes);
    if (text.length === 0) return;
    const gone = open.kind === 'paragraph' ? furnitureParagraph(text) : undefined;
    if (gone !== undefined) this.#blocks.push(gone);
    else if (open.kind === 'item') this.#blocks.push({ kind: 'item', text, begins: open.begins });
    else this.#blocks.push({ kind: 'paragraph', text });
  }

  /** The lines that give the helpline as the footer of a page does, with the reason to leave them out. */
  #footers(): Map<number, string> {
    const words = this.#lines.map((line, index) =>
      line.length > LONGEST_FOOTER ? '' : wordsOf(line, index),
    );
    const found = new Map<number, string>();
    for (const [index, text] of words.entries()) {
      if (text === '' || !isFooterHelpline(text)) continue;
      const near = [words.slice(0, index).findLast(Boolean), words.slice(index + 1).find(Boolean)];
      const inFooter = near.some((line) => line !== undefined && furnitureLine([span(line, 0)])?.breaks);
      const again = words.filter((line) => line === text).length > 1;
      if (inFooter || again) found.set(index, 'the helpline in the footer of a page');
    }
    return found;
  }
}

/** A line of a footer is not longer than this, in characters with its links. */
const LONGEST_FOOTER = 300;

const wordsOf = (line: string, index: number): string =>
  line.trim() === '' ? '' : textOf(readInline([line], index + 1, []));

const span = (text: string, line: number) => ({ text, stress: false, link: false, line });

/** Words that a heading of the export has at the most. */
const LONGEST_HEADING = 14;

/**
 * Finds the headings of an export that does not mark them: short lines by themselves, that end as no sentence does and
 * have something under them.
 */
function withHeadings(blocks: readonly Block[]): Block[] {
  return blocks.map((block): Block => {
    if (block.kind !== 'paragraph') return block;
    const text = textOf(block.text);
    const short =
      countWords(text) <= LONGEST_HEADING && new Set(block.text.map(({ line }) => line)).size === 1;
    const isHeading =
      short && /^["'(]?[\p{Lu}\p{N}]/u.test(text) && !/[.!:;,]["')\]]*$/u.test(text) && !isDateLine(text);
    const isLabel = /:\s*\S/u.test(text) && /\d{4,}/u.test(text);
    return isHeading && !isLabel ? { kind: 'heading', text: unstressed(block.text) } : block;
  });
}

/** What is bold because it is a heading is not said louder. */
const unstressed = (text: Inline): Inline =>
  text.map((one) => ({ ...one, stress: false, line: lineOf(text) }));
