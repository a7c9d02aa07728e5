import { NEAR_TIE_WORDS } from './limits';

/** The largest that a part may be: the weight of its list items, and its words. */
export interface Size {
  readonly weight: number;
  readonly words: number;
}

/** A sentence of prose or an item of a list, as far as cutting is concerned. */
export interface Unit {
  readonly words: number;
  /** Of an item: 1, or 2 where it has a second sentence. Prose weighs nothing. */
  readonly weight: number;
  /** Whether a paragraph ends here. */
  readonly breath: boolean;
}

/** What a passage is a sequence of: sentences between lists, or one list. */
export interface Stretch {
  readonly kind: 'prose' | 'list';
  readonly units: readonly Unit[];
}

/** The units `from` up to, not including, `to` of a stretch. */
export interface Slice {
  readonly stretch: number;
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
 * - No part holds items of two lists. A unit that is too large by itself stands alone (a first item with its lead-in).
 *
 * Nothing is lost, and the order stays. The sizes are the design's ("Numbers to design to"), see `limits.ts`.
 */
export function cut(stretches: readonly Stretch[], size: Size): Slice[][] {
  const parts: Part[] = [];
  for (const [index, { kind, units }] of stretches.entries()) {
    const [before, after] = [stretches[index - 1], stretches[index + 1]];
    if (kind === 'list') {
      const lead = before?.kind === 'prose' ? before.units.at(-1) : undefined;
      const chunks = listChunks(units, lead?.words ?? 0, size);
      // The first items of a list that is led into were placed with the prose before it.
      for (const chunk of lead === undefined ? chunks : chunks.slice(1)) {
        parts.push(partOf(index, units, chunk));
      }
    } else {
      const left = before?.kind === 'list' ? parts.pop() : undefined;
      const right = after?.kind === 'list' ? after.units : [];
      parts.push(...proseParts(index, units, left, right, size));
    }
  }
  return parts.filter(({ slices }) => slices.length > 0).map(({ slices }) => slices);
}

interface Part {
  readonly words: number;
  readonly slices: Slice[];
}

/** The units `from` up to, not including, `to`. */
interface Chunk {
  readonly from: number;
  readonly to: number;
}

function listChunks(units: readonly Unit[], leadWords: number, size: Size): Chunk[] {
  return chunksOf(units.length, {
    fits: ({ from, to }) => {
      const words = wordsIn(units, from, to) + (from === 0 ? leadWords : 0);
      return words <= size.words && weightIn(units, from, to) <= size.weight;
    },
    cost: ({ from, to }) => weightIn(units, from, to) ** 2,
  });
}

/**
 * Cuts the prose between two lists (or an end of the passage). The part before it and the first items after it take
 * part as units of their own; the lead-in and the items it leads into are one unit, never to be parted.
 */
function proseParts(
  index: number,
  sentences: readonly Unit[],
  left: Part | undefined,
  listAfter: readonly Unit[],
  size: Size,
): Part[] {
  const atoms: (Part & { breath: boolean })[] = left === undefined ? [] : [{ ...left, breath: true }];
  const lead = listAfter.length > 0 ? sentences.length - 1 : sentences.length;
  for (const [at, sentence] of sentences.slice(0, lead).entries()) {
    atoms.push({ ...partOf(index, sentences, { from: at, to: at + 1 }), breath: sentence.breath });
  }
  const leadIn = sentences[lead];
  if (leadIn !== undefined) {
    const first = listChunks(listAfter, leadIn.words, size)[0] ?? { from: 0, to: 0 };
    const led = [partOf(index, sentences, { from: lead, to: lead + 1 }), partOf(index + 1, listAfter, first)];
    atoms.push({ ...merged(led), breath: true });
  }
  const betweenLists = left !== undefined && leadIn !== undefined;
  const chunks = chunksOf(atoms.length, {
    fits: ({ from, to }) =>
      wordsIn(atoms, from, to) <= size.words && !(betweenLists && from === 0 && to === atoms.length),
    cost: ({ from, to }) => {
      const midParagraph = to < atoms.length && atoms[to - 1]?.breath === false;
      return wordsIn(atoms, from, to) ** 2 + (midParagraph ? NEAR_TIE : 0);
    },
  });
  return chunks.map(({ from, to }) => merged(atoms.slice(from, to)));
}

/** Two parts that differ by d words cost d² / 2 more than two equal ones. */
const NEAR_TIE = NEAR_TIE_WORDS ** 2 / 2;

interface Rules {
  /** Whether these units can be heard as one. A longer chunk never fits where a shorter one did not. */
  fits(chunk: Chunk): boolean;
  /** Squares, so that the sum of them is least where the chunks are alike. */
  cost(chunk: Chunk): number;
}

/** The fewest chunks, then the least cost, then the larger first; a unit that fits nowhere is a chunk by itself. */
function chunksOf(count: number, rules: Rules): Chunk[] {
  const best: { chunks: number; cost: number; to: number }[] = [];
  best[count] = { chunks: 0, cost: 0, to: count };
  for (let from = count - 1; from >= 0; from -= 1) {
    for (let to = from + 1; to <= count; to += 1) {
      const chunk = { from, to };
      if (to > from + 1 && !rules.fits(chunk)) break;
      const rest = best[to];
      if (rest === undefined) continue;
      const [chunks, cost] = [rest.chunks + 1, rest.cost + rules.cost(chunk)];
      const sofar = best[from];
      if (sofar === undefined || chunks < sofar.chunks || (chunks === sofar.chunks && cost <= sofar.cost)) {
        best[from] = { chunks, cost, to };
      }
    }
  }
  const chosen: Chunk[] = [];
  for (let from = 0; from < count; ) {
    const to = best[from]?.to ?? count;
    chosen.push({ from, to });
    from = to;
  }
  return chosen;
}

function partOf(stretch: number, units: readonly Unit[], { from, to }: Chunk): Part {
  return { words: wordsIn(units, from, to), slices: [{ stretch, from, to }] };
}

/** One part of several, neighbouring slices of one stretch joined. */
function merged(parts: readonly Part[]): Part {
  const slices: Slice[] = [];
  for (const slice of parts.flatMap((part) => part.slices)) {
    const last = slices.at(-1);
    if (last?.stretch === slice.stretch && last.to === slice.from) {
      slices[slices.length - 1] = { ...last, to: slice.to };
    } else slices.push(slice);
  }
  return { words: parts.reduce((sum, { words }) => sum + words, 0), slices };
}

function wordsIn(units: readonly { readonly words: number }[], from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += units[at]?.words ?? 0;
  return sum;
}

function weightIn(units: readonly Unit[], from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += units[at]?.weight ?? 0;
  return sum;
}
