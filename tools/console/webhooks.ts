import { type App, createApp } from '../../lambda/app';
import type { ChannelOptions } from '../../lambda/channels/channel';
import { accessFrom } from '../../lambda/http/auth';
import { createLog } from '../../lambda/log';
import { builtInOf } from '../build/built-in';
import { type GatewayRequest, gatewayEvent } from '../surfaces/gateway';
import type { Desk, Ready } from './desk';

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
): (incoming: GatewayRequest) => Promise<Outgoing> {
  let made: { readonly ready: Ready; readonly app: App } | undefined;
  const appOf = async (): Promise<App | undefined> => {
    const ready = await desk.ready();
    if (!ready) return undefined;
    if (made?.ready.understanding !== ready.understanding) {
      const app = createApp({
        ...ready,
        builtIn: builtInOf(ready.page),
        skillId: env.ALEXA_SKILL_ID,
        access: accessFrom(env),
        log: { ...createLog(), ...watch },
      });
      made = { ready, app };
    }
    return made.app;
  };

  return async (incoming) => {
    const app = await appOf();
    if (!app) return answer(503, { error: 'the words do not compile' });
    if (incoming.path !== '/alexa') return ofGateway(await app(gatewayEvent(incoming)));
    let event: unknown;
    try {
      event = JSON.parse(incoming.body);
    } catch {
      return answer(400, { error: 'not JSON' });
    }
    return answer(200, await app(event));
  };
}

const answer = (status: number, body: unknown): Outgoing => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

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
