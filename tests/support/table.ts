import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the table behaves: well, slower than any wait, without any answer, or refusing because it is busy. */
export type Mood = 'well' | 'slow' | 'silent' | 'throttled';

/** An attribute of an item, as DynamoDB writes it: a string, or a number in digits. */
type Attribute = { readonly S: string } | { readonly N: string };
export type Item = Readonly<Record<string, Attribute>>;

/** The table of bookmarks, behind as much of DynamoDB's API as the guide uses. */
export interface Table {
  readonly name: string;
  /** The environment of a function that finds it. */
  readonly env: Readonly<Record<string, string>>;
  mood: Mood;
  /** How many of the next requests are answered by a reset of their connection. */
  resets: number;
  /** The operations that were requested, also those that failed. */
  readonly requests: string[];
  items(): readonly Item[];
  /** Deletes what has expired. @param now milliseconds since 1970 */
  expire(now: number): void;
  close(): Promise<void>;
}

/** How long a slow table takes, in milliseconds. It does what it was asked to do even if nobody waits any more. */
export const SLOW_MS = 1200;
const NAME = 'bookmarks';
const KEY = 'listener';

/** The parameters of each operation. Others are refused, so that the guide cannot rely on what is not imitated. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  GetItem: ['TableName', 'Key', 'ConsistentRead'],
  UpdateItem: ['TableName', 'Key', 'UpdateExpression', 'ConditionExpression', 'ExpressionAttributeValues'],
};

/** What a signature looks like, with whose it is and what for. Whether it is right, AWS alone can say. */
const SIGNATURE =
  /^AWS4-HMAC-SHA256 Credential=nobody\/\d{8}\/eu-west-1\/dynamodb\/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}$/;

/** An error of DynamoDB's, by its own name. */
class Refusal extends Error {
  constructor(readonly type: string) {
    super(type);
  }
}

/**
 * DynamoDB on loopback, in memory. (Source: the API reference of DynamoDB, version 2012-08-10.)
 * @param exists whether there is a table behind the API
 */
export async function openTable(exists = true): Promise<Table> {
  const items = new Map<string, Item>();
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    table.requests.push(operation);
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk as Buffer);
    if (table.resets > 0) {
      table.resets -= 1;
      request.socket.resetAndDestroy();
      return;
    }
    if (table.mood === 'silent') return;
    if (table.mood === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS).unref());
    const isSigned = SIGNATURE.test(String(request.headers.authorization));
    const answer = (status: number, json: object) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(json));
    try {
      if (!isSigned) throw new Refusal('MissingAuthenticationTokenException');
      if (table.mood === 'throttled') throw new Refusal('ProvisionedThroughputExceededException');
      answer(200, operate(operation, JSON.parse(Buffer.concat(body).toString()), exists ? items : undefined));
    } catch (error) {
      const type = error instanceof Refusal ? error.type : 'SerializationException';
      answer(400, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: String(error) });
    }
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  const table: Table = {
    name: NAME,
    env: {
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'nobody',
      AWS_SECRET_ACCESS_KEY: 'nothing',
    },
    mood: 'well',
    resets: 0,
    requests: [],
    items: () => [...items.values()],
    expire(now) {
      for (const [key, { expires }] of items)
        if (expires && 'N' in expires && Number(expires.N) * 1000 <= now) items.delete(key);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return table;
}

interface Parameters {
  readonly TableName?: unknown;
  readonly Key?: unknown;
  readonly UpdateExpression?: unknown;
  readonly ConditionExpression?: unknown;
  readonly ExpressionAttributeValues?: unknown;
}

/** @returns the body of the answer @throws Refusal as DynamoDB would */
function operate(operation: string, asked: Parameters, items: Map<string, Item> | undefined): object {
  const known = PARAMETERS[operation];
  if (!known) throw new Refusal('UnknownOperationException');
  if (Object.keys(asked).some((name) => !known.includes(name))) throw new Refusal('ValidationException');
  if (!items || asked.TableName !== NAME) throw new Refusal('ResourceNotFoundException');
  const keys = itemOf(asked.Key);
  const key = keys[KEY] && 'S' in keys[KEY] ? keys[KEY].S : '';
  if (key === '' || Object.keys(keys).length > 1) throw new Refusal('ValidationException');
  const present = items.get(key);
  if (operation === 'GetItem') return present ? { Item: present } : {};
  const values = itemOf(asked.ExpressionAttributeValues);
  if (!holds(String(asked.ConditionExpression), present ?? {}, values))
    throw new Refusal('ConditionalCheckFailedException');
  items.set(key, updated(String(asked.UpdateExpression), present ?? keys, values));
  return {};
}

/** Whether a condition holds of an item: comparisons of numbers and `attribute_not_exists`, by AND of ORs in brackets. */
function holds(condition: string, item: Item, values: Item): boolean {
  const numberOf = (attribute: Attribute | undefined): number =>
    Number(attribute && 'N' in attribute ? attribute.N : Number.NaN);
  return condition.split(' AND ').every((all) =>
    all
      .replace(/^\((.*)\)$/, '$1')
      .split(' OR ')
      .some((one) => {
        const [, absent] = /^attribute_not_exists\((\w+)\)$/.exec(one) ?? [];
        if (absent !== undefined) return !Object.hasOwn(item, absent);
        const [, name = '', sign, value = ''] = /^(\w+) (<=?) (:\w+)$/.exec(one) ?? [];
        if (!sign || !values[value]) throw new Refusal('ValidationException');
        const [left, right] = [numberOf(item[name]), numberOf(values[value])];
        return sign === '<' ? left < right : left <= right;
      }),
  );
}

/** An item after `SET a = :a, b = :b REMOVE c, d`. */
function updated(expression: string, item: Item, values: Item): Item {
  const [, set = '', remove = ''] = /^SET (.+?)(?: REMOVE (.+))?$/.exec(expression) ?? [];
  const changed: Record<string, Attribute> = { ...item };
  for (const assignment of set.split(', ')) {
    const [name = '', value = ''] = assignment.split(' = ');
    if (!values[value]) throw new Refusal('ValidationException');
    changed[name] = values[value];
  }
  for (const name of remove.split(', ')) delete changed[name];
  return changed;
}

/** @throws Refusal where an attribute is neither a string nor a number */
function itemOf(value: unknown): Item {
  for (const attribute of Object.values(value ?? {}) as unknown[]) {
    const [[type, text] = [], ...more] = Object.entries(attribute ?? {});
    const fits = type === 'S' || (type === 'N' && /^-?\d+(\.\d+)?$/.test(String(text)));
    if (!fits || typeof text !== 'string' || more.length > 0) throw new Refusal('ValidationException');
  }
  return (value ?? {}) as Item;
}
