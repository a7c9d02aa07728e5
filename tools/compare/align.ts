/** A stretch of one list that stands where a stretch of the other does: one of the two may be empty. */
export interface Hunk<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/**
 * Where two lists differ, between what they have in common in the same order (their longest common subsequence). A page
 * has some hundred sentences, so the table of it is small.
 */
export function hunksOf<T>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean,
): Hunk<T>[] {
  const longest = lengths(before, after, same);
  const hunks: Hunk<T>[] = [];
  let open: { before: T[]; after: T[] } = { before: [], after: [] };
  const close = () => {
    if (open.before.length + open.after.length > 0) hunks.push(open);
    open = { before: [], after: [] };
  };
  let [a, b] = [0, 0];
  while (a < before.length || b < after.length) {
    const [one, other] = [before[a], after[b]];
    if (one !== undefined && other !== undefined && same(one, other)) {
      close();
      a += 1;
      b += 1;
    } else if (
      other === undefined ||
      (one !== undefined && (longest[a + 1]?.[b] ?? 0) >= (longest[a]?.[b + 1] ?? 0))
    ) {
      if (one !== undefined) open.before.push(one);
      a += 1;
    } else {
      open.after.push(other);
      b += 1;
    }
  }
  close();
  return hunks;
}

function lengths<T>(before: readonly T[], after: readonly T[], same: (a: T, b: T) => boolean): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = after.length - 1; b >= 0; b -= 1) {
      const [row, below] = [table[a], table[a + 1]];
      if (!row || !below) continue;
      row[b] = same(before[a] as T, after[b] as T)
        ? (below[b + 1] ?? 0) + 1
        : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return table;
}

/** How alike two texts are, from 0 to 1: the share of their words that both have. */
export function likeness(one: string, other: string): number {
  const [a, b] = [bag(one), bag(other)];
  const common = [...a].reduce((sum, [word, count]) => sum + Math.min(count, b.get(word) ?? 0), 0);
  const all = Math.max(size(a), size(b));
  return all === 0 ? 1 : common / all;
}

function bag(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

const size = (words: ReadonlyMap<string, number>): number =>
  [...words.values()].reduce((sum, count) => sum + count, 0);
