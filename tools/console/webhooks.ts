import { type App, createApp } from '../../lambda/app';
import type { ChannelOptions } from '../../lambda/channels/channel';
import { accessFrom } from '../../lambda/http/auth';
import { type HttpResponse, json } from '../../lambda/http/request';
import { createLog } from '../../lambda/log';
import { lastResortOf } from '../build/built-in';
import { type GatewayRequest, gatewayEvent } from '../surfaces/gateway';
import type { Ready, Workspace } from './workspace';

/**
 * The app that ships, called as Alexa and API Gateway would call it, so that a developer console can be pointed at this
 * machine through a tunnel. Who may call is set as on Lambda, by the environment: unset, everyone is refused.
 */
export function createWebhooks(
  workspace: Workspace,
  env: Readonly<Record<string, string | undefined>>,
  watch: Pick<ChannelOptions, 'report'> & Partial<Pick<ChannelOptions, 'observe'>>,
): (request: GatewayRequest) => Promise<HttpResponse> {
  let current: { readonly ready: Ready; readonly app: App } | undefined;
  const appOf = async (): Promise<App | undefined> => {
    const ready = await workspace.ready();
    if (!ready) return undefined;
    if (current?.ready.understanding !== ready.understanding) {
      const app = createApp({
        ...ready,
        lastResort: lastResortOf(ready.page),
        skillId: env.ALEXA_SKILL_ID,
        access: accessFrom(env),
        log: { ...createLog(), ...watch },
      });
      current = { ready, app };
    }
    return current.app;
  };

  return async (request) => {
    const app = await appOf();
    if (!app) return json(503, { error: 'the words do not compile' });
    if (request.path !== '/alexa') return (await app(gatewayEvent(request))) as HttpResponse;
    let event: unknown;
    try {
      event = JSON.parse(request.body);
    } catch {
      return json(400, { error: 'not JSON' });
    }
    return json(200, (await app(event)) as object);
  };
}
