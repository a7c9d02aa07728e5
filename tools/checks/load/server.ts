import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type GatewayRequest, gatewayEvent } from '../../surfaces/gateway';

/**
 * The packaged handler behind a server of this machine, started with the handler's file: a path for Alexa, whose events
 * come as they are, and for every other request the event that API Gateway makes of it. An answer that is no speech is
 * an error, as it is to a listener. Sends its port to its parent, and the memory it holds whenever it is asked.
 */
const { handler } = require(process.argv[2] ?? '') as { handler: (event: unknown) => Promise<unknown> };

const server = createServer(async (request, response) => {
  const body = await text(request);
  const { url: path = '', method = '' } = request;
  const headers = request.headers as GatewayRequest['headers'];
  const event: unknown = path === '/alexa' ? JSON.parse(body) : gatewayEvent({ method, path, headers, body });
  const answer = (await handler(event)) as {
    statusCode?: number;
    headers?: Record<string, string>;
    body?: string;
  };
  const { statusCode = 200, headers: more = {}, body: answered = JSON.stringify(answer) } = answer;
  response.writeHead(answered.includes('<speak>') ? statusCode : 500, more).end(answered);
});

process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed / 1_000_000, rss: rss / 1_000_000 });
});
process.once('disconnect', () => process.exit(0));

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
