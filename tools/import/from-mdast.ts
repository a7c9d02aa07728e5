import type { ListItem, PhrasingContent, Root, RootContent, Table } from 'mdast';
import {
  fold,
  joined,
  type Stretch,
  type Styled,
  styledOf,
  textOfStyled,
  unstressed,
} from '../content/styled';
import { counted } from '../content/word-count';
import { type Block, isEnded, lineOf, listOf, type Note, type Out, out } from './blocks';
import { furnitureLine, furnitureParagraph, isDateLine } from './furniture';

/**
 * A page in its blocks, in order: lists flat, tables as lists, furniture left out.
 * @param byLine whether a line of the source means something: in a text export it does, in HTML it does not
 * @param notes is added to
 */
export function blocksOf(root: Root, byLine: boolean, notes: Note[]): Block[] {
  const reader = new Reader(byLine, notes);
  for (const node of root.children) reader.read(node);
  return reader.blocks;
}

class Reader {
  readonly blocks: Block[] = [];
  readonly #byLine: boolean;
  readonly #notes: Note[];

  constructor(byLine: boolean, notes: Note[]) {
    this.#byLine = byLine;
    this.#notes = notes;
  }

  read(node: RootContent): void {
    if (node.type === 'heading') {
      const text = unstressed(this.#text(node.children));
      if (text.length > 0) this.blocks.push({ kind: 'heading', text, depth: node.depth });
    } else if (node.type === 'paragraph') this.#paragraph(node.children);
    else if (node.type === 'list') {
      for (const [index, item] of node.children.entries()) this.#item(item, index === 0);
    } else if (node.type === 'table') this.#table(node);
    else if (node.type === 'thematicBreak')
      this.blocks.push(out(startOf(node), '---', 'a line across the page'));
    else if ('children' in node) for (const child of node.children) this.read(child);
  }

  #paragraph(nodes: readonly PhrasingContent[]): void {
    for (const text of this.#texts(nodes)) {
      if ('kind' in text) this.blocks.push(text);
      else this.blocks.push(furnitureParagraph(text) ?? { kind: 'paragraph', text });
    }
  }

  #item({ children }: ListItem, begins: boolean): void {
    let isOpen = false;
    for (const node of children) {
      const last = this.blocks.at(-1);
      if (node.type === 'list') {
        this.#note(startOf(node), 'a list within a list was made one list');
        for (const item of node.children) this.#item(item, begins && !isOpen);
      } else if (node.type !== 'paragraph') this.read(node);
      else if (!isOpen) {
        const [text, ...rest] = this.#texts(node.children);
        if (text) this.blocks.push('kind' in text ? text : { kind: 'item', text, begins });
        for (const one of rest) this.blocks.push('kind' in one ? one : { kind: 'paragraph', text: one });
      } else if (last?.kind === 'item') {
        const text = this.#text(node.children);
        this.#note(lineOf(text), 'a further paragraph of a list item was joined to it');
        const between = isEnded(textOfStyled(last.text)) ? ' ' : '. ';
        this.blocks[this.blocks.length - 1] = { ...last, text: joined(last.text, between, text) };
      } else this.read(node);
      isOpen = true;
    }
  }

  /**
   * A row is an item of a list, so that it is heard whole and can be asked for by its number: what each column is called,
   * and what stands in it, in the words of the page. What stands between them is ours.
   */
  #table(table: Table): void {
    const [heads = [], ...rows] = table.children.map(({ children }) =>
      children.map((cell) => this.#text(cell.children)),
    );
    const names = heads.map(textOfStyled);
    if (heads.flat().length > 0) {
      const line = lineOf(heads.flat());
      this.blocks.push(out(line, names.join(', '), 'the head of a table: said with each row'));
    }
    const items = rows.map((cells) => rowOf(names, cells)).filter(({ length }) => length > 0);
    this.blocks.push(...listOf(items));
    const count = counted(rows.length, 'row');
    this.#note(startOf(table), `a table of ${count} was made a list, a row an item: listen to it`);
  }

  /** The texts of a paragraph, which two line breaks in a row part, and in a text export what stands on a line by itself. */
  #texts(nodes: readonly PhrasingContent[]): (Styled | Out)[] {
    const at = nodes.findIndex(({ type }, index) => type === 'break' && nodes[index + 1]?.type === 'break');
    if (at >= 0) return [...this.#texts(nodes.slice(0, at)), ...this.#texts(nodes.slice(at + 2))];
    const text = this.#text(nodes);
    return this.#byLine ? linesApart(text) : text.length > 0 ? [text] : [];
  }

  #text(nodes: readonly PhrasingContent[]): Styled {
    const text = styledOf(nodes, (node) => {
      if (node.type !== 'image') return;
      this.blocks.push(out(startOf(node), node.alt || '(no words)', 'a picture'));
      this.#note(startOf(node), `a picture was left out: ${node.alt || 'it has no words'}`);
    });
    return fold(text);
  }

  #note(line: number, message: string): void {
    this.#notes.push({ line, message });
  }
}

/** Furniture and dates are read line by line, whatever they are written under. */
function linesApart(text: Styled): (Styled | Out)[] {
  const texts: (Stretch[] | Out)[] = [];
  let isOpen = false;
  for (const line of new Set(text.map((piece) => piece.line))) {
    const pieces = text.filter((piece) => piece.line === line);
    const furniture = furnitureLine(fold(pieces));
    const isDate = isDateLine(textOfStyled(fold(pieces)));
    const last = texts.at(-1);
    if (isOpen && !furniture && !isDate && Array.isArray(last)) last.push(...pieces);
    else texts.push(furniture ?? pieces);
    isOpen = !furniture && !isDate;
  }
  return texts.map((one) => (Array.isArray(one) ? fold(one) : one));
}

function rowOf(names: readonly string[], cells: readonly Styled[]): Styled {
  const asSentences = cells.some((cell) => isEnded(textOfStyled(cell)));
  return cells.reduce<Styled>((row, cell, column) => {
    const name = names[column] || undefined;
    const named = name ? [{ text: `${name}: `, stress: false, line: lineOf(cell) }, ...cell] : cell;
    if (cell.length === 0 || row.length === 0) return cell.length === 0 ? row : named;
    return joined(row, !asSentences ? '; ' : isEnded(textOfStyled(row)) ? ' ' : '. ', named);
  }, []);
}

const startOf = (node: RootContent): number => node.position?.start.line ?? 0;
