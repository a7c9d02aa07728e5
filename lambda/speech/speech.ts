import type { Voice } from '../page/page';

/**
 * Speech before it is a document: what is said, what is paused, and how slowly. SSML and plain text are both made of it,
 * so they cannot say different things.
 */

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
