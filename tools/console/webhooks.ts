import type { ChannelOptions } from '../../lambda/channels/turn';
import { createHandler, type Handler } from '../../lambda/handler';
import { accessFrom } from '../../lambda/http/auth';
import type { Desk, Ready } from './desk';

/** A request as it came in over HTTP. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The handler that ships, called as Alexa and API Gateway would call it, so that a developer console can be pointed at
 * this machine through a tunnel. Who may call is set as on Lambda, by the environment: unset, everyone is refused.
 */
export function createWebhooks(
  desk: Desk,
  env: Readonly<Record<string, string | undefined>>,
  watch: Pick<ChannelOptions, 'report'> & Partial<Pick<ChannelOptions, 'observe'>>,
): (incoming: Incoming) => Promise<Outgoing> {
  let made: { readonly ready: Ready; readonly handler: Handler } | undefined;
  const handlerOf = async (): Promise<Handler | undefined> => {
    const ready = await desk.ready();
    if (!ready) return undefined;
    if (made?.ready.understanding !== ready.understanding) {
      const options = { ...ready, skillId: env.ALEXA_SKILL_ID, access: accessFrom(env), ...watch };
      made = { ready, handler: createHandler(options) };
    }
    return made.handler;
  };

  return async (incoming) => {
    const handler = await handlerOf();
    if (!handler) return answer(503, { error: 'the words do not compile' });
    if (incoming.path !== '/alexa') return ofGateway(await handler(gatewayEvent(incoming)));
    let event: unknown;
    try {
      event = JSON.parse(incoming.body);
    } catch {
      return answer(400, { error: 'not JSON' });
    }
    return answer(200, await handler(event));
  };
}

const answer = (status: number, body: unknown): Outgoing => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** A request as an event of API Gateway's HTTP API, payload format 2.0. */
function gatewayEvent({ method, path, query, headers, body }: Incoming) {
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: query,
    headers,
    requestContext: {
      stage: '$default',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
    },
    body,
    isBase64Encoded: false,
  };
}

/** What API Gateway makes of a result: one without a status is a body of its own. */
function ofGateway(result: unknown): Outgoing {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) return answer(200, result);
  const {
    statusCode,
    headers = {},
    body = '',
  } = result as {
    statusCode: number;
    headers?: Record<string, string>;
    body?: string;
  };
  return { status: statusCode, headers, body };
}
