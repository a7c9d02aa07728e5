import { createServer, type IncomingMessage } from 'node:http';

/**
 * The packaged handler behind a server of this machine, started with the handler's file: a path for Alexa, whose events
 * come as they are, and for every other request the event that API Gateway makes of it. An answer that is no speech is
 * an error, as it is to a listener. Sends its port to its parent, and the memory it holds whenever it is asked.
 */
const { handler } = require(process.argv[2] ?? '') as { handler: (event: unknown) => Promise<unknown> };

const server = createServer(async (request, response) => {
  const body = await bodyOf(request);
  const path = request.url ?? '';
  const answer = (await handler(
    path === '/alexa'
      ? JSON.parse(body)
      : {
          version: '2.0',
          rawPath: path,
          headers: request.headers,
          requestContext: { stage: '$default', http: { method: request.method, path } },
          body,
          isBase64Encoded: false,
        },
  )) as { statusCode?: number; headers?: Record<string, string>; body?: string };
  const { statusCode = 200, headers = {}, body: text = JSON.stringify(answer) } = answer;
  response.writeHead(text.includes('<speak>') ? statusCode : 500, headers).end(text);
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed / 1_000_000, rss: rss / 1_000_000 });
});
process.once('disconnect', () => process.exit(0));

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
