import { fold } from '../content/styled';
import { type Inline, isEnded, lineOf, type Span, textOf } from './blocks';

/**
 * The rows of a table as items of a list, so that each is heard whole and can be asked for by its number: what each
 * column is called, and what stands in it, in the words of the page. What stands between them is ours.
 */
export function rowsAsItems(heads: readonly Inline[], rows: readonly (readonly Inline[])[]): Inline[] {
  return rows.flatMap((cells) => {
    const filled = cells
      .map((cell, column) => ({ cell, head: heads[column] ?? [] }))
      .filter(({ cell }) => textOf(cell) !== '');
    const asSentences = filled.some(({ cell }) => isEnded(textOf(cell)));
    const pieces = filled.map(({ cell, head }, index): Inline => {
      const last = index === filled.length - 1;
      const between = last ? '' : asSentences ? (isEnded(textOf(cell)) ? ' ' : '. ') : '; ';
      return [
        ...(textOf(head) === ''
          ? []
          : [...head.map((span) => ({ ...span, line: lineOf(cell) })), plainSpan(': ', cell)]),
        ...cell,
        ...(between === '' ? [] : [plainSpan(between, cell)]),
      ];
    });
    return pieces.length === 0 ? [] : [fold(pieces.flat())];
  });
}

const plainSpan = (text: string, at: Inline): Span => ({
  text,
  stress: false,
  link: false,
  line: lineOf(at),
});
