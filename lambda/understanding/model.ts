import type { Move } from '../guide/moves';
import type { SituationKind } from '../guide/situation';
import type { Carrier, Carriers } from './carriers';

/** A meaning that an utterance can have. Its name is a passage's id, or the name of a move as `utterances.yml` has it. */
export interface Label {
  readonly name: string;
  readonly move: Move;
}

/** A term that can be spelled, with its names as `keyOf` writes them. */
export interface KnownTerm {
  readonly term: string;
  readonly names: readonly string[];
}

/** A multinomial logistic regression over hashed features, and the utterances that it knows word for word. */
export interface Classifier {
  readonly labels: readonly Label[];
  /** The largest absolute weight, by which the others are scaled. */
  readonly largest: number;
  /** The inverse document frequency of a feature that no training example has. */
  readonly unknownIdf: number;
  /** How many words may stand between two that go together. */
  readonly reach: number;
  /** Known utterances, by the hash of what `keyOf` makes of them. */
  readonly exact: Lookup;
  readonly scoring: Scoring;
}

/**
 * What an utterance means anywhere, and what it means in a situation. The trainer (`tools/training`) makes it;
 * `model-file.ts` says how it lies on disk.
 */
export interface Model extends Classifier {
  /** Names the training data and the version of the trainer. */
  readonly edition: string;
  readonly carriers: Readonly<Record<'passage' | 'term', Carriers>>;
  readonly terms: readonly KnownTerm[];
  /** Names of passages, by the hash of what `keyOf` makes of them. */
  readonly names: Lookup;
  /** Whether something is urgent or somebody upset: it goes before all else. */
  readonly triage: Classifier;
  /** What is meant in a situation. Absent where there are no lines for any. */
  readonly situations?: SituationsClassifier;
}

/** One classifier for all situations, since much is said alike in several. Its words are known as `keyIn` writes them. */
export interface SituationsClassifier extends Classifier {
  /** The numbers of the labels that can be meant in each situation. */
  readonly meant: Readonly<Partial<Record<SituationKind, readonly number[]>>>;
}

/** The label of what is neither urgent nor sad, in triage. */
export const NEITHER = 'neither';

/** The label of what is about something else than the situation: the words are heard as they are anywhere. */
export const ELSEWHERE = 'elsewhere';

/** The part of a classifier that is JSON in the file, with how many entries each of its tables has. */
export interface ClassifierHead extends Pick<Classifier, 'labels' | 'largest' | 'unknownIdf' | 'reach'> {
  readonly sizes: Readonly<Record<'exact' | 'features' | 'weights', number>>;
}

/** The part of a model that is JSON in the file. */
export interface ModelHead extends Pick<Model, 'edition' | 'terms'> {
  readonly format: number;
  readonly carriers: Readonly<Record<'passage' | 'term', readonly Carrier[]>>;
  readonly names: number;
  readonly general: ClassifierHead;
  readonly triage: ClassifierHead;
  readonly situations?: ClassifierHead & Pick<SituationsClassifier, 'meant'>;
}

/** Sorted hashes, with a bucket for each value of their first 12 bits: where it begins, and where the last one ends. */
export interface Index {
  readonly hashes: Int32Array;
  readonly buckets: Int32Array;
}

/** From the hash of a text to the number of a label. */
export interface Lookup extends Index {
  readonly labels: Uint8Array;
}

/**
 * The weights as a sparse matrix, a row for each feature (CSR): feature `f` has the weights from `rowStarts[f]` up to
 * `rowStarts[f + 1]`, each for the label in `weightLabels`.
 */
export interface Scoring {
  readonly features: Index;
  /** The inverse document frequency of each feature, scaled by its kind, in quarters. */
  readonly idf: Uint8Array;
  readonly rowStarts: Int32Array;
  readonly weightLabels: Uint8Array;
  readonly weights: Int8Array;
}

/** The number of a label takes one byte. Twice as many would make the file a fifth larger. */
export const MOST_LABELS = 256;

export const MODEL_FORMAT = 10;
export const MODEL_FILE = 'understanding.bin';

/** How many steps `idf` has for each unit. */
export const IDF_STEPS = 2;

/** A weight in one byte of few values, which pack well. The square root keeps small ones apart, where most of them are. */
export const packWeight = (weight: number, largest: number): number =>
  Math.round(WEIGHT_STEPS * Math.sqrt(Math.abs(weight) / largest)) * Math.sign(weight);

export const unpackWeight = (packed: number, largest: number): number =>
  (packed * Math.abs(packed) * largest) / WEIGHT_STEPS ** 2;

/** How many values a packed weight has on either side of nought. */
const WEIGHT_STEPS = 24;

const BUCKET_BITS = 12;

/** How many numbers the buckets of an index take. */
const BUCKETS = (1 << BUCKET_BITS) + 1;

const bucketOf = (hash: number): number => (hash >> (32 - BUCKET_BITS)) + (1 << (BUCKET_BITS - 1));

/** @param hashes in ascending order */
export function indexOf(hashes: Int32Array): Index {
  const buckets = new Int32Array(BUCKETS);
  for (let at = 0; at < hashes.length; at += 1) buckets[bucketOf(hashes[at] as number) + 1] = at + 1;
  for (let at = 1; at < BUCKETS; at += 1) buckets[at] = Math.max(buckets[at] ?? 0, buckets[at - 1] ?? 0);
  return { hashes, buckets };
}

/** Where a hash stands in an index, or -1. */
export function find({ hashes, buckets }: Index, hash: number): number {
  const bucket = bucketOf(hash);
  const end = buckets[bucket + 1] as number;
  for (let at = buckets[bucket] as number; at < end; at += 1) {
    if (hashes[at] === hash) return at;
  }
  return -1;
}

/** The number of the label that a hash leads to. */
export function lookUp(lookup: Lookup, hash: number): number | undefined {
  const at = find(lookup, hash);
  return at < 0 ? undefined : lookup.labels[at];
}
