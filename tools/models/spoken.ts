/** Words of one letter. Any other capital by itself is a letter that is said as one. */
const SHORT_WORDS: ReadonlySet<string> = new Set(['A', 'I', 'O']);

/**
 * Words of the page as a listener's words: small letters, and initialisms letter by letter with full stops, the form
 * in which a recogniser writes them ("DNA" is "d. n. a.", "X-ray" is "x. ray").
 */
export function spoken(written: string): string {
  return written
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}'.]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => {
      const [, letters, rest = ''] = /^(\p{Lu}+)('s)?$/u.exec(word) ?? [];
      if (letters === undefined || SHORT_WORDS.has(word)) return word.toLowerCase();
      return `${[...letters.toLowerCase()].map((letter) => `${letter}.`).join(' ')}${rest}`;
    })
    .join(' ');
}

/** Two utterances that differ in the full stops of their initialisms alone sound the same. */
export const heardAs = (utterance: string): string => utterance.toLowerCase().replaceAll('.', '');

/**
 * Whether words can stand in a model: letters with apostrophes and hyphens among them, full stops after single letters,
 * no digits and no other marks. (Source: Amazon's error `InvalidCharInSamples`; Dialogflow takes all of it.)
 */
export function canBeSaid(words: string): boolean {
  return words
    .split(' ')
    .every((word) => /^(?:[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*'?|\p{L}\.(?:'s)?)$/u.test(word));
}
