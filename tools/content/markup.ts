import type { Markup, Span, Telephone } from '../../lambda/page/page';
import { atRate, pause } from '../../lambda/speech/tags';
import { DICTATION, LETTER_PAUSE, PHONE_GROUP_PAUSE, PHONE_RATE } from '../../lambda/speech/timing';
import { letter, louder, substitute, words } from './ssml-elements';

/**
 * The markup of words, made when they are compiled so that no listener waits for it. Punctuation that follows goes inside:
 * between two tags by itself, some engines read a full stop out as "dot".
 */

/** Plain words. They need markup only where XML would have to escape a character, or cannot hold it. */
export function plain(text: string): Span {
  const ssml = words(text);
  return ssml === text ? text : { text, ssml };
}

/** A term, with what an engine must say for it. */
export const term = (text: string, say: string, mark = ''): Markup => ({
  text: text + mark,
  ssml: substitute(text + mark, say + mark),
});

/** A word in bold or italics: the sense hangs on it, and it is said a little louder. */
export const stressed = (word: string, mark = ''): Markup => ({
  text: word + mark,
  ssml: louder(word + mark),
});

/**
 * A telephone number, said digit by digit.
 * @param number in groups as printed, with spaces between them
 * @param digits how each digit is said, 0 first
 */
export function phone(number: string, digits: readonly string[], mark = ''): Markup {
  const groups = number.split(' ').map((group) => [...group].map((digit) => digits[Number(digit)] ?? digit));
  const spoken = groups.map((group) => group.join(' '));
  const ssml = spoken.map((group, at) =>
    atRate(PHONE_RATE, words(at === spoken.length - 1 ? group + mark : group)),
  );
  return { text: number + mark, ssml: ssml.join(pause(PHONE_GROUP_PAUSE)), paced: true };
}

/** A telephone number for someone who writes it down. Each is a sentence of its own. */
export function telephone(number: string, digits: readonly string[]): Telephone {
  const last = number.split(' ').at(-1) ?? number;
  return {
    text: number,
    slow: dictated(number, digits, DICTATION.slow),
    slowest: dictated(number, digits, DICTATION.slowest),
    last: dictated(last, digits, DICTATION.slow),
  };
}

function dictated(
  number: string,
  digits: readonly string[],
  { digit, group }: { readonly digit: number; readonly group: number },
): Markup {
  const groups = number
    .split(' ')
    .map((one) => [...one].map((each) => atRate(PHONE_RATE, words(digits[Number(each)] ?? each))));
  return {
    text: `${number}.`,
    ssml: groups.map((one) => one.join(pause(digit))).join(pause(group)),
    paced: true,
  };
}

/** A word, letter by letter. */
export function letters(word: string): Markup {
  const all = [...word.toUpperCase()].filter((character) => /[\p{L}\p{N}]/u.test(character));
  return {
    text: `${all.join(', ')}.`,
    ssml: all.map((one) => letter(one) + pause(LETTER_PAUSE)).join(''),
    paced: true,
  };
}
