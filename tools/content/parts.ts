import { NEAR_TIE_WORDS } from './turn-limits';

/** The largest that a part may be: the weight of its list items, and its words. */
export interface Size {
  readonly weight: number;
  readonly words: number;
  /** The words of the part that begins a passage: it is announced, so it has room for fewer. */
  readonly firstWords: number;
}

/** What a cut never divides: a sentence of prose, or an item of a list. */
export interface Unit {
  readonly words: number;
  /** Which list of the passage it is an item of, counted from 0; undefined for prose. */
  readonly list: number | undefined;
  /** Of an item: 1, or 2 where it has a second sentence. Prose weighs nothing. */
  readonly weight: number;
  /** Whether a part may well end here: at the end of a paragraph, and after an item. */
  readonly breath: boolean;
}

/** The units `from` up to, not including, `to`. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts a passage into parts, each of which is heard in one turn.
 *
 * - A list is cut by itself: into the fewest parts, then balanced by weight, the larger first. Ten items are 3, 3, 2, 2.
 * - The sentence that leads into a list stays with the list's first items.
 * - Prose is cut by itself, into the fewest parts, balanced by words, at the end of a paragraph where that is nearly as
 *   good. It joins the end of the list before it, or the beginning of the list after it, where there is room.
 * - No part holds items of two lists. A unit that is too large by itself is a part, a first item together with its lead-in.
 *
 * @param units all of a passage, in order
 * @returns the parts in order. Together they are all the units.
 */
export function cut(units: readonly Unit[], size: Size): Slice[] {
  const sum = ({ from, to }: Slice, key: 'words' | 'weight'): number =>
    units.slice(from, to).reduce((total, unit) => total + unit[key], 0);
  const lists = ({ from, to }: Slice): number =>
    new Set(units.slice(from, to).flatMap(({ list }) => list ?? [])).size;
  const fits = (part: Slice): boolean =>
    sum(part, 'words') <= (part.from === 0 ? size.firstWords : size.words) &&
    sum(part, 'weight') <= size.weight &&
    lists(part) <= 1;

  /** The parts of a list. The first one includes the sentence that leads into the list. */
  const cutList = ({ from, to }: Slice): Slice[] => {
    const isLed = from > 0 && units[from - 1]?.list === undefined;
    const [first, ...others] = singles({ from, to });
    if (first === undefined) return [];
    const items = [isLed ? { from: from - 1, to: first.to } : first, ...others];
    return fewest(items, fits, (part) => sum(part, 'weight') ** 2);
  };

  const parts: Slice[] = [];
  const blocks = blocksOf(units);
  for (const [index, block] of blocks.entries()) {
    if (units[block.from]?.list !== undefined) {
      // The first items are placed already, where a sentence leads into the list.
      parts.push(...cutList(block).filter(({ from }) => from >= block.from));
      continue;
    }
    const before = parts.splice(-1);
    const after = blocks[index + 1];
    const led = after === undefined ? [] : cutList(after).slice(0, 1);
    const sentences = singles({ from: block.from, to: led[0]?.from ?? block.to });
    const whole = [...before, ...sentences, ...led];
    const end = whole.at(-1)?.to;
    const cost = (part: Slice): number => {
      const midParagraph = part.to !== end && units[part.to - 1]?.breath === false;
      return sum(part, 'words') ** 2 + (midParagraph ? NEAR_TIE : 0);
    };
    parts.push(...fewest(whole, fits, cost));
  }
  return parts;
}

/** With squares as costs, two parts that differ by d words cost d² / 2 more than two equal ones. */
const NEAR_TIE = NEAR_TIE_WORDS ** 2 / 2;

/** Each run of prose, and each list. */
function blocksOf(units: readonly Unit[]): Slice[] {
  const starts = units.flatMap(({ list }, at) => (at > 0 && units[at - 1]?.list === list ? [] : [at]));
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? units.length }));
}

/** Each unit as a slice. */
const singles = ({ from, to }: Slice): Slice[] =>
  Array.from({ length: to - from }, (_, at) => ({ from: from + at, to: from + at + 1 }));

/**
 * Joins neighbouring slices: into the fewest, then at the least cost, then the larger first. One that does not fit stands
 * alone.
 * @param fits must not hold of a longer slice where it does not hold of a shorter one
 * @param cost must grow with the square of the size, so that the sum is least where the slices are alike
 */
function fewest(
  slices: readonly Slice[],
  fits: (joined: Slice) => boolean,
  cost: (joined: Slice) => number,
): Slice[] {
  /** The best way to join all slices from each one on, found from the end backwards. */
  const best: { readonly joined: readonly Slice[]; readonly cost: number }[] = [];
  best[slices.length] = { joined: [], cost: 0 };
  for (const [at, { from, to: end }] of [...slices.entries()].reverse()) {
    for (const [following, { to }] of slices.entries()) {
      if (following < at) continue;
      const first = { from, to };
      if (to > end && !fits(first)) break;
      const rest = best[following + 1];
      if (rest === undefined) continue;
      const way = { joined: [first, ...rest.joined], cost: cost(first) + rest.cost };
      const other = best[at];
      const [fewer, many] = [way.joined.length, other?.joined.length ?? Number.POSITIVE_INFINITY];
      if (other === undefined || fewer < many || (fewer === many && way.cost <= other.cost)) best[at] = way;
    }
  }
  return [...(best[0]?.joined ?? [])];
}
