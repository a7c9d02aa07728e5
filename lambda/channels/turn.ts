import type { Bookmarks } from '../bookmark/bookmarks';
import type { Move } from '../guide/move';
import type { Place } from '../guide/place';
import type { Reply } from '../guide/reply';
import type { Rendered } from '../speech/render';

/** The platforms, as the log knows them: `google` is Dialogflow ES, `cx` its successor. */
export type ChannelName = 'alexa' | 'google' | 'cx';

/** One turn as a channel took it, for whoever watches: the log, and the tools on a desk. */
export interface TurnTaken {
  readonly channel: ChannelName;
  readonly move: Move;
  readonly before: Place;
  readonly reply: Reply;
  readonly rendered: Rendered;
}

/** What a channel works with. Everything that is not the conversation itself is passed in. */
export interface ChannelOptions {
  /** Told of every turn taken. */
  readonly observe: (turn: TurnTaken) => void;
  /** Told of whatever went wrong or was refused: what, in words of ours, and the error if there is one. */
  readonly report: (what: string, error?: unknown) => void;
  /** The day, as `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Where listeners left off, for a platform that knows them again. Without it nothing is kept. */
  readonly bookmarks?: Bookmarks | undefined;
}
