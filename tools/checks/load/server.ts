import { createServer, type IncomingMessage } from 'node:http';

/**
 * The packaged handler behind a server of this machine: a path for Alexa, whose events come as they are, and for every
 * other request the event that API Gateway makes of it. Started with the handler's file; tells its port and, when asked,
 * the memory it holds.
 */
type Handler = (event: unknown) => Promise<unknown>;

const { handler } = require(process.argv[2] ?? '') as { handler: Handler };

const server = createServer(async (request, response) => {
  const body = await bodyOf(request);
  if (request.url === '/alexa') {
    response.end(JSON.stringify(await handler(JSON.parse(body))));
    return;
  }
  const answer = (await handler({
    version: '2.0',
    rawPath: request.url,
    headers: request.headers,
    requestContext: { stage: '$default', http: { method: request.method, path: request.url } },
    body,
    isBase64Encoded: false,
  })) as { statusCode: number; headers?: Record<string, string>; body?: string };
  response.writeHead(answer.statusCode, answer.headers).end(answer.body);
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heapUsed, rss });
});
process.once('disconnect', () => process.exit(0));

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
