import { hashOf } from './features';
import { type Carrier, type KnownTerm, lookUp, type Model } from './model';
import { words } from './tokens';

/** Small numbers and ordinals are gaps in what is known word for word: "number four" is "number #". */
export const keyOf = (all: readonly string[]): string =>
  all.map((word) => (/^\d{1,2}$/.test(word) ? '#' : /^\d+th$/.test(word) ? '#th' : word)).join(' ');

/** The same of a whole utterance, as it came. */
export const keyOfUtterance = (utterance: string): string => keyOf(words(utterance));

/** The label of an utterance that is a sample, word for word. */
export const sampleLabel = (key: string, model: Model): number | undefined =>
  lookUp(model.exact, hashOf(key));

/** The same, or of one with a name in its gap: of a passage to read, of a term to spell. */
export function exactLabel(key: string, model: Model): number | undefined {
  const sample = sampleLabel(key, model);
  if (sample !== undefined) return sample;
  const { passage, term } = model.carriers;
  for (const name of gapsOf(key, passage)) {
    const named = lookUp(model.names, hashOf(name));
    if (named !== undefined) return named;
  }
  const spells = gapsOf(key, term).some((name) => model.terms.some(({ names }) => names.includes(name)));
  return spells ? model.labels.findIndex((label) => label.name === 'spell') : undefined;
}

/** What stands in the gap of each carrier that fits. */
function gapsOf(key: string, carriers: readonly Carrier[]): string[] {
  const afters = aftersOf(carriers);
  const gaps: string[] = [];
  // A gap begins where a word does.
  for (let at = 0; at >= 0; at = key.indexOf(' ', at) + 1 || -1) {
    for (const after of afters.get(key.slice(0, at)) ?? []) {
      if (key.length > at + after.length && key.endsWith(after))
        gaps.push(key.slice(at, key.length - after.length));
    }
  }
  return gaps;
}

/** What may follow a gap, by what stands before it. */
function aftersOf(carriers: readonly Carrier[]): ReadonlyMap<string, readonly string[]> {
  const known = AFTERS.get(carriers);
  if (known) return known;
  const afters = new Map<string, string[]>();
  for (const [before, after] of carriers) {
    const others = afters.get(before);
    if (others) others.push(after);
    else afters.set(before, [after]);
  }
  AFTERS.set(carriers, afters);
  return afters;
}

const AFTERS = new WeakMap<readonly Carrier[], ReadonlyMap<string, readonly string[]>>();

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
