import { isNumber } from './numbers';
import { sound, stem } from './tokens';

const { imul } = Math;

/** Something that an utterance has and that speaks for or against a meaning: a word, two words, a piece of a word. */
export interface Feature {
  /** What it is, as a number: the model knows features by these alone. */
  readonly hash: number;
  readonly kind: FeatureKind;
  /** The words it comes from: the first, and how many. */
  readonly at: number;
  readonly span: number;
}

/**
 * The kinds of feature, each with how much it says beside the others: a word more than a piece of one.
 * Found by trying.
 */
export const KINDS = {
  /** A word without its endings. */
  word: 1,
  /** Two words in a row, and two with one between them. */
  pair: 0.7,
  gap: 0.5,
  /** Four letters in a row of a word: "leukaem" and "leukem" share some. */
  letters: 0.5,
  /** How a word sounds, and four sounds in a row across words: "hell pline" has those of "helpline". */
  sound: 0.5,
  sounds: 0.5,
} as const;

export type FeatureKind = keyof typeof KINDS;

/** What a word has by itself, wherever it stands. */
export interface WordParts {
  readonly stem: string;
  readonly sound: string;
  /** The hashes of its pieces of four letters. */
  readonly letters: readonly number[];
}

/** Words shorter than this have neither pieces nor a sound of their own: too many others share them. */
const SHORTEST_HEARD = 4;

export function partsOf(word: string): WordParts {
  const letters: number[] = [];
  if (word.length >= SHORTEST_HEARD) {
    const whole = `<${word}>`;
    for (let from = 0; from + 4 <= whole.length; from += 1)
      letters.push(hashOf(whole, SEEDS.letters, from, from + 4));
  }
  return { stem: stem(word), sound: sound(word), letters };
}

type Add = (kind: FeatureKind, hash: number, at: number, span: number) => void;

/** What is needed to tell the features of an utterance. */
export interface Knowing {
  /** Whether the model knows a word, by the hash of its stem: all others are one word, "?", since it is telling that
   *  somebody speaks of something that no sample speaks of. */
  readonly isKnown: (hash: number) => boolean;
  /** The trainer has one that remembers; the Lambda keeps nothing that was said. */
  readonly parts?: (word: string) => WordParts;
}

/** The features of an utterance, each once. @param all as `words` gives them */
export function featuresOf(all: readonly string[], knowing: Knowing): Feature[] {
  const features: Feature[] = [];
  eachFeature(all, knowing, (kind, hash, at, span) => features.push({ hash, kind, at, span }));
  return features;
}

/** Tells of the features of an utterance, of each once, in the same order always. */
export function eachFeature(all: readonly string[], { isKnown, parts = partsOf }: Knowing, tell: Add): void {
  const seen = new Set<number>();
  const add: Add = (kind, hash, at, span) => {
    if (seen.has(hash)) return;
    seen.add(hash);
    tell(kind, hash, at, span);
  };
  if (all.length === 0) return;
  const heard = all.map((word) => parts(word));
  const classes: string[] = [];
  for (const [at, { stem: word, sound: own, letters }] of heard.entries()) {
    const hash = wordHash(word);
    const number = isNumber(word);
    if (!number && !isKnown(hash)) {
      classes.push(UNKNOWN);
    } else {
      add('word', hash, at, 1);
      classes.push(classOf(word));
    }
    if (classes[at] !== word) add('word', wordHash(classes[at] ?? ''), at, 1);
    for (const hash of letters) add('letters', hash, at, 1);
    if (letters.length > 0) add('sound', hashOf(own, SEEDS.sound), at, 1);
  }
  addPairs(['^', ...classes, '$'], add);
  addSounds(heard, add);
}

/** The hash by which a model knows a word. */
export const wordHash = (stem: string): number => hashOf(stem, SEEDS.word);

/** What stands for every word that the model does not know. No word is written like this. */
const UNKNOWN = '?';

/** Any number for a number: what is asked about item three is asked about item four. */
const classOf = (word: string): string => (isNumber(word) ? (word.endsWith('th') ? '#th' : '#') : word);

/** Two words in a row, the edges of the utterance among them, and two with one between. */
function addPairs(edged: readonly string[], add: Add): void {
  for (let at = 0; at + 1 < edged.length; at += 1) {
    const [first = '', second = '', third] = [edged[at], edged[at + 1], edged[at + 2]];
    const word = Math.max(at - 1, 0);
    add('pair', hashOf(second, hashOf(' ', hashOf(first, SEEDS.pair))), word, 2);
    if (third !== undefined) add('gap', hashOf(third, hashOf(' ', hashOf(first, SEEDS.gap))), word, 3);
  }
}

function addSounds(heard: readonly WordParts[], add: Add): void {
  let joined = '';
  const from: number[] = [];
  for (const [at, { sound: own }] of heard.entries()) {
    // Across words a vowel at the beginning is one among others, and the same sound twice is one.
    for (const one of at === 0 ? own : own.replace(/^a/, '')) {
      if (joined.endsWith(one)) continue;
      joined += one;
      from.push(at);
    }
  }
  for (let start = 0; start + 4 <= joined.length; start += 1) {
    const first = from[start] ?? 0;
    add(
      'sounds',
      hashOf(joined, SEEDS.sounds, start, start + 4),
      first,
      (from[start + 3] ?? first) - first + 1,
    );
  }
}

/** FNV-1a, 32 bits with a sign, which engines have at hand: short, and the same everywhere. It goes on from `hash`. */
export function hashOf(text: string, hash = FNV_OFFSET, from = 0, to = text.length): number {
  let value = hash;
  for (let at = from; at < to; at += 1) value = imul(value ^ text.charCodeAt(at), FNV_PRIME);
  return value;
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** Where the hashes of each kind begin, so that a word and a sound that are written alike are two features. */
const SEEDS = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, hashOf(kind)])) as Readonly<
  Record<FeatureKind, number>
>;

/** The hash of the feature that says that a word is not known. */
export const UNKNOWN_HASH = wordHash(UNKNOWN);
