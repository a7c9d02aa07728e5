import type { Element, ElementContent } from 'hast';
import { all, elementOf, elementsIn, first, wordsOf } from './hast';

/**
 * A table as what can be read row by row: a table with one row of heads, and a cell for each row and column; or, where it
 * has no data in it, the elements that it lays out.
 * @param note is told what an editor must compare with the page
 */
export function tableAsRead(table: Element, note: (message: string) => void): ElementContent[] {
  const captions = elementsIn(table)
    .filter(({ tagName }) => tagName === 'caption')
    .map((caption) => ({ ...caption, tagName: 'p' }));
  const rows = rowsOf(table);
  const grid = gridOf(rows);
  const headCount = headRowsIn(grid);
  if (isLayout(table, rows, grid.slice(0, headCount))) {
    note('a table that only lays out the page was read cell by cell: is that the order?');
    return [...captions, ...rows.flat().map((cell) => ({ ...cell, tagName: 'div' }))];
  }
  if (all(table, ({ properties: { colSpan, rowSpan } }) => Number(colSpan) > 1 || Number(rowSpan) > 1).length)
    note('a cell of a table goes over several rows or columns: it is said with each of them');
  const titles = grid.slice(0, headCount).filter(isAcross);
  const heads = grid.slice(0, headCount).filter((row) => !isAcross(row));
  const body = grid.slice(headCount);
  if (headCount === 0 && body.every((row) => row.length === 2 && row[0]?.tagName === 'th'))
    return [...captions, termsOf(body)];
  const head = heads.length > 0 ? [headOf(heads)] : [];
  const read: ElementContent[] = [...captions, ...titles.flatMap(([cell]) => (cell ? [asText(cell)] : []))];
  let open: Element[] = [];
  const close = (): void => {
    if (open.length > 0) read.push(elementOf('table', [...head, ...open], table));
    open = [];
  };
  for (const row of body) {
    const [cell] = row;
    // A cell that goes across the whole table says what the rows under it are about.
    if (cell && isAcross(row)) {
      close();
      read.push(asText(cell));
    } else open.push(rowWith(row));
  }
  close();
  return read;
}

const isAcross = (row: readonly Element[]): boolean => row.length > 1 && row.every((cell) => cell === row[0]);

const asText = (cell: Element): Element => ({
  ...cell,
  tagName: 'p',
  properties: {},
  children: inline(cell),
});

const rowsOf = (table: Element): Element[][] =>
  elementsIn(table)
    .flatMap((part) =>
      part.tagName === 'tr' ? [part] : /^t(?:head|body|foot)$/u.test(part.tagName) ? elementsIn(part) : [],
    )
    .map((row) => elementsIn(row).filter(({ tagName }) => /^t[hd]$/u.test(tagName)))
    .filter((row) => row.length > 0);

/** What only a page that is laid out by tables has in a cell. */
const LAID_OUT = /^(?:h[1-6]|ul|ol|dl|table|img|figure|form)$/u;

/** Whether a table lays out a page: it says so, or has no heads and holds no rows of short texts. */
function isLayout(table: Element, rows: readonly Element[][], heads: readonly Element[][]): boolean {
  if (['presentation', 'none'].includes(String(table.properties.role))) return true;
  if (first(table, ({ tagName }) => /^(?:th|thead|caption)$/u.test(tagName))) return false;
  const isThin = rows.length < 2 || rows.every((row) => row.length < 2);
  const holdsBlocks = (cell: Element) =>
    all(cell, ({ tagName }) => tagName === 'p').length > 1 ||
    first(cell, ({ tagName }) => LAID_OUT.test(tagName)) !== undefined;
  if (!isThin && heads.some((row) => !isAcross(row))) return false;
  return isThin || rows.flat().some(holdsBlocks);
}

/** Each cell in all the rows and columns that it goes over. */
function gridOf(rows: readonly Element[][]): Element[][] {
  const grid: Element[][] = rows.map(() => []);
  for (const [index, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[index]?.[column]) column += 1;
      const [width, height] = [spanOf(cell.properties.colSpan), spanOf(cell.properties.rowSpan)];
      for (const row of grid.slice(index, index + height))
        for (let at = column; at < column + width; at += 1) row[at] = cell;
    }
  }
  // A row that is too short ends early; one whose cells are missing before others has empty ones.
  return grid.map((row) => Array.from(row, (cell) => cell ?? elementOf('td', [])));
}

/** The most columns or rows that a cell is believed to go over: no table that can be heard has more. */
const WIDEST = 50;

const spanOf = (span: unknown): number => Math.min(Math.max(Number(span) || 1, 1), WIDEST);

/** How many rows at the top are heads: of nothing but heads, or of bold words, under what goes across the table. */
function headRowsIn(grid: readonly Element[][]): number {
  let isMarked = false;
  const at = grid.findIndex((row) => {
    if (isAcross(row) || row.every(({ tagName }) => tagName === 'th')) return false;
    const isHead = !isMarked && row.every(({ children }) => children.every(isBold));
    isMarked = true;
    return !isHead;
  });
  // Heads alone are what there is to say.
  return at < 0 ? Math.min(1, grid.length - 1) : at;
}

const isBold = (node: ElementContent): boolean =>
  wordsOf(node) === '' ||
  (node.type === 'element' &&
    (/^(?:b|strong)$/u.test(node.tagName) || (node.tagName === 'p' && node.children.every(isBold))));

/** Several rows of heads as one: "Dose, adults". */
function headOf(heads: readonly Element[][]): Element {
  const columns = Math.max(...heads.map((row) => row.length));
  const cells = Array.from({ length: columns }, (_, column) => {
    const own = new Set(heads.flatMap((row) => row[column] ?? []).filter((cell) => wordsOf(cell) !== ''));
    return elementOf(
      'th',
      joinedBy(
        ', ',
        [...own].map(({ children }) => children),
      ),
      heads[0]?.[column],
    );
  });
  return elementOf('thead', [elementOf('tr', cells)]);
}

const rowWith = (cells: readonly Element[]): Element =>
  elementOf(
    'tr',
    cells.map((cell) => ({ ...asText(cell), tagName: 'td' })),
    cells[0],
  );

/** Rows of a head and one cell, as a list of terms. */
const termsOf = (rows: readonly Element[][]): Element =>
  elementOf(
    'ul',
    rows.map(([term, cell]) => {
      const [said, meant] = [term, cell].map((one) => (one ? inline(one) : []));
      return elementOf('li', [...(said ?? []), { type: 'text', value: ': ' }, ...(meant ?? [])], term);
    }),
  );

const BLOCK = /^(?:p|div|ul|ol|li|dl|dt|dd|br|h[1-6]|section)$/u;

/** What a cell holds, in one line: between its paragraphs and items stands a comma, where no sentence ends. */
function inline(cell: Element): ElementContent[] {
  const pieces: ElementContent[][] = [[]];
  const collect = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'element' && BLOCK.test(node.tagName)) {
        pieces.push([]);
        collect(node.children);
        pieces.push([]);
      } else pieces.at(-1)?.push(node);
    }
  };
  collect(cell.children);
  return joinedBy(
    ', ',
    pieces.filter((piece) => piece.some((node) => wordsOf(node) !== '')),
  );
}

function joinedBy(between: string, pieces: readonly ElementContent[][]): ElementContent[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1]?.map(wordsOf).join('') ?? '';
    if (index === 0) return piece;
    return [{ type: 'text' as const, value: /[.?!:;,]$/u.test(before.trim()) ? ' ' : between }, ...piece];
  });
}
