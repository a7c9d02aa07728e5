import { createHash } from 'node:crypto';

/**
 * Names a build of the words: the first twelve hexadecimal digits of the SHA-256 of the data, its keys in alphabetical
 * order. The same words give the same name on every machine, and a changed comma gives another.
 */
export function editionOf(data: unknown): string {
  return createHash('sha256').update(canonical(data)).digest('hex').slice(0, 12);
}

function canonical(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
