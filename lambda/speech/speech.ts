import type { Span } from '../page/page';

/**
 * Speech before it is a document: sentences, pauses, and the rate. SSML and plain text are both made of it, so they
 * cannot say different things.
 */

/** A sentence to be spoken. */
export interface SentenceBeat {
  readonly say: readonly Span[];
  /** It is an item of a list, and stands on a line of its own when it is shown. */
  readonly item?: true;
}

/** A sentence, or silence for so many milliseconds. */
export type Beat = SentenceBeat | { readonly pause: number };

export interface Speech {
  readonly beats: readonly Beat[];
  /** Percent of the engine's usual rate: 100 is as it comes. */
  readonly rate: number;
}
