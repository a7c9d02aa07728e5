import type { Move } from '../guide/moves';

/**
 * What the understanding knows, as the trainer writes it and the Lambda reads it: one file, a JSON head and then plain
 * numbers, so that opening it parses next to nothing. What is known word for word stands first, and the rest, eight times
 * as long, is read when an utterance has to be scored.
 */

/** A meaning that an utterance can have. Its name is a passage's id, or the name of a move as the content has it. */
export interface Label {
  readonly name: string;
  readonly move: Move;
}

/** Words around a gap: "tell me about {passage}" is ["tell me about ", ""]. */
export type Carrier = readonly [before: string, after: string];

/** A term that can be spelled, and what it is called, as `key` has it. */
export interface KnownTerm {
  readonly term: string;
  readonly names: readonly string[];
}

/** How sure the model must be; `tools/understanding` fits them to the content. */
export interface Thresholds {
  /** Below this, nothing on the page is meant. */
  readonly refuse: number;
  /** From this on, it is an emergency, or distress, whatever else is likelier. */
  readonly emergency: number;
  readonly distress: number;
}

/** The JSON head of the file. */
export interface ModelHead {
  readonly format: number;
  /** Names the words and the trainer that the model was made of. */
  readonly edition: string;
  readonly labels: readonly Label[];
  /** What speaks for each label before anything is heard. */
  readonly bias: readonly number[];
  /** The largest weight; the others are parts of it. */
  readonly largest: number;
  /** How much a feature tells that the model has never met. */
  readonly unknown: number;
  readonly thresholds: Thresholds;
  readonly carriers: { readonly passage: readonly Carrier[]; readonly term: readonly Carrier[] };
  readonly terms: readonly KnownTerm[];
  readonly sizes: {
    readonly exact: number;
    readonly names: number;
    readonly features: number;
    readonly weights: number;
  };
}

/** Hashes in order, and where those begin that share their first bits: what is looked for is among a few. */
export interface Index {
  readonly hashes: Int32Array;
  readonly begins: Int32Array;
}

/** A table from the hash of a text to a label. */
export interface Lookup extends Index {
  readonly labels: Uint8Array;
}

/** The model, open. */
export interface Model extends ModelHead {
  /** Utterances that are known word for word, and names of passages. */
  readonly exact: Lookup;
  readonly names: Lookup;
  /** What other utterances are scored by. */
  readonly scoring: Scoring;
}

/** Feature `f` has the weights `from[f]` up to `from[f + 1]`, each for the label in `weightLabels`. */
export interface Scoring {
  readonly features: Index;
  /** How much each feature tells, in sixteenths: one that most utterances have tells little. */
  readonly telling: Uint8Array;
  readonly from: Int32Array;
  readonly weightLabels: Uint8Array;
  readonly weights: Int8Array;
}

export const MODEL_FORMAT = 4;
export const MODEL_FILE = 'understanding.bin';

/** How many steps `telling` has for each unit. */
export const TELLING_STEPS = 16;

/** A weight in one byte. The square root keeps small ones apart, where most of them are. */
export const packWeight = (weight: number, largest: number): number =>
  Math.round(127 * Math.sqrt(Math.abs(weight) / largest)) * Math.sign(weight);

export const unpackWeight = (packed: number, largest: number): number =>
  (packed * Math.abs(packed) * largest) / (127 * 127);

/** How many of a hash's first bits it is found by. */
const BITS = 12;

/** How many numbers the beginnings of an index are. */
export const BEGINS = (1 << BITS) + 1;

const beginOf = (hash: number): number => (hash >> (32 - BITS)) + (1 << (BITS - 1));

/** Makes an index of hashes that are in order. */
export function indexOf(hashes: Int32Array): Index {
  const begins = new Int32Array(BEGINS);
  for (let at = 0; at < hashes.length; at += 1) begins[beginOf(hashes[at] as number) + 1] = at + 1;
  for (let at = 1; at < begins.length; at += 1) begins[at] = Math.max(begins[at] ?? 0, begins[at - 1] ?? 0);
  return { hashes, begins };
}

/** Where a hash stands in an index, or -1. */
export function find({ hashes, begins }: Index, hash: number): number {
  const first = beginOf(hash);
  const end = begins[first + 1] as number;
  for (let at = begins[first] as number; at < end; at += 1) {
    if (hashes[at] === hash) return at;
  }
  return -1;
}

/** The label of a text in a table, as its number; undefined where it is not there. */
export function lookUp(lookup: Lookup, hash: number): number | undefined {
  const at = find(lookup, hash);
  return at < 0 ? undefined : lookup.labels[at];
}
