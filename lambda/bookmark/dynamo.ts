import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Bookmark } from './bookmark';
import type { BookmarkStore } from './store';

/** How long a bookmark is kept: a week, which is long enough to come back to a page, and no longer. */
export const KEPT_SECONDS = 7 * 24 * 60 * 60;

/**
 * Bookmarks in a table of DynamoDB, an item each. DynamoDB deletes an item some time after its `expires` has passed, and
 * until then it is read as if it were gone.
 * @param now milliseconds since 1970
 */
export function dynamoStore(table: string, now: () => number): BookmarkStore {
  // Tried once: what does not answer at once is gone on without.
  const client = new DynamoDBClient({ maxAttempts: 1 });
  const key = (listener: string) => ({ TableName: table, Key: { listener: { S: listener } } });
  return {
    async load(listener, abortSignal) {
      const { Item } = await client.send(new GetItemCommand(key(listener)), { abortSignal });
      if (!Item || Number(Item.expires?.N ?? 0) * 1000 <= now()) return undefined;
      const { passage, part, pace, edition } = Item;
      return { passage: passage?.S, part: Number(part?.N), pace: pace?.S, edition: edition?.S };
    },
    async save(listener, bookmark, abortSignal) {
      if (bookmark) {
        const command = new PutItemCommand({ TableName: table, Item: itemOf(listener, bookmark, now()) });
        await client.send(command, { abortSignal });
      } else {
        await client.send(new DeleteItemCommand(key(listener)), { abortSignal });
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
