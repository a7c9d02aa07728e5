import type { Place } from '../guide/place';
import type { Page } from '../page/page';
import { type Bookmark, bookmarkOf, isSame, placeFrom } from './bookmark';
import type { BookmarkStore } from './store';

/** What is waited for the table in a turn, at most, in milliseconds. Then the guide goes on as if there were none. */
export const WAIT_MS = 300;

/** What is waited where a listener has asked to be forgotten: it matters more than haste, and is said only when it is so. */
export const FORGET_MS = 1500;

/** The bookmarks of listeners, for a channel whose platform knows who they are. A listener is named by the platform's id. */
export interface Bookmarks {
  /** The place to begin from, for a listener who comes back. Never fails, and never takes long. */
  placeOf(user: string): Promise<Place | undefined>;
  /** Keeps where a turn has led, if that is elsewhere than before. Never fails, and never takes long. */
  keep(user: string, before: Place, after: Place): Promise<void>;
  /**
   * Deletes what is kept.
   * @throws Error where that could not be done
   */
  forget(user: string): Promise<void>;
}

export interface BookmarksOptions {
  readonly page: Page;
  /** Opened once. It may take its time, which counts as waiting. */
  readonly store: () => Promise<BookmarkStore>;
  readonly report: (what: string, error?: unknown) => void;
}

export function createBookmarks({ page, store, report }: BookmarksOptions): Bookmarks {
  const save = (user: string, bookmark: Bookmark | undefined, ms: number): Promise<void> =>
    within(ms, async (signal) => (await store()).save(user, bookmark, signal));

  return {
    async placeOf(user) {
      try {
        return placeFrom(await within(WAIT_MS, async (signal) => (await store()).load(user, signal)), page);
      } catch (error) {
        report('a bookmark could not be read', error);
        return undefined;
      }
    },
    async keep(user, before, after) {
      // Asked to be forgotten, and that is done already.
      if (after.forgotten) return;
      const bookmark = bookmarkOf(after, page);
      if (isSame(bookmark, bookmarkOf(before, page))) return;
      try {
        await save(user, bookmark, WAIT_MS);
      } catch (error) {
        report('a bookmark could not be kept', error);
      }
    },
    forget: (user) => save(user, undefined, FORGET_MS),
  };
}

/** The table did not answer in time. */
class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** Some work that is given so many milliseconds, whether or not it heeds the signal to stop. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooSlow(`no answer in ${ms} ms`));
      stopping.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(stopping.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
