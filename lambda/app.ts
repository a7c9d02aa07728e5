import type { OpenBookmarks } from './bookmark/bookmarks';
import { alexa } from './channels/alexa';
import type { Screens } from './channels/alexa/apl';
import { assistant } from './channels/assistant';
import type { Channel, ChannelOptions } from './channels/channel';
import { dialogflow, type WebhookOptions } from './channels/dialogflow';
import { type Access, createAuthoriser } from './http/auth';
import { readRequest } from './http/request';
import { createRouter, health, type RequestHandler } from './http/router';
import type { Log } from './log';

export interface AppOptions extends Pick<ChannelOptions, 'page' | 'understanding' | 'lastResort'> {
  readonly log: Log;
  /** The id of our Alexa skill; unless it is given, nobody is answered on Alexa. */
  readonly skillId?: string | undefined;
  /** What Alexa's devices with a screen are sent to show: what is said, unless it is told otherwise. */
  readonly screens?: Screens;
  /** Who may call over HTTP; unless it is given, nobody. */
  readonly access?: Access;
  /** Keeps where listeners left off; unless it is given, nothing is kept. */
  readonly openBookmarks?: OpenBookmarks | undefined;
  /** What the paths of the webhooks begin with, so that nobody can guess them; nothing unless it is given. */
  readonly webhookPath?: string | undefined;
  /** The day, as `YYYY-MM-DD`; in UTC unless it is given. */
  readonly today?: () => string;
  /** What is asked for Google's public keys. */
  readonly fetch?: typeof globalThis.fetch;
  /** What `GET /health` tells; that all is well unless it is given. */
  readonly health?: Parameters<typeof health>[0];
  /** The channels, in the order in which they are offered an event; those of this file unless others are given. */
  readonly channels?: readonly CreateChannel[];
}

/** Answers an event of whatever platform. It never throws at a listener; what nobody hears may fail, and be sent again. */
export type App = (event: unknown) => Promise<unknown>;

/** What a channel is made with: each takes what it needs. */
type Options = WebhookOptions & { readonly skillId: string | undefined; readonly screens: Screens };

/** Makes a channel of what it works with. */
export type CreateChannel = (options: Options) => Channel;

/** Every channel. The first that takes an event serves it; Alexa, which takes whatever is left, is the last. */
export const CHANNELS: readonly CreateChannel[] = [dialogflow, assistant, alexa];

/** Puts the channels together. The function on Lambda and every tool on a desk go through what this makes. */
export function createApp({
  log,
  page,
  understanding,
  lastResort,
  skillId,
  screens = 'on',
  access = {},
  openBookmarks,
  webhookPath = '',
  today = todayInUtc,
  fetch = globalThis.fetch,
  health: check,
  channels: create = CHANNELS,
}: AppOptions): App {
  const { observe, report } = log;
  const options: Options = {
    page,
    understanding,
    lastResort,
    skillId,
    screens,
    authorise: createAuthoriser(access, { fetch, now: Date.now, report }),
    bookmarks: openBookmarks?.(page, report),
    today,
    observe,
    report,
  };
  const channels = create.map((channel) => channel(options));
  // Made with the first request: a listener on Alexa does not wait for it.
  let route: RequestHandler | undefined;
  const router = (): RequestHandler => {
    const routes = channels
      .flatMap((channel) => ('routes' in channel ? channel.routes : []))
      .map((one) => ({ ...one, path: `${webhookPath}${one.path}` }));
    return createRouter([...routes, health(check)], report);
  };
  return (event) =>
    log.during(async () => {
      const request = readRequest(event);
      if (request) {
        route ??= router();
        return route(request);
      }
      const channel = channels.find((one) => 'serve' in one && one.takes(event));
      if (!channel || !('serve' in channel)) throw new Error('an event that no channel takes');
      try {
        return await channel.serve(event);
      } catch (error) {
        report('an event failed', error);
        return channel.onError(event, error);
      }
    });
}

/** Put together by hand: the first `toISOString` of a process takes a millisecond, for which a listener would wait. */
function todayInUtc(): string {
  const now = new Date();
  const [month, day] = [now.getUTCMonth() + 1, now.getUTCDate()].map((one) => String(one).padStart(2, '0'));
  return `${now.getUTCFullYear()}-${month}-${day}`;
}
