import { asDigits } from './numbers';

/** The rest of a longer utterance is cut off, in characters. Dialogflow sends no more than 256. */
const LONGEST_UTTERANCE = 400;

/** The same in words: more than anyone says in the eight seconds that a speaker listens. */
const MOST_WORDS = 60;

/** The rest of a longer word is cut off. */
const LONGEST_WORD = 24;

/**
 * The words of an utterance in a plain form: lower case, no accents, contractions written out ("what's" is "what is"),
 * initialisms joined ("r. s. p. b." and "r s p b" are both "rspb"), numbers as digits, no punctuation. Training and
 * understanding both begin with it, so that the same words always meet.
 */
export function tokensOf(utterance: string): string[] {
  const text = utterance.slice(0, LONGEST_UTTERANCE);
  const plain = (ASCII.test(text) ? plainAscii(text) : plainOf(text)).trim();
  if (plain === '') return [];
  const split = plain.split(' ').flatMap(writtenOut).slice(0, MOST_WORDS);
  return asDigits(joinLetters(split.map((word) => word.slice(0, LONGEST_WORD))));
}

/** Nearly every utterance is ASCII, and needs no Unicode tables: loading them would slow down the first turn. */
const ASCII = /^[ -~]*$/;

const plainAscii = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('`', "'")
    .replace(/[^a-z0-9']+/g, ' ');

/** The same for any script. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[’‘ʼ´`]/gu, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ');

/** Whether a word has something to go by: two letters, or a digit. */
export const saysSomething = (word: string): boolean =>
  /[a-z][a-z]|\d/.test(word) || (!ASCII.test(word) && /\p{L}\p{L}/u.test(word));

const isLetter = (word: string): boolean => (ASCII.test(word) ? /^[a-z]$/.test(word) : /^\p{L}$/u.test(word));

/** Contractions that `ENDINGS` would get wrong, and those that recognisers write without the apostrophe. */
const WRITTEN_OUT: Readonly<Record<string, readonly string[]>> = {
  "won't": ['will', 'not'],
  wont: ['will', 'not'],
  "can't": ['can', 'not'],
  cant: ['can', 'not'],
  cannot: ['can', 'not'],
  "shan't": ['will', 'not'],
  "ain't": ['is', 'not'],
  aint: ['is', 'not'],
  dont: ['do', 'not'],
  doesnt: ['does', 'not'],
  didnt: ['did', 'not'],
  isnt: ['is', 'not'],
  couldnt: ['could', 'not'],
  im: ['i', 'am'],
  ive: ['i', 'have'],
  whats: ['what', 'is'],
  hes: ['he', 'is'],
  shes: ['she', 'is'],
  thats: ['that', 'is'],
  theres: ['there', 'is'],
  youre: ['you', 'are'],
  theyre: ['they', 'are'],
  "let's": ['let', 'us'],
};

const ENDINGS: readonly (readonly [ending: string, word: string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'d", 'would'],
  ["'m", 'am'],
];

/** Words after which 's is "is". After any other word it is mostly a genitive, and is left off. */
const WITH_IS = new Set([
  'what',
  'where',
  'who',
  'how',
  'when',
  'why',
  'that',
  'it',
  'he',
  'she',
  'there',
  'here',
]);

function writtenOut(word: string): readonly string[] {
  const known = Object.hasOwn(WRITTEN_OUT, word) ? WRITTEN_OUT[word] : undefined;
  if (known !== undefined) return known;
  if (!word.includes("'")) return [word];
  for (const [ending, second] of ENDINGS) {
    if (word.length > ending.length && word.endsWith(ending))
      return [bare(word.slice(0, -ending.length)), second];
  }
  if (word.endsWith("'s")) {
    const first = bare(word.slice(0, -2));
    return WITH_IS.has(first) ? [first, 'is'] : [first].filter(Boolean);
  }
  return [bare(word)].filter(Boolean);
}

const bare = (word: string): string => word.replaceAll("'", '');

/** Single letters in a row are a word that was spelled out: p, e, t becomes pet. A single "a" or "i" stays a word. */
function joinLetters(all: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && isLetter(all[end] ?? '')) end += 1;
    if (end - at > 1) {
      joined.push(all.slice(at, end).join(''));
      at = end;
    } else {
      joined.push(all[at] ?? '');
      at += 1;
    }
  }
  return joined;
}

const WORD_ENDINGS = /(?:ings?|edly|ed|ies|es|s|ly)$/;

/**
 * A word without its common endings, so that "tests", "tested" and "testing" are one, and in American spelling
 * ("leukemia", "anemia"). Crude on purpose: short words stay whole.
 */
export function stem(word: string): string {
  const plain = word.replace(/[ao]e/g, 'e');
  if (plain.length < 5) return plain.length === 4 && /[^su]s$/.test(plain) ? plain.slice(0, -1) : plain;
  const cut = plain.replace(WORD_ENDINGS, '');
  return cut.length >= 3 ? cut : plain;
}

/**
 * A phonetic code of a word, mostly its consonants: what stays the same when a recogniser writes other words for the same
 * sounds ("hell pline" for "helpline", "keemo" for "chemo").
 */
export function sound(word: string): string {
  return word
    .replace(/^(?:kn|gn|pn)/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^ps/, 's')
    .replace(/ph/g, 'f')
    .replace(/r(?![aeiouy])/g, '')
    .replace(/sch|sh|tch|tio|sio/g, 'x')
    .replace(/ch|ck|qu|q|c(?![eiy])|g(?![eiy])/g, 'k')
    .replace(/[cz]/g, 's')
    .replace(/[gj]/g, 'j')
    .replace(/x/g, 'ks')
    .replace(/[dt]h?/g, 't')
    .replace(/[bp]/g, 'p')
    .replace(/[vf]/g, 'f')
    .replace(/[aeiouyhw]+/g, (vowels, at: number) => (at === 0 && !/^[hw]/.test(vowels) ? 'a' : ''))
    .replace(/(.)\1+/g, '$1');
}
