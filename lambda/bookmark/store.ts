import type { Bookmark } from './bookmark';

/** Where bookmarks are kept. It knows nobody: a listener is a hash to it. */
export interface BookmarkStore {
  /** What is kept for a listener, not yet looked at; undefined where nothing is. */
  load(listener: string, signal: AbortSignal): Promise<unknown>;
  /** Keeps a bookmark in place of the one before; undefined deletes what there is. */
  save(listener: string, bookmark: Bookmark | undefined, signal: AbortSignal): Promise<void>;
}
