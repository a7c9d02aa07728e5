import type { NumberName, Page, Part, PassageId, Telephone } from '../page/page';
import { cutFor, type Pace } from './pace';
import type { Fill, PhraseKey } from './phrases';

/** A part of a passage, counted from 1 as listeners hear it. */
export interface Spot {
  readonly passage: PassageId;
  readonly part: number;
}

/**
 * Something to say, as meaning. The renderer makes speech of it. The same saying always gives the same words, so a place
 * remembers sayings and no text.
 * - `part` is a part of a passage, as cut for the pace of the reply's place;
 * - `whole` is a passage from beginning to end, for the short ones that answer a move;
 * - `sentence` is one sentence of a passage, by its number among the sentences and items, from 0;
 * - `item` is one item of a list of a passage, both counted from 0;
 * - `contents` is a part of the list of what can be read, counted from 1;
 * - `spell` is a word, letter by letter;
 * - `number` is a number to call, for someone who writes it down.
 */
export type Saying =
  | { readonly phrase: PhraseKey; readonly fill?: Fill }
  | { readonly part: Spot }
  | { readonly whole: PassageId }
  | { readonly sentence: { readonly passage: PassageId; readonly unit: number } }
  | { readonly item: { readonly passage: PassageId; readonly list: number; readonly index: number } }
  | { readonly contents: number }
  | { readonly spell: string }
  | { readonly number: NumberName; readonly as: Dictation };

/** How a number is said to someone who writes it down, as `Telephone` has it. */
export const DICTATIONS = ['slow', 'slowest', 'last'] as const satisfies readonly (keyof Telephone)[];
export type Dictation = (typeof DICTATIONS)[number];

/** A part of the page that is read, and how many its passage has. */
export interface Reading extends Spot {
  readonly parts: number;
}

/** The part of the page that is read; for an item of a list, the part that holds it. Undefined where none is. */
export function readsOf(says: readonly Saying[], page: Page, pace: Pace): Reading | undefined {
  const cut = cutFor(pace);
  for (const saying of says) {
    if ('whole' in saying) return { passage: saying.whole, part: 1, parts: 1 };
    if ('part' in saying)
      return { ...saying.part, parts: page.passage(saying.part.passage)?.cuts[cut].length ?? 0 };
    if ('sentence' in saying) {
      const { passage, unit } = saying.sentence;
      const parts = page.passage(passage)?.cuts[cut] ?? [];
      return { passage, part: partWith(parts, unit), parts: parts.length };
    }
    if ('item' in saying) {
      const { passage, list, index } = saying.item;
      const parts = page.passage(passage)?.cuts[cut] ?? [];
      const holds = parts.findIndex(({ pieces }) =>
        pieces.some(
          (piece) => 'list' in piece && piece.list === list && piece.from <= index && index < piece.to,
        ),
      );
      return { passage, part: holds + 1, parts: parts.length };
    }
  }
  return undefined;
}

/** The part, counted from 1, that holds a sentence or item, counted from 0. */
export const partWith = (parts: readonly Part[], unit: number): number =>
  Math.max(1, parts.filter(({ start }) => start <= unit).length);
