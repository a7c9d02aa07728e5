/** How the tables of a model lie in a file, so that they pack well: as gaps between sorted numbers, byte by byte. */

/** The first bytes of all numbers, then the second ones: of small numbers all but the last are nought. @param width in bytes */
export function planesOf(numbers: ArrayLike<number>, width: number): Uint8Array {
  const count = numbers.length;
  const planes = new Uint8Array(width * count);
  for (let plane = 0; plane < width; plane += 1)
    for (let at = 0; at < count; at += 1)
      planes[plane * count + at] = (numbers[at] as number) >> (8 * (width - 1 - plane));
  return planes;
}

/** The numbers that `planesOf` was given. */
export function numbersOf(planes: Uint8Array, width: number): Int32Array {
  const count = planes.length / width;
  const numbers = new Int32Array(count);
  for (let plane = 0; plane < width; plane += 1)
    for (let at = 0; at < count; at += 1)
      numbers[at] = ((numbers[at] as number) << 8) | (planes[plane * count + at] as number);
  return numbers;
}

/** How far each number is from the one before it, the first from nought, in 32 bits. @param sorted in ascending order */
export const gapsOf = (sorted: Int32Array): Int32Array =>
  sorted.map((number, at) => number - (at === 0 ? 0 : (sorted[at - 1] as number)));

/** The numbers that `gapsOf` was given. */
export function sumsOf(gaps: Int32Array): Int32Array {
  const sums = new Int32Array(gaps.length);
  for (let at = 0, sum = 0; at < gaps.length; at += 1) {
    sum = (sum + (gaps[at] as number)) | 0;
    sums[at] = sum;
  }
  return sums;
}

/** The same within each row of a sparse matrix. @param starts where each row begins, and where the last one ends */
export function rowGapsOf<T extends Uint8Array | Uint16Array>(labels: T, starts: Int32Array): T {
  const gaps = labels.slice() as T;
  for (let row = 0; row + 1 < starts.length; row += 1)
    for (let at = (starts[row + 1] as number) - 1; at > (starts[row] as number); at -= 1)
      gaps[at] = (labels[at] as number) - (labels[at - 1] as number);
  return gaps;
}

/** Makes the labels of the gaps between them, in their place. */
export function sumRows<T extends Uint8Array | Uint16Array>(gaps: T, starts: Int32Array): T {
  for (let row = 0; row + 1 < starts.length; row += 1)
    for (let at = (starts[row] as number) + 1; at < (starts[row + 1] as number); at += 1)
      gaps[at] = (gaps[at] as number) + (gaps[at - 1] as number);
  return gaps;
}
