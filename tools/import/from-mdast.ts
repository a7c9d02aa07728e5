import type { List, ListItem, PhrasingContent, Root, RootContent, Table } from 'mdast';
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
import { type Block, isEnded, lineOf, listOf, type Note, type Out, out, type TextBlock } from './blocks';
import { furnitureLine, furnitureParagraph, isDateLine } from './furniture';
import { withNested } from './nested-lists';
import { BEGIN } from './scopes';

/**
 * A page in its blocks, in order: lists flat, tables as lists, furniture left out.
 * @param byLine whether a line of the source means something: in a text export it does, in HTML it does not
 * @param notes is added to
 */
export function blocksOf(root: Root, byLine: boolean, notes: Note[]): Block[] {
  const blocks: Block[] = [];
  const note = (line: number, message: string) => notes.push({ line, message });

  const textIn = (nodes: readonly PhrasingContent[]): Styled =>
    fold(
      styledOf(nodes, (node) => {
        if (node.type !== 'image') return;
        blocks.push(out(startOf(node), node.alt || '(no words)', 'a picture'));
        note(startOf(node), `a picture was left out: ${node.alt || 'it has no words'}`);
      }),
    );

  /** The texts of a paragraph, which two line breaks in a row part, and in a text export what stands on a line by itself. */
  const textsIn = (nodes: readonly PhrasingContent[]): (Styled | Out)[] => {
    const at = nodes.findIndex(({ type }, index) => type === 'break' && nodes[index + 1]?.type === 'break');
    if (at >= 0) return [...textsIn(nodes.slice(0, at)), ...textsIn(nodes.slice(at + 2))];
    const text = textIn(nodes);
    return byLine ? linesApart(text) : text.length > 0 ? [text] : [];
  };

  const readItem = ({ children }: ListItem, begins: boolean): void => {
    /** The item has a text of its own: what holds headings and the like is no item to be heard. */
    let isItem = false;
    for (const [index, node] of children.entries()) {
      const last = blocks.at(-1);
      if (node.type === 'list') readNested(node, isItem && last?.kind === 'item' ? last : undefined);
      else if (node.type !== 'paragraph') read(node);
      else if (index === 0) {
        const [text, ...rest] = textsIn(node.children);
        if (text) blocks.push('kind' in text ? text : { kind: 'item', text, begins });
        isItem = text !== undefined && !('kind' in text);
        for (const one of rest) blocks.push('kind' in one ? one : { kind: 'paragraph', text: one });
      } else if (isItem && last?.kind === 'item') {
        const text = textIn(node.children);
        const before = textOfStyled(last.text);
        if (!before.endsWith(':')) note(lineOf(text), 'a further paragraph of a list item was joined to it');
        const between = isEnded(before) ? ' ' : '. ';
        blocks[blocks.length - 1] = { ...last, text: joined(last.text, between, text) };
      } else read(node);
    }
  };

  const readNested = (list: List, lead: TextBlock | undefined): void => {
    const from = blocks.length;
    for (const [index, item] of list.children.entries()) readItem(item, index === 0);
    const nested = blocks.splice(from);
    const items = nested.flatMap((block) => (block.kind === 'item' ? [block.text] : []));
    if (lead === undefined) blocks.push(...listOf(items));
    else {
      const texts = withNested(lead.text, items);
      const message = `a list within a list was read as ${counted(texts.length, 'item')}: listen to it`;
      note(startOf(list), message);
      blocks.splice(
        -1,
        1,
        ...texts.map((text, index) => ({ ...lead, text, begins: lead.begins && index === 0 })),
      );
    }
    blocks.push(...nested.filter(({ kind }) => kind !== 'item'));
  };

  /**
   * A row is an item of a list, so that it is heard whole and can be asked for by its number: what each column is called,
   * and what stands in it, in the words of the page. What stands between them is ours.
   */
  const readTable = (table: Table): void => {
    const [heads = [], ...rows] = table.children.map(({ children }) =>
      children.map((cell) => textIn(cell.children)),
    );
    const names = heads.map(textOfStyled);
    if (heads.flat().length > 0)
      blocks.push(out(lineOf(heads.flat()), names.join(', '), 'the head of a table: said with each row'));
    blocks.push(...listOf(rows.map((cells) => rowOf(names, cells)).filter(({ length }) => length > 0)));
    const count = counted(rows.length, 'row');
    note(startOf(table), `a table of ${count} was made a list, a row an item: listen to it`);
  };

  const read = (node: RootContent): void => {
    if (node.type === 'heading') {
      const text = unstressed(textIn(node.children));
      if (text.length > 0) blocks.push({ kind: 'heading', text, depth: node.depth });
    } else if (node.type === 'paragraph') {
      for (const text of textsIn(node.children))
        blocks.push('kind' in text ? text : (furnitureParagraph(text) ?? { kind: 'paragraph', text }));
    } else if (node.type === 'list') {
      for (const [index, item] of node.children.entries()) readItem(item, index === 0);
    } else if (node.type === 'table') readTable(node);
    else if (node.type === 'thematicBreak') blocks.push(out(startOf(node), '---', 'a line across the page'));
    else if (node.type === 'definition') blocks.push({ kind: node.identifier === BEGIN ? 'begin' : 'end' });
    else if ('children' in node) for (const child of node.children) read(child);
  };

  for (const node of root.children) read(node);
  return blocks;
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

/** Cells in a row that say the same are one cell, of all their columns. */
function rowOf(names: readonly string[], cells: readonly Styled[]): Styled {
  const asSentences = cells.some((cell) => isEnded(textOfStyled(cell)));
  const isAgain = (column: number) =>
    textOfStyled(cells[column] ?? []) === textOfStyled(cells[column - 1] ?? []);
  return cells.reduce<Styled>((row, cell, column) => {
    if (cell.length === 0 || (column > 0 && isAgain(column))) return row;
    const own = [names[column]];
    for (let at = column + 1; at < cells.length && isAgain(at); at += 1) own.push(names[at]);
    const name = [...new Set(own)].filter(Boolean).join(', ');
    const named = name ? [{ text: `${name}: `, stress: false, line: lineOf(cell) }, ...cell] : cell;
    if (row.length === 0) return named;
    return joined(row, !asSentences ? '; ' : isEnded(textOfStyled(row)) ? ' ' : '. ', named);
  }, []);
}

const startOf = (node: RootContent): number => node.position?.start.line ?? 0;
