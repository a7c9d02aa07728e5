import { isNumber } from './numbers';
import { sound, stem } from './tokens';

/**
 * The kinds of feature, each with how much it counts beside the others: a word more than a piece of one. The figures were
 * tuned by hand on `tests/utterances`.
 */
export const KINDS = {
  /** A word without its endings. */
  word: 1,
  /** Two words in a row (a bigram), and two with one between them (a skip-gram). */
  pair: 0.7,
  gap: 0.5,
  /** Two words in order with more between them, where a classifier reaches so far. */
  far: 0.5,
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

/** Shorter words have neither pieces nor a sound of their own: too many others share them. */
const SHORTEST_WITH_PARTS = 4;

export function partsOf(word: string): WordParts {
  const letters: number[] = [];
  if (word.length >= SHORTEST_WITH_PARTS) {
    const whole = `<${word}>`;
    for (let from = 0; from + 4 <= whole.length; from += 1)
      letters.push(hashOf(whole, SEEDS.letters, from, from + 4));
  }
  return { stem: stem(word), sound: sound(word), letters };
}

export interface Vocabulary {
  /** Whether the model knows a word, by the hash of its stem. All others are one word, "?", since speaking of something that
   *  no sample speaks of is a sign by itself. */
  readonly isKnown: (hash: number) => boolean;
  /** How many words may stand between two that go together: "taken ... down". One without it. Where it is more, the runs of
   *  sounds are left out: they added nothing there, and would take more room than all words. */
  readonly reach?: number;
  /** `partsOf`, or the same with a cache. The trainer has one; at run time nothing of what was said is kept. */
  readonly parts?: (word: string) => WordParts;
}

/**
 * Is called with each feature of an utterance, once each, in the same order always.
 * @param hash what the model knows the feature by
 * @param at the first word that it comes from
 * @param span from how many words it comes
 */
export type Visit = (kind: FeatureKind, hash: number, at: number, span: number) => void;

/** @param tokens as `tokensOf` gives them */
export function eachFeature(
  tokens: readonly string[],
  { isKnown, reach = 1, parts = partsOf }: Vocabulary,
  visit: Visit,
): void {
  if (tokens.length === 0) return;
  const seen = new Set<number>();
  const once: Visit = (kind, whole, at, span) => {
    const hash = shortened(whole);
    if (seen.has(hash)) return;
    seen.add(hash);
    visit(kind, hash, at, span);
  };
  const all = tokens.map((word) => parts(word));
  const classes: string[] = [];
  for (const [at, { stem: word, sound: own, letters }] of all.entries()) {
    const hash = wordHash(word);
    if (isKnown(hash) || isNumber(word)) {
      once('word', hash, at, 1);
      classes.push(classOf(word));
    } else classes.push(UNKNOWN);
    if (classes[at] !== word) once('word', wordHash(classes[at] ?? ''), at, 1);
    for (const piece of letters) once('letters', piece, at, 1);
    if (letters.length > 0) once('sound', hashOf(own, SEEDS.sound), at, 1);
  }
  eachPair(['^', ...classes, '$'], once);
  if (reach > 1) eachFarPair(classes, reach, once);
  else eachRunOfSounds(all, once);
}

/** The hash by which a model knows a word. */
export const wordHash = (stem: string): number => shortened(hashOf(stem, SEEDS.word));

/** The first 24 bits of a hash. Hardly two features meet in them, and the rest, which nothing can pack, would be a tenth of the file. */
function shortened(hash: number): number {
  return hash & ~0xff;
}

/** What stands for every word that the model does not know. No word is written like this. */
const UNKNOWN = '?';

/** One class for all numbers: what is asked about item three is asked about item four. */
const classOf = (word: string): string => (isNumber(word) ? (word.endsWith('th') ? '#th' : '#') : word);

/** @param edged the words, with a mark for the beginning and one for the end */
function eachPair(edged: readonly string[], visit: Visit): void {
  for (let at = 0; at + 1 < edged.length; at += 1) {
    const [first = '', second = '', third] = [edged[at], edged[at + 1], edged[at + 2]];
    const word = Math.max(at - 1, 0);
    visit('pair', hashOf(second, hashOf(' ', hashOf(first, SEEDS.pair))), word, 2);
    if (third !== undefined) visit('gap', hashOf(third, hashOf(' ', hashOf(first, SEEDS.gap))), word, 3);
  }
}

function eachFarPair(classes: readonly string[], reach: number, visit: Visit): void {
  for (const [at, first] of classes.entries()) {
    const begun = hashOf(' ', hashOf(first, SEEDS.far));
    for (let between = 2; between <= reach && at + between + 1 < classes.length; between += 1)
      visit('far', hashOf(classes[at + between + 1] ?? '', begun), at, between + 2);
  }
}

function eachRunOfSounds(all: readonly WordParts[], visit: Visit): void {
  let joined = '';
  const from: number[] = [];
  for (const [at, { sound: own }] of all.entries()) {
    // Across words a vowel at the beginning is one among others, and the same sound twice is one.
    for (const one of at === 0 ? own : own.replace(/^a/, '')) {
      if (joined.endsWith(one)) continue;
      joined += one;
      from.push(at);
    }
  }
  for (let start = 0; start + 4 <= joined.length; start += 1) {
    const first = from[start] ?? 0;
    const span = (from[start + 3] ?? first) - first + 1;
    visit('sounds', hashOf(joined, SEEDS.sounds, start, start + 4), first, span);
  }
}

/** FNV-1a, 32 bits with a sign. @param hash goes on from this one */
export function hashOf(text: string, hash = FNV_OFFSET, from = 0, to = text.length): number {
  let value = hash;
  for (let at = from; at < to; at += 1) value = Math.imul(value ^ text.charCodeAt(at), FNV_PRIME);
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
