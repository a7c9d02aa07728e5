import type { Place } from './place';
import type { Question } from './questions';
import type { Reading, Saying } from './saying';

/** What the guide says back, as meaning. The renderer makes speech of it, the channel a response. */
export interface Reply {
  readonly says: readonly Saying[];
  /** The question that ends the reply. Without one the session closes. */
  readonly asks?: Question;
  /** The part of the page that is read in this reply, if any. */
  readonly reads?: Reading;
  readonly place: Place;
}
