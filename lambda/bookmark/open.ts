import { once } from '../once';
import type { Page } from '../page/page';
import { type Bookmarks, createBookmarks } from './bookmarks';
import type { BookmarkStore } from './store';

type Report = (what: string, error?: unknown) => void;

/** Opens the bookmarks of a page, once that is open. */
export type OpenBookmarks = (page: Page, report: Report) => Bookmarks;

/**
 * The bookmarks that the environment asks for. Unless it names a table there are none, and nothing of what they need is
 * loaded. Where it does, that begins at once, to be ready when the first listener comes.
 * @throws Error where a table is named and no key: a hash that anyone could make would protect nobody
 */
export function bookmarksOf(
  env: Readonly<Record<string, string | undefined>>,
  now: () => number = Date.now,
): OpenBookmarks | undefined {
  const { BOOKMARK_TABLE: table, BOOKMARK_KEY: key } = env;
  if (!table) return undefined;
  if (!key) throw new Error('BOOKMARK_TABLE is set and BOOKMARK_KEY is not: see docs/deploy.md');
  const store = once(async (): Promise<BookmarkStore> => {
    const { dynamoStore } = await import('./dynamo');
    return dynamoStore(table, key, now);
  });
  store().catch(() => {});
  return (page, report) => createBookmarks({ page, store, report });
}
