import type { CompiledPage } from '../../lambda/page/open';
import { plainText } from '../../lambda/page/words';
import { keyOf } from '../../lambda/understanding/exact';
import { hashOf } from '../../lambda/understanding/features';
import {
  type Carrier,
  indexOf,
  type Lookup,
  MODEL_FORMAT,
  type Model,
  packWeight,
  type Scoring,
  TELLING_STEPS,
} from '../../lambda/understanding/model';
import { words } from '../../lambda/understanding/tokens';
import { expand, slotsIn } from '../content/templates';
import type { Said, Utterances } from '../content/utterances';
import { labelFor, labelOfPassage } from './labels';
import type { Fit } from './train';

/** How the fit is made small. */
export const PACKING = {
  /** The most weights that are kept, those that tell most. */
  weights: 580_000,
  /** A weight that tells less than this is left out anyway. */
  least: 2,
};

export const THRESHOLDS = { refuse: 0.16, emergency: 0.15, distress: 0.4 };

// By name: to look each up anew, millions of times, takes longer than to work it out.
const { abs, floor, max } = Math;

const key = (text: string): string => keyOf(words(text));

/** Puts together what the Lambda reads: the fit, made small, and all that is known word for word. */
export function assemble(page: CompiledPage, utterances: Utterances, fit: Fit, edition: string): Model {
  const { read = [], spell = [], ...moves } = utterances.moves;
  const place = (label: string) => fit.labels.indexOf(label);
  // A title is heard in the list of contents, and seen to be tapped.
  const titles = page.passages.map(({ id, title }): [string, number] => [
    key(plainText(title)),
    place(labelOfPassage(page, id)),
  ]);
  const exact = new Map(titles);
  const remember = (label: string, said: readonly Said[]) => {
    for (const { template } of said) {
      for (const text of expand(template)) {
        // A gap is a small number here: "number {number}" is known as "number #".
        const filled = text.replace('{number}', '1').replace('{ordinal}', 'first');
        if (slotsIn(filled).length === 0) exact.set(key(filled), place(label));
      }
    }
  };
  for (const [move, said] of Object.entries({ ...moves, spell })) remember(move, said);
  for (const [id, { say }] of Object.entries(utterances.passages)) remember(labelOfPassage(page, id), say);
  for (const { say, want } of [...utterances.examples, ...utterances.negatives])
    exact.set(key(say), place(labelOfPassage(page, want)));
  const names = new Map([
    ...titles,
    ...Object.entries(utterances.passages).flatMap(([id, passage]) =>
      passage.names
        .flatMap(({ template }) => expand(template))
        .map((name): [string, number] => [key(name), place(labelOfPassage(page, id))]),
    ),
  ]);

  const { largest, scoring } = pack(fit);
  const [exactTable, nameTable] = [lookupOf(exact), lookupOf(names)];
  return {
    format: MODEL_FORMAT,
    edition,
    labels: fit.labels.map((name) => labelFor(page, name)),
    bias: [...fit.bias].map((value) => Number(value.toFixed(4))),
    unknown: fit.unknown,
    thresholds: THRESHOLDS,
    carriers: { passage: carriersOf(read, 'passage'), term: carriersOf(spell, 'term') },
    terms: utterances.terms.map(({ term, names: others }) => ({
      term,
      names: [...new Set([term, ...others].map(key))],
    })),
    largest,
    scoring,
    exact: exactTable,
    names: nameTable,
    sizes: {
      exact: exactTable.labels.length,
      names: nameTable.labels.length,
      features: scoring.features.hashes.length,
      weights: scoring.weights.length,
    },
  };
}

function carriersOf(said: readonly Said[], slot: string): Carrier[] {
  const gap = `{${slot}}`;
  const all = said.flatMap(({ template }) => expand(template)).filter((text) => text.includes(gap));
  // A word that no rule touches marks the gap while the words around it are made plain.
  const plain = new Set(all.map((text) => key(text.replace(gap, GAP))));
  return [...plain].map((text): Carrier => {
    const [before = '', after = ''] = text.split(GAP);
    return [before, after];
  });
}

const GAP = 'qqq';

function lookupOf(labels: ReadonlyMap<string, number>): Lookup {
  const entries = [...labels]
    .map(([text, label]): [number, number] => [hashOf(text), label])
    .sort((a, b) => a[0] - b[0]);
  return {
    ...indexOf(Int32Array.from(entries, ([hash]) => hash)),
    labels: Uint8Array.from(entries, ([, label]) => label),
  };
}

/**
 * The weights of each feature less the one in their middle. Likelihoods stay what they were, since they only depend on
 * how the labels' sums differ, and most weights become next to nothing.
 */
function centred(weights: Float32Array, count: number): Float32Array {
  const centred = new Float32Array(weights.length);
  for (let from = 0; from < weights.length; from += count) {
    const row = weights.subarray(from, from + count);
    const middle = row.slice().sort()[count >> 1] ?? 0;
    for (let label = 0; label < count; label += 1) centred[from + label] = (row[label] ?? 0) - middle;
  }
  return centred;
}

/** How much a weight must tell to be among those that are kept. Most tell next to nothing and need not be sorted. */
function leastKept(tells: Float32Array): number {
  const some = tells.filter((value) => value > PACKING.least).sort();
  return some.length <= PACKING.weights ? PACKING.least : (some.at(-PACKING.weights) ?? 0);
}

/** Keeps the weights that tell most, in a byte each, in the order of the features' hashes. */
function pack({ labels, features, telling, weights: fitted }: Fit) {
  const count = labels.length;
  const weights = centred(fitted, count);
  const largest = weights.reduce((most, weight) => max(most, abs(weight)), 0) || 1;
  const tells = weights.map((weight, at) => abs(weight) * (telling[floor(at / count)] ?? 0));
  const least = leastKept(tells);
  const order = features.map((_, at) => at).sort((a, b) => (features[a] ?? 0) - (features[b] ?? 0));
  const hashes: number[] = [];
  const told: number[] = [];
  const from: number[] = [0];
  const weightLabels: number[] = [];
  const packed: number[] = [];
  for (const at of order) {
    const before = packed.length;
    for (let label = 0; label < count; label += 1) {
      if ((tells[at * count + label] ?? 0) < least) continue;
      const value = packWeight(weights[at * count + label] ?? 0, largest);
      if (value === 0) continue;
      weightLabels.push(label);
      packed.push(value);
    }
    if (packed.length === before) continue;
    hashes.push(features[at] ?? 0);
    told.push(Math.min(255, Math.round((telling[at] ?? 0) * TELLING_STEPS)));
    from.push(packed.length);
  }
  const scoring: Scoring = {
    features: indexOf(Int32Array.from(hashes)),
    telling: Uint8Array.from(told),
    from: Int32Array.from(from),
    weightLabels: Uint8Array.from(weightLabels),
    weights: Int8Array.from(packed),
  };
  return { largest, scoring };
}
