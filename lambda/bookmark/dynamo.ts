import { createHmac } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { fields } from '../fields';
import { type Bookmark, type BookmarkStore, KEPT_MS, type Listener, REMEMBERED_MS } from './bookmark';

/** An attribute, as DynamoDB writes it: a string, or a number in digits. */
type AttributeValue = { readonly S: string } | { readonly N: string };

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
  const call = dynamoDb(process.env);
  const itemOf = (listener: string) => ({ TableName: table, Key: { listener: { S: listener } } });
  const hashed = ({ id }: Listener): string => createHmac('sha256', key).update(id).digest('base64url');

  /** Writes attributes, and takes away those of a bookmark that are not among them, if the condition holds. */
  const update = async (
    listener: Listener,
    condition: string,
    values: Readonly<Record<string, AttributeValue>>,
    attributes: Readonly<Record<string, AttributeValue>>,
    signal: AbortSignal,
  ): Promise<void> => {
    const set = Object.keys(attributes).map((name) => `${name} = :${name}`);
    const remove = BOOKMARK.filter((name) => !Object.hasOwn(attributes, name));
    const parameters = {
      ...itemOf(hashed(listener)),
      UpdateExpression: `SET ${set.join(', ')}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`,
      ConditionExpression: condition,
      ExpressionAttributeValues: {
        ...values,
        ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`:${name}`, value])),
      },
    };
    try {
      await call('UpdateItem', parameters, signal);
    } catch (error) {
      if (!(error instanceof DynamoDbError && error.name === 'ConditionalCheckFailedException')) throw error;
    }
  };

  return {
    async connect(signal) {
      await call('GetItem', itemOf(NOBODY), signal);
    },
    async load(listener, signal) {
      // Consistently: who has just been forgotten must not be greeted with what was forgotten.
      const parameters = { ...itemOf(hashed(listener)), ConsistentRead: true };
      const { passage, part, pace, edition, expires } = fields(
        (await call('GetItem', parameters, signal)).Item,
      );
      const isFresh = Number(fields(expires).N) * 1000 > listener.now;
      if (!passage || !isFresh) return undefined;
      return {
        passage: fields(passage).S,
        part: Number(fields(part).N),
        pace: fields(pace).S,
        edition: fields(edition).S,
      };
    },
    save: (listener, bookmark, signal) =>
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
        signal,
      ),
    forget: (listener, signal) =>
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
        signal,
      ),
  };
}

const time = (milliseconds: number): AttributeValue => ({ N: String(milliseconds) });
const seconds = (milliseconds: number): AttributeValue => ({ N: String(Math.floor(milliseconds / 1000)) });

/** An error that DynamoDB answers with, by its own name. */
class DynamoDbError extends Error {
  constructor(override readonly name: string) {
    super(name);
  }
}

/**
 * Calls DynamoDB's API, signed with the credentials that Lambda puts into the environment. The AWS SDK would do the same with
 * thirty times as much code, all of it to be read before the first listener is answered.
 * (Source: the API reference of DynamoDB, version 2012-08-10.)
 * @returns the answer to an operation. Nothing is tried again here: `within` does that, in no more time
 */
function dynamoDb(env: Readonly<Record<string, string | undefined>>) {
  const { AWS_REGION: region = '', AWS_ENDPOINT_URL_DYNAMODB: endpoint } = env;
  const client = new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    service: 'dynamodb',
    region,
    retries: 0,
  });
  return async (operation: string, parameters: object, signal: AbortSignal) => {
    const response = await client.fetch(endpoint ?? `https://dynamodb.${region}.amazonaws.com`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
      },
      body: JSON.stringify(parameters),
      signal,
    });
    const answer = fields(await response.json());
    // `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`
    if (!response.ok) throw new DynamoDbError(String(answer.__type).split('#').at(-1) ?? '');
    return answer;
  };
}
