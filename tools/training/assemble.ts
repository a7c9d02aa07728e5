import type { Move, PlainMove } from '../../lambda/guide/moves';
import { Carriers, carrierOf } from '../../lambda/understanding/carriers';
import { EMERGENCY_TAIL, keyOf } from '../../lambda/understanding/exact';
import { hashOf } from '../../lambda/understanding/features';
import {
  type Classifier,
  find,
  IDF_STEPS,
  indexOf,
  type Label,
  type Lookup,
  type Model,
  packWeight,
  type Scoring,
} from '../../lambda/understanding/model';
import { tokensOf } from '../../lambda/understanding/tokens';
import { UPSET, URGENT } from '../../lambda/understanding/triage';
import { understand } from '../../lambda/understanding/understand';
import { LOOK_ALIKE } from '../content/example-files';
import { expand, slotsIn, type Template } from '../content/templates';
import type { TrainingData } from './data';
import type { Dataset } from './dataset';

/** How the weights are made small: pruned, and quantised to a byte each. */
export const PACKING = {
  /** The most weights that are kept, those with most effect. */
  weights: 400_000,
  /** A weight with less effect is left out anyway. */
  leastEffect: 2,
};

/**
 * Puts together what the Lambda reads: the weights, made small, and all that is known word for word.
 * @param weights a row for each feature of the dataset with a column for each of its labels
 */
export function assemble(
  data: TrainingData,
  dataset: Dataset,
  weights: Float32Array,
  edition: string,
  others: Pick<Learned, 'triage' | 'situations'>,
): Model {
  const labels = dataset.labels.map((name) => ({ name, move: moveOfLabel(name, data) }));
  return withKnown(data, { ...others, labels, ...packed(dataset, weights, PACKING.weights) }, edition);
}

type Weights = Omit<Classifier, 'exact'>;

/** What is learned of a model: all but what is known word for word. */
export interface Learned extends Weights {
  readonly triage: Weights;
  readonly situations?: Model['situations'];
}

/**
 * Adds to what was learned all that is known word for word.
 * @param isNeeded whether an utterance must be known so, where that has been found out already
 */
export function withKnown(
  data: TrainingData,
  learned: Learned,
  edition: string,
  isNeeded: (text: string, label: string) => boolean | undefined = () => undefined,
): Model {
  const { labels, scoring, largest, unknownIdf, reach, triage, situations } = learned;
  const lookup = (entries: readonly (readonly [text: string, label: string])[]) =>
    knownLookup(entries, labels);

  const { read = [], spell = [] } = data.moves;
  const model: Model = {
    edition,
    triage: { ...triage, exact: knownLookup([], triage.labels) },
    ...(situations && { situations }),
    ...{ labels, scoring, largest, unknownIdf, reach },
    carriers: { passage: carriersOf(read, '{passage}'), term: carriersOf(spell, '{term}') },
    terms: data.terms.map(({ term, names }) => ({ term, names: [...new Set([term, ...names].map(key))] })),
    exact: lookup([]),
    names: lookup([
      ...titlesOf(data),
      ...data.passages.flatMap(({ label, names }) =>
        names.flatMap(expand).map((name) => [name, label] as const),
      ),
    ]),
  };
  const urgent = new Set(triage.labels.map(({ name }) => name));
  const isTriedOut = needWith(model, data);
  const needed = exactLines(data).filter(
    ([text, label]) => isNeeded(text, label) ?? isTriedOut([text, label]),
  );
  return {
    ...model,
    exact: lookup(needed.filter(([, label]) => !urgent.has(label))),
    triage: {
      ...triage,
      exact: knownLookup(
        needed.filter(([, label]) => urgent.has(label)),
        triage.labels,
      ),
    },
  };
}

/**
 * Whether an utterance must be known word for word. Of the lines of `training/examples` and of what is urgent or sad, most are
 * understood just so without it, and would take half the room. Samples and commands are kept: they are known in any situation, and before any answer.
 */
function needWith(
  model: Model,
  data: TrainingData,
): (known: readonly [text: string, label: string]) => boolean {
  const lines = new Set(data.examples.map(({ say }) => say));
  const guessed = new Set([...URGENT, ...UPSET, 'advice']);
  const asked = new Set([...data.passages.map((passage) => passage.label), 'off-page']);
  return ([text, label]) => {
    if (label === LOOK_ALIKE) return false;
    // An emergency is looked up at the end of whatever is said.
    if (label === 'emergency' && tokensOf(text).length >= EMERGENCY_TAIL) return true;
    if (!guessed.has(label) && !(lines.has(text) && asked.has(label))) return true;
    const understood = understand(text, model);
    return understood.label !== label || understood.between !== undefined;
  };
}

/** A title is heard in the list of contents, and is seen there to be tapped. */
const titlesOf = ({ passages }: TrainingData) => passages.map(({ title, label }) => [title, label] as const);

/** All that may have to be known word for word, with what it means. */
export const exactLines = (data: TrainingData): (readonly [text: string, label: string])[] => [
  ...titlesOf(data),
  ...knownUtterances(data),
];

/** Whether a classifier knows an utterance word for word, with this meaning. */
export function isKnown(text: string, label: string, { exact, labels }: Classifier): boolean {
  const at = find(exact, hashOf(key(text)));
  return at >= 0 && labels[exact.labels[at] as number]?.name === label;
}

/** All that people are known to say, with what it means. */
export function knownUtterances(data: TrainingData): (readonly [text: string, label: string])[] {
  const known = (label: string, templates: readonly Template[]) =>
    templates.flatMap(expand).flatMap((text): [string, string][] => {
      // A small number is any small number here: "number {number}" is known as "number #".
      const filled = text.replace('{number}', '1').replace('{ordinal}', 'first');
      return slotsIn(filled).length === 0 ? [[filled, label]] : [];
    });
  return [
    ...Object.entries(data.moves).flatMap(([move, templates]) =>
      move === 'read' ? [] : known(move, templates),
    ),
    ...data.passages.flatMap(({ label, say }) => known(label, say)),
    ...[...data.examples, ...data.negatives].map(({ say, label }) => [say, label] as const),
  ];
}

/**
 * What is known word for word.
 * @param labels the labels of the classifier, by their numbers
 * @param keyed how it is looked up
 */
export function knownLookup(
  entries: readonly (readonly [text: string, label: string])[],
  labels: readonly Label[],
  keyed: (text: string) => string = key,
): Lookup {
  const numbers = new Map(labels.map(({ name }, number) => [name, number]));
  return lookupOf(
    new Map(entries.map(([text, label]) => [keyed(text), numbers.get(label) ?? missing(label)])),
  );
}

const key = (text: string): string => keyOf(tokensOf(text));

function missing(label: string): never {
  throw new Error(`nothing was learned about '${label}'`);
}

/** The move that a label stands for: to read a passage that answers no move, or the move of that name. */
export function moveOfLabel(name: string, { passages, answers }: TrainingData): Move {
  const isRead =
    passages.some(({ id, label }) => id === name && label === name) && !Object.hasOwn(answers, name);
  if (isRead) return { kind: 'read', passage: name };
  // The number is the one in the utterance.
  return name === 'item' ? { kind: 'item', item: 1 } : { kind: name as PlainMove };
}

function carriersOf(templates: readonly Template[], slot: string): Carriers {
  const texts = templates.flatMap(expand).filter((text) => text.includes(slot));
  // A word that no rule touches stands for the slot while the words around it are made plain.
  const plain = new Set(texts.map((text) => key(text.replace(slot, STAND_IN))));
  return new Carriers([...plain].map((text) => carrierOf(text, STAND_IN)));
}

const STAND_IN = 'qqq';

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
 * Keeps the weights with most effect, in a byte each, in the order of the features' hashes.
 * @param most how many are kept at most
 */
export function packed(
  { labels, hashes, idf, unknownIdf, reach }: Dataset,
  trained: Float32Array,
  most: number,
): Pick<Classifier, 'scoring' | 'largest' | 'unknownIdf' | 'reach'> {
  const count = labels.length;
  const weights = centred(trained, count);
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  const effects = weights.map((weight, at) => Math.abs(weight) * (idf[Math.floor(at / count)] as number));
  const least = leastEffect(effects, most);
  const rows: { hash: number; idf: number }[] = [];
  const rowStarts = [0];
  const entries: { label: number; weight: number }[] = [];
  for (const feature of [...hashes.keys()].sort((a, b) => (hashes[a] as number) - (hashes[b] as number))) {
    const before = entries.length;
    for (let label = 0; label < count; label += 1) {
      const at = feature * count + label;
      const weight = packWeight(weights[at] as number, largest);
      if ((effects[at] as number) >= least && weight !== 0) entries.push({ label, weight });
    }
    if (entries.length === before) continue;
    rows.push({ hash: hashes[feature] as number, idf: idf[feature] as number });
    rowStarts.push(entries.length);
  }
  const scoring: Scoring = {
    features: indexOf(Int32Array.from(rows, ({ hash }) => hash)),
    idf: Uint8Array.from(rows, (row) => Math.min(255, Math.round(row.idf * IDF_STEPS))),
    rowStarts: Int32Array.from(rowStarts),
    weightLabels: Uint8Array.from(entries, ({ label }) => label),
    weights: Int8Array.from(entries, ({ weight }) => weight),
  };
  return { scoring, largest, unknownIdf, reach };
}

/**
 * The weights of each feature less their median. Likelihoods stay the same, since they depend only on how the labels' sums
 * differ, and most weights become next to nothing.
 */
function centred(weights: Float32Array, count: number): Float32Array {
  const centred = new Float32Array(weights.length);
  for (let from = 0; from < weights.length; from += count) {
    const row = weights.subarray(from, from + count);
    const median = row.slice().sort()[count >> 1] ?? 0;
    for (let label = 0; label < count; label += 1) centred[from + label] = (row[label] as number) - median;
  }
  return centred;
}

/** How much effect a weight must have to be kept. Most have next to none, and need not be sorted. */
function leastEffect(effects: Float32Array, most: number): number {
  const some = effects.filter((effect) => effect > PACKING.leastEffect).sort();
  return some.length <= most ? PACKING.leastEffect : (some.at(-most) ?? 0);
}
