import type { Random } from './random';

/** Letters that recognisers mix up, being said alike. */
const SOUND_ALIKE: readonly (readonly [said: RegExp, written: readonly string[]])[] = [
  [/ph|f/, ['f', 'ph', 'v', 'th']],
  [/th/, ['f', 't', 'd', 'th']],
  [/ch/, ['sh', 'k', 'tch', 'j']],
  [/sh/, ['ch', 's', 'sh']],
  [/c[ey]/, ['se', 'si', 'sy']],
  [/ck|k|c/, ['k', 'c', 'ck', 'g']],
  [/b/, ['p', 'b', 'v']],
  [/p/, ['b', 'p', 't']],
  [/d/, ['t', 'd']],
  [/t/, ['d', 't', 'p']],
  [/g/, ['k', 'j', 'g']],
  [/j/, ['g', 'ch']],
  [/v/, ['b', 'f']],
  [/m/, ['n', 'm']],
  [/n/, ['m', 'n', 'ng']],
  [/s|z/, ['z', 's', 'ss']],
  [/^h/, ['', 'h']],
];

/** Vowels as they may be written. */
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ee', 'ai', 'oo', 'ow', 'er', 'ea', 'y'];

/**
 * A word as a speech recogniser might write it down that does not know it: cut in two, or with other letters for what
 * sounds like them. What comes out is mostly no word, but it keeps the sound, and that is what the model shall learn
 * to go by.
 */
export function misheard(word: string, random: Random): string {
  const chance = random();
  if (chance < 0.4) return cut(word, random);
  if (chance < 0.75) return otherConsonant(word, random);
  return otherVowel(word, random);
}

/** Cut before a consonant that follows a vowel: "hel pline", "symp toms". */
function cut(word: string, random: Random): string {
  const places: number[] = [];
  for (let at = 2; at < word.length - 1; at += 1) {
    if (
      /[^aeiouy]/.test(word[at] ?? '') &&
      (/[aeiouy]/.test(word[at - 1] ?? '') || /[aeiouy]/.test(word[at + 1] ?? ''))
    ) {
      places.push(at);
    }
  }
  const at = places[Math.floor(random() * places.length)];
  return at === undefined ? word : `${word.slice(0, at)} ${word.slice(at)}`;
}

function otherConsonant(word: string, random: Random): string {
  const fitting = SOUND_ALIKE.filter(([said]) => said.test(word));
  const one = fitting[Math.floor(random() * fitting.length)];
  if (one === undefined) return word;
  const [said, written] = one;
  return word.replace(said, written[Math.floor(random() * written.length)] ?? '');
}

function otherVowel(word: string, random: Random): string {
  const vowels = [...word.matchAll(/[aeiouy]+/g)];
  const one = vowels[Math.floor(random() * vowels.length)];
  if (one === undefined) return word;
  const other = VOWELS[Math.floor(random() * VOWELS.length)] ?? '';
  return word.slice(0, one.index) + other + word.slice(one.index + one[0].length);
}
