/** A number from 0 up to 1, and another at the next call. */
export type Random = () => number;

/** The same numbers for the same seed, so that the same words make the same model (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of them; undefined where there are none. */
export const pick = <T>(from: ArrayLike<T>, random: Random): T | undefined =>
  from[Math.floor(random() * from.length)];

/** Puts numbers in any order (Fisher-Yates), in place. */
export function shuffle(numbers: Int32Array | number[], random: Random): void {
  for (let at = numbers.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const swapped = numbers[at] as number;
    numbers[at] = numbers[other] as number;
    numbers[other] = swapped;
  }
}
