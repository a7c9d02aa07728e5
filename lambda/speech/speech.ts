/**
 * Speech as a small tree, before any markup: what is said, what is paused, and how slowly. SSML and plain text are
 * both made of it, so they cannot say different things.
 */

/**
 * A piece of a sentence.
 * - a string is said as written;
 * - `say` is what a speech engine must be told to say for `written`;
 * - `stress` is said a little louder;
 * - `phone` is a telephone number: its groups as `written` and, digit by digit, in words as they are said;
 * - `letters` is a word to spell.
 */
export type Voice =
  | string
  | { readonly written: string; readonly say: string }
  | { readonly stress: string }
  | { readonly phone: readonly { readonly written: string; readonly said: string }[] }
  | { readonly letters: readonly string[] };

/** A sentence. */
export interface Said {
  readonly say: readonly Voice[];
  /** It stands on a line of its own when it is shown. */
  readonly item?: true;
  /** The same object comes again each time it is said, so that what was made of it is worth keeping. */
  readonly fixed?: true;
}

/** A sentence, or silence for so many milliseconds. */
export type Beat = Said | { readonly pause: number };

export interface Speech {
  readonly beats: readonly Beat[];
  /** Percent of the engine's usual rate: 100 is as it comes. */
  readonly rate: number;
}
