import type { Span } from '../page/page';

/** SSML and plain text are both made of what stands here, so they cannot say different things. */

/** A sentence to speak. */
export interface SentenceBeat {
  readonly say: readonly Span[];
  /** It is an item of a list, which is shown on a line of its own. */
  readonly item?: true;
}

/** A sentence, or a pause in milliseconds. */
export type Beat = SentenceBeat | { readonly pause: number };

export interface Speech {
  readonly beats: readonly Beat[];
  /** Percent of the engine's usual rate. */
  readonly rate: number;
}
