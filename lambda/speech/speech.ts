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

/** A sentence, or silence for so many milliseconds. An item stands on a line of its own when it is shown. */
export type Beat = { readonly say: readonly Voice[]; readonly item?: true } | { readonly pause: number };

export interface Speech {
  readonly beats: readonly Beat[];
  /** Percent of the engine's usual rate: 100 is as it comes. */
  readonly rate: number;
}
