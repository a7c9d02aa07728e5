import type { Markup, Span } from '../../lambda/page/page';
import { atRate, pause } from '../../lambda/speech/tags';
import { LETTER_PAUSE, PHONE_GROUP_PAUSE, PHONE_RATE } from '../../lambda/speech/timing';
import { letter, louder, substitute, words } from './ssml-elements';

/**
 * How pieces of a sentence are said. It is worked out when words are compiled, so that nothing has to be while a listener
 * waits. Punctuation that follows a piece with markup is taken into it: between two tags by itself, some engines read a
 * full stop out as "dot".
 */

/** Plain words: a string, unless something in them has to be escaped or left out. */
export function plain(text: string): Span {
  const ssml = words(text);
  return ssml === text ? text : { text, ssml };
}

/** A term, and what an engine must be told to say for it. */
export const term = (written: string, say: string, mark = ''): Markup => ({
  text: written + mark,
  ssml: substitute(written + mark, say + mark),
});

/** A word that the sense hangs on (bold or italic in the page), said a little louder. */
export const stressed = (word: string, mark = ''): Markup => ({
  text: word + mark,
  ssml: louder(word + mark),
});

/**
 * A telephone number, in groups as printed, said digit by digit.
 * @param digits how each digit is said, 0 first
 */
export function phone(number: string, digits: readonly string[], mark = ''): Markup {
  const groups = number.split(' ').map((group) => [...group].map((digit) => digits[Number(digit)] ?? digit));
  const said = groups.map((group) => group.join(' '));
  const ssml = said.map((group, at) =>
    atRate(PHONE_RATE, words(at === said.length - 1 ? group + mark : group)),
  );
  return { text: number + mark, ssml: ssml.join(pause(PHONE_GROUP_PAUSE)), paced: true };
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
