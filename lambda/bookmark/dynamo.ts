import { createHmac } from 'node:crypto';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Bookmark, type BookmarkStore, KEPT_MS, type Listener, REMEMBERED_MS } from './bookmark';

/** What an item has only while there is a bookmark. */
const BOOKMARK: readonly (keyof Bookmark)[] = ['passage', 'part', 'pace', 'edition'];

/** The key of an item that is never there: a hash is longer. */
const NOBODY = 'nobody';

/**
 * Bookmarks in a table of DynamoDB, an item for each listener:
 * - `listener`, a keyed hash of the platform's id;
 * - the bookmark, unless there is none any more;
 * - `updated`, when the turn was that wrote it, in milliseconds since 1970: an earlier turn that arrives late writes nothing;
 * - `forgotten`, when the listener last asked to be forgotten: a session that began before then writes nothing;
 * - `expires`, in seconds since 1970. DynamoDB deletes the item some time after that; until then it is read as if it were
 *   gone.
 *
 * Every time is the platform's, as it comes with a request.
 * @param key of the hash: without it nobody can tell whose a bookmark is
 */
export function dynamoStore(table: string, key: string): BookmarkStore {
  // Tried again by `within`, in no more time.
  const client = new DynamoDBClient({ maxAttempts: 1 });
  const itemOf = (listener: string) => ({ TableName: table, Key: { listener: { S: listener } } });
  const hashed = ({ id }: Listener): string => createHmac('sha256', key).update(id).digest('base64url');

  /** Writes attributes, and takes away those of a bookmark that are not among them, if the condition holds. */
  const update = async (
    listener: Listener,
    condition: string,
    values: Readonly<Record<string, AttributeValue>>,
    attributes: Readonly<Record<string, AttributeValue>>,
    abortSignal: AbortSignal,
  ): Promise<void> => {
    const set = Object.keys(attributes).map((name) => `${name} = :${name}`);
    const remove = BOOKMARK.filter((name) => !Object.hasOwn(attributes, name));
    const command = new UpdateItemCommand({
      ...itemOf(hashed(listener)),
      UpdateExpression: `SET ${set.join(', ')}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`,
      ConditionExpression: condition,
      ExpressionAttributeValues: {
        ...values,
        ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`:${name}`, value])),
      },
    });
    try {
      await client.send(command, { abortSignal });
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  return {
    async connect(abortSignal) {
      await client.send(new GetItemCommand(itemOf(NOBODY)), { abortSignal });
    },
    async load(listener, abortSignal) {
      // Consistently: who has just been forgotten must not be greeted with what was forgotten.
      const command = new GetItemCommand({ ...itemOf(hashed(listener)), ConsistentRead: true });
      const { Item = {} } = await client.send(command, { abortSignal });
      const { passage, part, pace, edition, expires } = Item;
      const isFresh = Number(expires?.N) * 1000 > listener.now;
      if (!passage || !isFresh) return undefined;
      return { passage: passage.S, part: Number(part?.N), pace: pace?.S, edition: edition?.S };
    },
    save: (listener, bookmark, abortSignal) =>
      update(
        listener,
        '(attribute_not_exists(forgotten) OR forgotten < :session) AND (attribute_not_exists(updated) OR updated <= :updated)',
        { ':session': time(listener.sessionStart) },
        {
          ...(bookmark && {
            passage: { S: bookmark.passage },
            part: { N: String(bookmark.part) },
            pace: { S: bookmark.pace },
            edition: { S: bookmark.edition },
          }),
          updated: time(listener.now),
          expires: seconds(listener.now + (bookmark ? KEPT_MS : REMEMBERED_MS)),
        },
        abortSignal,
      ),
    forget: (listener, abortSignal) =>
      update(
        listener,
        // Where it fails, the listener has asked again since.
        'attribute_not_exists(forgotten) OR forgotten < :forgotten',
        {},
        {
          forgotten: time(listener.now),
          updated: time(listener.now),
          expires: seconds(listener.now + REMEMBERED_MS),
        },
        abortSignal,
      ),
  };
}

const time = (milliseconds: number): AttributeValue => ({ N: String(milliseconds) });
const seconds = (milliseconds: number): AttributeValue => ({ N: String(Math.floor(milliseconds / 1000)) });
