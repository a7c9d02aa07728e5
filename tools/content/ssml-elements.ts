import Speech from 'ssml-builder';

/**
 * The only file that uses ssml-builder 0.4.3. The package leaves the alias of `sub` unescaped, lets control characters
 * through, joins its elements with spaces, cannot nest, and changes the objects that it is given. So each element is built
 * by itself, from text that was made safe.
 */

const build = (add: (speech: Speech) => Speech): string => add(new Speech()).ssml(true);

/** What XML 1.0 cannot hold, not even escaped: most control characters, halves of surrogate pairs, two non-characters. */
const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const safe = (text: string): string => text.replace(NOT_XML, '');

export const words = (text: string): string => build((speech) => speech.say(safe(text)));

/** Words that are said in another way than they are written. */
export const substitute = (written: string, say: string): string =>
  build((speech) => speech.sub(words(say), safe(written)));

/** A word with stress. Not by `emphasis`, which some voices of the platforms do not know. */
export const louder = (text: string): string =>
  build((speech) => speech.prosody({ volume: 'loud' }, safe(text)));

/** One letter, said by its name. */
export const letter = (character: string): string => build((speech) => speech.spell(safe(character)));
