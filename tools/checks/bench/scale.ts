import type { CompiledPage } from '../../../lambda/page/open';
import type { Passage } from '../../../lambda/page/page';
import { contentsOf } from '../../content/passages';

/**
 * A page so many times as long: the same passages over and over, each copy under a name of its own, in one long order.
 * @param times 1 gives the page as it is
 */
export function timesAsLong({ head, passages }: CompiledPage, times: number): CompiledPage {
  const copies = Array.from({ length: times }, (_, copy) =>
    passages.map((passage) => ({ ...passage, id: nameOf(passage.id, copy) })),
  ).flat();
  const ordered = copies.map(
    ({ previous: _, next: __, parent: ___, ...passage }, index): Passage => ({
      ...passage,
      ...(copies[index - 1] && { previous: copies[index - 1]?.id ?? '' }),
      ...(copies[index + 1] && { next: copies[index + 1]?.id ?? '' }),
    }),
  );
  return { head, contents: contentsOf(ordered), passages: ordered };
}

/** Ids are of letters: the copies are told apart by their number in letters. */
const nameOf = (id: string, copy: number): string =>
  copy === 0 ? id : `${id}-${[...String(copy)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
