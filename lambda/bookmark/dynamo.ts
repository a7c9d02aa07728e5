import { createHmac } from 'node:crypto';
import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Bookmark } from './bookmark';
import type { BookmarkStore } from './store';

/** How long a bookmark is kept: a week, which is long enough to come back to a page, and no longer. */
export const KEPT_SECONDS = 7 * 24 * 60 * 60;

/**
 * Bookmarks in a table of DynamoDB, an item each. DynamoDB deletes an item some time after its `expires` has passed, and
 * until then it is read as if it were gone.
 * @param key of the hash that stands for a listener there: without it nobody can tell whose a bookmark is
 * @param now milliseconds since 1970
 */
export function dynamoStore(table: string, key: string, now: () => number): BookmarkStore {
  // Tried once: what does not answer at once is gone on without.
  const client = new DynamoDBClient({ maxAttempts: 1 });
  const hashed = (user: string): string => createHmac('sha256', key).update(user).digest('base64url');
  const keyOf = (user: string) => ({ TableName: table, Key: { listener: { S: hashed(user) } } });
  return {
    async load(user, abortSignal) {
      const { Item } = await client.send(new GetItemCommand(keyOf(user)), { abortSignal });
      if (!Item || Number(Item.expires?.N ?? 0) * 1000 <= now()) return undefined;
      const { passage, part, pace, edition } = Item;
      return { passage: passage?.S, part: Number(part?.N), pace: pace?.S, edition: edition?.S };
    },
    async save(user, bookmark, abortSignal) {
      if (bookmark) {
        const command = new PutItemCommand({ TableName: table, Item: itemOf(hashed(user), bookmark, now()) });
        await client.send(command, { abortSignal });
      } else {
        await client.send(new DeleteItemCommand(keyOf(user)), { abortSignal });
      }
    },
  };
}

const itemOf = (listener: string, { passage, part, pace, edition }: Bookmark, now: number) => ({
  listener: { S: listener },
  passage: { S: passage },
  part: { N: String(part) },
  pace: { S: pace },
  edition: { S: edition },
  expires: { N: String(Math.floor(now / 1000) + KEPT_SECONDS) },
});
