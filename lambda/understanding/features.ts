import { isNumber } from './numbers';
import { sound, stem } from './tokens';

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
 * Found by trying on half of the lines of `tests/utterances`.
 */
export const KINDS = {
  /** A word without its endings. */
  word: 1,
  /** Two words in a row, and two with one between them. */
  pair: 0.7,
  gap: 0.5,
  /** Four letters in a row of a word: "leukaem" and "leukem" share some. */
  letters: 0.35,
  /** How a word sounds, and four sounds in a row across words: "hell pline" has those of "helpline". */
  sound: 0.5,
  sounds: 0.35,
} as const;

export type FeatureKind = keyof typeof KINDS;

/** The features of an utterance, each once, of the words that `words` gives. */
export function featuresOf(all: readonly string[]): Feature[] {
  const found = new Map<number, Feature>();
  const add = (kind: FeatureKind, text: string, at: number, span: number) => {
    const hash = hashOf(`${kind} ${text}`);
    if (!found.has(hash)) found.set(hash, { hash, kind, at, span });
  };
  if (all.length === 0) return [];

  const stems = all.map((word) => stem(word));
  const classes = stems.map((word) => (isNumber(word) ? (word.endsWith('th') ? '#th' : '#') : word));
  for (const [at, word] of stems.entries()) {
    add('word', word, at, 1);
    if (classes[at] !== word) add('word', classes[at] ?? '', at, 1);
  }
  const edged = ['^', ...classes, '$'];
  for (let at = 0; at + 1 < edged.length; at += 1) {
    add('pair', `${edged[at]} ${edged[at + 1]}`, Math.max(at - 1, 0), 2);
    if (at + 2 < edged.length) add('gap', `${edged[at]} ${edged[at + 2]}`, Math.max(at - 1, 0), 3);
  }
  for (const [at, word] of all.entries()) {
    if (word.length < 4) continue;
    const whole = `<${word}>`;
    for (let start = 0; start + 4 <= whole.length; start += 1) add('letters', whole.slice(start, start + 4), at, 1);
    add('sound', sound(word), at, 1);
  }
  addSounds(all, add);
  return [...found.values()];
}

function addSounds(all: readonly string[], add: (kind: 'sounds', text: string, at: number, span: number) => void) {
  const sounds = all.map((word) => sound(word));
  const from = sounds.flatMap((one, at) => Array<number>(one.length).fill(at));
  const joined = sounds.join('');
  for (let start = 0; start + 4 <= joined.length; start += 1) {
    const first = from[start] ?? 0;
    add('sounds', joined.slice(start, start + 4), first, (from[start + 3] ?? first) - first + 1);
  }
}

/** FNV-1a, 32 bits: short, and the same everywhere. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
