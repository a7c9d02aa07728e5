import { wordProblem } from '../content/utterance-words';

/** Words of one letter. Any other single capital is a letter that is said by its name. */
const SHORT_WORDS: ReadonlySet<string> = new Set(['A', 'I', 'O']);

/**
 * The form in which a speech recogniser writes words of the page: small letters, and initialisms letter by letter with
 * full stops. "DNA" becomes "d. n. a.", "X-ray" becomes "x. ray".
 */
export function spokenForm(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}'.]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => {
      const [, letters, ending = ''] = /^(\p{Lu}+)('s)?$/u.exec(word) ?? [];
      if (letters === undefined || SHORT_WORDS.has(word)) return word.toLowerCase();
      return `${[...letters.toLowerCase()].map((letter) => `${letter}.`).join(' ')}${ending}`;
    })
    .join(' ');
}

/**
 * The form in which people type words, and Google's recogniser writes them: an initialism in one piece, "r. s. p. b."
 * as "rspb".
 */
export const typedForm = (utterance: string): string =>
  utterance
    .replace(/\p{L}\.(?: \p{L}\.)+/gu, (letters) => letters.replace(/[. ]/gu, ''))
    .replace(/\b(\p{L})\./gu, '$1');

/** A key that is the same for utterances that sound the same: they may differ in the full stops of initialisms. */
export const spokenKey = (utterance: string): string => utterance.toLowerCase().replaceAll('.', '');

/** Makes a filter that lets the first of the utterances pass that sound the same, and no other. */
export function firstOfEach(): (utterance: string) => boolean {
  const keys = new Set<string>();
  return (utterance) => keys.size < keys.add(spokenKey(utterance)).size;
}

/**
 * Whether Alexa takes words in a sample or as a value. Dialogflow takes all that Alexa does.
 * (Source: Amazon's error `InvalidCharInSamples`.)
 */
export const isSpeakable = (words: string): boolean => wordProblem(words.toLowerCase()) === undefined;
