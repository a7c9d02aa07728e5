import type { Bookmark } from './bookmark';

/** Where bookmarks are kept. Listeners are named by their platform's id, which goes no further: see `dynamo.ts`. */
export interface BookmarkStore {
  /** What is kept for a listener, not yet looked at; undefined where nothing is. */
  load(user: string, signal: AbortSignal): Promise<unknown>;
  /** Keeps a bookmark in place of the one before; undefined deletes what there is. */
  save(user: string, bookmark: Bookmark | undefined, signal: AbortSignal): Promise<void>;
}
