import { createHash } from 'node:crypto';

/**
 * The edition of some words: the first twelve hexadecimal digits of the SHA-256 of their data, with its keys in
 * alphabetical order. The same words have the same edition on every machine; a changed comma makes another.
 */
export function editionOf(data: unknown): string {
  return createHash('sha256').update(canonical(data)).digest('hex').slice(0, 12);
}

/** Data as JSON with the fields of every object in alphabetical order, so that two of them can be compared. */
export function canonical(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
