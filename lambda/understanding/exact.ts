import { hashOf } from './features';
import { type Carrier, type KnownTerm, lookUp, type Model } from './model';

/** Small numbers and ordinals are gaps in what is known word for word: "number four" is "number #". */
export const keyOf = (all: readonly string[]): string =>
  all.map((word) => (/^\d{1,2}$/.test(word) ? '#' : /^\d+th$/.test(word) ? '#th' : word)).join(' ');

/** The label of an utterance that is known word for word: a sample, or a name of a passage with words around it. */
export function exactLabel(key: string, model: Model): number | undefined {
  const label = lookUp(model.exact, hashOf(key));
  if (label !== undefined) return label;
  for (const name of gapsOf(key, model.carriers.passage)) {
    const named = lookUp(model.names, hashOf(name));
    if (named !== undefined) return named;
  }
  return undefined;
}

/** Whether an utterance is known word for word as asking to spell one of the terms. */
export const isExactSpelling = (key: string, { carriers, terms }: Model): boolean =>
  gapsOf(key, carriers.term).some((name) => terms.some(({ names }) => names.includes(name)));

/** What stands in the gap of each carrier that fits. */
function gapsOf(key: string, carriers: readonly Carrier[]): string[] {
  return carriers
    .filter(
      ([before, after]) =>
        key.length > before.length + after.length && key.startsWith(before) && key.endsWith(after),
    )
    .map(([before, after]) => key.slice(before.length, key.length - after.length));
}

/**
 * The term that is named in an utterance: the one with the longest name in it, so that "queen bee" is not taken
 * for "queen".
 */
export function termIn(key: string, terms: readonly KnownTerm[]): string | undefined {
  let longest = '';
  let found: string | undefined;
  for (const { term, names } of terms) {
    for (const name of names) {
      if (name.length > longest.length && ` ${key} `.includes(` ${name} `)) {
        longest = name;
        found = term;
      }
    }
  }
  return found;
}
