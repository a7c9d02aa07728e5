import fc from 'fast-check';
import { hostileValue } from './hostile';

/** One change to a request: at which of its places, and what. */
interface Change {
  /** A number that picks one of the places that there are. */
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'wrap' | 'double';
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'wrap', 'double'),
  value: hostileValue,
});

/** A real request with a few changes. */
export const mutated = (seeds: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([seed, changes]) => changes.reduce<unknown>(changed, structuredClone(seed)));

type Parent = Record<string, unknown> | unknown[];

function changed(document: unknown, { at, how, value }: Change): unknown {
  const spots = spotsOf(document);
  const spot = spots[at % Math.max(spots.length, 1)];
  if (!spot) return value;
  const { parent, key } = spot;
  const before = Reflect.get(parent, key) as unknown;
  if (how === 'remove') Reflect.deleteProperty(parent, key);
  else define(parent, key, how === 'replace' ? value : how === 'wrap' ? [before] : [before, before]);
  return document;
}

/** Sets a field of any name, also one that has a meaning of its own, as JSON would bring it. */
const define = (parent: Parent, key: string | number, value: unknown): void => {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
};

/** Every field in a document, at any depth that real requests have. */
function spotsOf(document: unknown, depth = 0): { parent: Parent; key: string }[] {
  if (typeof document !== 'object' || document === null || depth > 12) return [];
  return Object.keys(document).flatMap((key) => [
    { parent: document as Parent, key },
    ...spotsOf((document as Record<string, unknown>)[key], depth + 1),
  ]);
}
