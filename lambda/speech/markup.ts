import Speech from 'ssml-builder';

/**
 * The only file that touches ssml-builder 0.4.3. The package leaves the alias of `sub` unescaped, lets control
 * characters through, joins its elements with spaces, cannot nest, and changes the objects it is given. So each
 * element is built on its own here, from text made safe, and put together without spaces of anyone's making.
 * Only tags that Alexa and Google both take are offered.
 */

/** A fragment of SSML that is well formed. Only this file makes one. */
export type Markup = string & { readonly markup: unique symbol };

const build = (add: (speech: Speech) => Speech): Markup => add(new Speech()).ssml(true) as Markup;

/** Characters that XML 1.0 cannot hold, not even escaped: most controls, halves of surrogate pairs, two non-characters. */
const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const safe = (text: string): string => text.replace(NOT_XML, '');

/** Whether a text holds anything that has to be escaped or left out. Most of what is said does not. */
const NEEDS_CARE = /[^\t\n !#-%(-;=?-~\u00A0-\uD7FF]/;

const escaped = (text: string): Markup =>
  NEEDS_CARE.test(text) ? build((speech) => speech.say(safe(text))) : (text as Markup);

/** Plain words. */
export const words = escaped;

/** Words that are said in another way than they are written. */
export const substitute = (written: string, say: string): Markup =>
  build((speech) => speech.sub(escaped(say), safe(written)));

/** A word that the sense hangs on. Louder, since `emphasis` is not for every voice of both platforms. */
export const louder = (text: string): Markup =>
  build((speech) => speech.prosody({ volume: 'loud' }, safe(text)));

/** One letter, said by its name. */
export const letter = (character: string): Markup => build((speech) => speech.spell(safe(character)));

/** Silence. @param milliseconds up to 10,000, which is what both platforms allow */
export function pause(milliseconds: number): Markup {
  const rounded = Math.min(Math.round(milliseconds), LONGEST_PAUSE);
  const markup = PAUSES.get(rounded) ?? build((speech) => speech.pause(`${rounded}ms`));
  PAUSES.set(rounded, markup);
  return markup;
}

const LONGEST_PAUSE = 10_000;

/** The pauses that there are: those of the timing, a handful. */
const PAUSES = new Map<number, Markup>();

/** Fragments one after the other. */
export const join = (fragments: readonly Markup[]): Markup => fragments.join('') as Markup;

/** Markup at a rate in percent of the engine's own; the builder's `prosody` takes text alone. */
export const atRate = (percent: number, inner: Markup): Markup =>
  percent === 100 ? inner : (`<prosody rate='${percent}%'>${inner}</prosody>` as Markup);

/** One sentence, told to the engine as such; the builder's `sentence` takes text alone. */
export const sentence = (inner: Markup): Markup => `<s>${inner}</s>` as Markup;

/** A whole document. */
export const speak = (inner: Markup): string => new Speech().sayWithSSML(inner).ssml();
