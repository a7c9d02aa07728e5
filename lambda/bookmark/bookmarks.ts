import type { Place } from '../guide/place';
import { once } from '../once';
import type { Page } from '../page/page';
import { type BookmarkStore, bookmarkOf, isSame, type Listener, placeFrom, REMEMBERED_MS } from './bookmark';

/** How long a turn waits for the table, in milliseconds. Then the guide goes on as if there were no bookmarks. */
export const WAIT_MS = 300;

/** How long it waits where a listener asks to be forgotten: the guide may only say so once it is done. */
export const FORGET_MS = 2500;

/** How long the first connection may take before the function goes on without it, in milliseconds. */
const CONNECT_MS = 500;

/** The bookmarks of listeners, for a channel whose platform knows who they are. */
export interface Bookmarks {
  /** The place to begin from, for a listener who comes back. It never fails, and never takes long. */
  placeOf(listener: Listener): Promise<Place | undefined>;
  /** Stores where a turn has led, if that is elsewhere than before. It never fails, and never takes long. */
  keep(listener: Listener, before: Place, after: Place): Promise<void>;
  /**
   * Deletes what is stored, for good.
   * @throws Error where that could not be done
   */
  forget(listener: Listener): Promise<void>;
}

export interface BookmarksOptions {
  readonly page: Page;
  /** It may take its time, which counts as waiting. */
  readonly store: () => Promise<BookmarkStore>;
  readonly report: (what: string, error?: unknown) => void;
}

/** Bookmarks in a store, for one page. What fails in a turn is reported, and costs the listener nothing but the bookmark. */
export function createBookmarks({ page, store, report }: BookmarksOptions): Bookmarks {
  return {
    async placeOf(listener) {
      try {
        const input = await within(WAIT_MS, async (signal) => (await store()).load(listener, signal));
        return placeFrom(input, page);
      } catch (error) {
        report('a bookmark could not be read', error);
        return undefined;
      }
    },
    async keep(listener, before, after) {
      const age = listener.now - listener.sessionStart;
      // NaN, where one of the times is unknown, is no age.
      if (after.forgotten || !(age >= 0 && age < REMEMBERED_MS)) return;
      const bookmark = bookmarkOf(after, page);
      if (isSame(bookmark, bookmarkOf(before, page))) return;
      try {
        await within(WAIT_MS, async (signal) => (await store()).save(listener, bookmark, signal));
      } catch (error) {
        report('a bookmark could not be kept', error);
      }
    },
    async forget(listener) {
      // A request without a time must be obeyed all the same.
      const now = Number.isNaN(listener.now) ? Date.now() : listener.now;
      await within(FORGET_MS, async (signal) => (await store()).forget({ ...listener, now }, signal));
    },
  };
}

/** Opens the bookmarks of a page. */
export type OpenBookmarks = (page: Page, report: BookmarksOptions['report']) => Bookmarks;

/**
 * The bookmarks that the environment asks for. Unless it names a table there are none, and nothing of what they need is
 * loaded. Where it does, the connection is opened at once, to be ready when the first listener comes.
 * @throws Error where a table is named and no key: a hash that anyone could make would protect nobody
 */
export function bookmarksOf(env: Readonly<Record<string, string | undefined>>): OpenBookmarks | undefined {
  const { BOOKMARK_TABLE: table, BOOKMARK_KEY: key } = env;
  if (!table) return undefined;
  if (!key) throw new Error('BOOKMARK_TABLE is set and BOOKMARK_KEY is not: see docs/deploy.md');
  const store = once(async (): Promise<BookmarkStore> => {
    const { dynamoStore } = await import('./dynamo');
    const opened = dynamoStore(table, key);
    // What is wrong with the table is reported when it is first needed.
    await within(CONNECT_MS, (signal) => opened.connect(signal)).catch(() => {});
    return opened;
  });
  store().catch(() => {});
  return (page, report) => createBookmarks({ page, store, report });
}

/** The table did not answer in time. */
class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/**
 * Does some work within so many milliseconds, whether or not it heeds the signal to stop. What fails sooner is tried once
 * more: a connection that died while the function was frozen fails at once, and a new one does not.
 */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooSlow(`no answer in ${ms} ms`));
      stopping.abort();
    }, ms);
  });
  const trying = work(signal).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return work(signal);
  });
  try {
    return await Promise.race([trying, late]);
  } finally {
    clearTimeout(timer);
  }
}
