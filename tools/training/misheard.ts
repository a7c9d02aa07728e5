import { pick, type Random } from './random';

/** Spellings that recognisers mix up, because they sound alike. */
const SOUND_ALIKE: readonly (readonly [from: RegExp, to: readonly string[]])[] = [
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

/** What any vowel may be written as. */
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ee', 'ai', 'oo', 'ow', 'er', 'ea', 'y'];

/**
 * A word as a speech recogniser that does not know it might write it: cut in two, or with other letters for similar sounds.
 * The result is mostly no word, but keeps the sound, so that the model learns to go by that.
 */
export function misheard(word: string, random: Random): string {
  const chance = random();
  if (chance < 0.4) return cut(word, random);
  return chance < 0.75 ? withOtherConsonant(word, random) : withOtherVowel(word, random);
}

/** Cut before a consonant beside a vowel: "hel pline", "symp toms". */
function cut(word: string, random: Random): string {
  const places: number[] = [];
  for (let at = 2; at < word.length - 1; at += 1) {
    if (/[^aeiouy]/.test(word[at] ?? '') && /[aeiouy]/.test(`${word[at - 1]}${word[at + 1]}`))
      places.push(at);
  }
  const at = pick(places, random);
  return at === undefined ? word : `${word.slice(0, at)} ${word.slice(at)}`;
}

function withOtherConsonant(word: string, random: Random): string {
  const [from, to = []] =
    pick(
      SOUND_ALIKE.filter(([spelling]) => spelling.test(word)),
      random,
    ) ?? [];
  return from ? word.replace(from, pick(to, random) ?? '') : word;
}

function withOtherVowel(word: string, random: Random): string {
  const vowel = pick([...word.matchAll(/[aeiouy]+/g)], random);
  if (!vowel) return word;
  return word.slice(0, vowel.index) + pick(VOWELS, random) + word.slice(vowel.index + vowel[0].length);
}
