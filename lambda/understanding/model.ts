import type { Move } from '../guide/move';

/**
 * What the understanding knows, as the trainer writes it and the Lambda reads it: one file, a JSON head and then plain
 * numbers, so that opening it parses next to nothing.
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

/** A table from the hash of a text to a label, in the order of the hashes. */
export interface Lookup {
  readonly hashes: Uint32Array;
  readonly labels: Uint8Array;
}

/** The model, open. Feature `f` has the weights `from[f]` up to `from[f + 1]`, each for the label in `labels`. */
export interface Model extends ModelHead {
  /** Utterances that are known word for word, and names of passages. */
  readonly exact: Lookup;
  readonly names: Lookup;
  readonly features: Uint32Array;
  /** How much each feature tells, in sixteenths: one that most utterances have tells little. */
  readonly telling: Uint8Array;
  readonly from: Uint32Array;
  readonly weightLabels: Uint8Array;
  readonly weights: Int8Array;
}

export const MODEL_FORMAT = 2;
export const MODEL_FILE = 'understanding.bin';

/** How many steps `telling` has for each unit. */
export const TELLING_STEPS = 16;

/** A weight in one byte. The square root keeps small ones apart, where most of them are. */
export const packWeight = (weight: number, largest: number): number =>
  Math.round(127 * Math.sqrt(Math.abs(weight) / largest)) * Math.sign(weight);

export const unpackWeight = (packed: number, largest: number): number =>
  (packed * Math.abs(packed) * largest) / (127 * 127);

/** Where a number stands in an ordered list, or -1. */
export function indexOf(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The label of a text in a table, as its number; undefined where it is not there. */
export function lookUp({ hashes, labels }: Lookup, hash: number): number | undefined {
  const at = indexOf(hashes, hash);
  return at < 0 ? undefined : labels[at];
}
