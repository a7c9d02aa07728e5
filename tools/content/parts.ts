import { NEAR_TIE_WORDS } from './limits';

/** The largest that a part may be: the weight of its list items, and its words. */
export interface Size {
  readonly weight: number;
  readonly words: number;
  /** The words of the part that begins a passage: it is announced, so it has room for fewer. */
  readonly firstWords: number;
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
 * - The part that begins a passage has less room: it is announced.
 * - No part holds items of two lists. A unit that is too large by itself stands alone (a first item with its lead-in).
 *
 * Nothing is lost, and the order stays. The sizes are the design's ("Numbers to design to"), see `limits.ts`.
 */
export function cut(stretches: readonly Stretch[], size: Size): Slice[][] {
  const lists = stretches.map((_, index) => chunksOfList(stretches, index, size));
  const parts: Part[] = [];
  for (const [index, { kind, units }] of stretches.entries()) {
    if (kind === 'list') {
      // The first items of a list that is led into were placed with the prose before it.
      const chunks = leadInto(stretches, index) === undefined ? lists[index] : lists[index]?.slice(1);
      parts.push(...(chunks ?? []).map((chunk) => partOf(index, units, chunk)));
      continue;
    }
    const left = stretches[index - 1]?.kind === 'list' ? parts.pop() : undefined;
    const first = lists[index + 1]?.[0];
    const led = first && partOf(index + 1, stretches[index + 1]?.units ?? [], first);
    const opening = parts.length === 0 ? size.firstWords : size.words;
    parts.push(...proseParts({ index, sentences: units, left, led, opening, words: size.words }));
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

/** The sentence that leads into a list: the last one of the prose before it. */
function leadInto(stretches: readonly Stretch[], list: number): Unit | undefined {
  const before = stretches[list - 1];
  return before?.kind === 'prose' ? before.units.at(-1) : undefined;
}

/** The chunks of a list, the first with room for its lead-in; none for prose. */
function chunksOfList(stretches: readonly Stretch[], index: number, size: Size): Chunk[] {
  const { kind, units = [] } = stretches[index] ?? {};
  if (kind !== 'list') return [];
  const lead = leadInto(stretches, index);
  const sentencesBefore = stretches.slice(0, index).reduce((sum, stretch) => sum + stretch.units.length, 0);
  const beginsPassage = sentencesBefore === (lead === undefined ? 0 : 1);
  return chunksOf(units.length, {
    fits: ({ from, to }) => {
      const words = wordsIn(units, from, to) + (from === 0 ? (lead?.words ?? 0) : 0);
      const room = from === 0 && beginsPassage ? size.firstWords : size.words;
      return words <= room && weightIn(units, from, to) <= size.weight;
    },
    cost: ({ from, to }) => weightIn(units, from, to) ** 2,
  });
}

interface Prose {
  readonly index: number;
  readonly sentences: readonly Unit[];
  /** The part before, which ends with items of the list before. */
  readonly left: Part | undefined;
  /** The first items of the list after, which the last sentence leads into. */
  readonly led: Part | undefined;
  /** The most words of the first of these parts, and of the others. */
  readonly opening: number;
  readonly words: number;
}

/**
 * Cuts the prose between two lists (or an end of the passage). The part before it and the first items after it take
 * part as units of their own; the lead-in and the items it leads into are one unit, never to be parted.
 */
function proseParts({ index, sentences, left, led, opening, words }: Prose): Part[] {
  const atoms: (Part & { breath: boolean })[] = left === undefined ? [] : [{ ...left, breath: true }];
  for (const [at, { breath }] of sentences.entries()) {
    const sentence = partOf(index, sentences, { from: at, to: at + 1 });
    const leads = led !== undefined && at === sentences.length - 1;
    atoms.push(leads ? { ...merged([sentence, led]), breath: true } : { ...sentence, breath });
  }
  const betweenLists = left !== undefined && led !== undefined;
  const chunks = chunksOf(atoms.length, {
    fits: ({ from, to }) =>
      wordsIn(atoms, from, to) <= (from === 0 ? opening : words) &&
      !(betweenLists && from === 0 && to === atoms.length),
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
