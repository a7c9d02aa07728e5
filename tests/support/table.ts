import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';

/** How the table behaves: well; after so many milliseconds; not at all; or refusing because too much is asked of it. */
export type Mood = 'well' | 'slow' | 'silent' | 'throttled';

/** A table on this machine, behind DynamoDB's real API. */
export interface Table {
  readonly name: string;
  /** The environment that leads the AWS SDK to it. */
  readonly env: Readonly<Record<string, string>>;
  mood: Mood;
  /** Requests that reached it, whatever its mood. */
  readonly requests: string[];
  /** Everything that is kept, as DynamoDB has it. */
  items(): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Slower than anybody waits for a bookmark. */
const SLOW_MS = 1200;

/** @param exists without it there is an API and no table */
export async function openTable(exists = true): Promise<Table> {
  const database = dynalite({ createTableMs: 0 });
  const behind = await listening(database);
  const table = {
    name: 'bookmarks',
    mood: 'well' as Mood,
    requests: [] as string[],
    env: {},
    items: async () => (await client.send(new ScanCommand({ TableName: 'bookmarks' }))).Items ?? [],
    close: async () => {
      client.destroy();
      await Promise.all([front, database].map(closed));
    },
  };

  const front = createServer(async (request, response) => {
    table.requests.push(String(request.headers['x-amz-target']));
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk as Buffer);
    if (table.mood === 'silent') return;
    if (table.mood === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS).unref());
    if (table.mood === 'throttled') {
      const type = 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException';
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: type, message: 'slow down' }));
      return;
    }
    const { host: _, ...headers } = request.headers;
    const answer = await fetch(behind, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: Buffer.concat(body),
    }).catch(() => undefined);
    if (!answer) {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const endpoint = await listening(front);
  const credentials = { accessKeyId: 'nobody', secretAccessKey: 'nothing' };
  const client = new DynamoDBClient({ endpoint: behind, region: 'eu-west-1', credentials });
  if (exists) {
    await client.send(
      new CreateTableCommand({
        TableName: table.name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'listener', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'listener', KeyType: 'HASH' }],
      }),
    );
  }
  table.env = {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  return table;
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections?.();
  return new Promise((resolve) => server.close(() => resolve()));
}
