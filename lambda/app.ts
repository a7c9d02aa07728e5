import type { OpenBookmarks } from './bookmark/open';
import { alexa } from './channels/alexa';
import { assistant } from './channels/assistant';
import type { Channel, ChannelOptions } from './channels/channel';
import { dialogflow, type WebhookOptions } from './channels/dialogflow';
import { type Access, createAuthoriser } from './http/auth';
import { readRequest } from './http/request';
import { createRouter, health } from './http/router';
import type { Log } from './log';

export interface AppOptions extends Pick<ChannelOptions, 'page' | 'understanding'> {
  readonly log: Log;
  /** The id of our Alexa skill; unless it is given, nobody is answered on Alexa. */
  readonly skillId?: string | undefined;
  /** Who may call over HTTP; unless it is given, nobody. */
  readonly access?: Access;
  /** Keeps where listeners left off; unless it is given, nothing is kept. */
  readonly openBookmarks?: OpenBookmarks | undefined;
  /** The day, as `YYYY-MM-DD`; in UTC unless it is given. */
  readonly today?: () => string;
  /** What is asked for Google's public keys. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Answers an event of whatever platform. It never throws at a listener. */
export type App = (event: unknown) => Promise<unknown>;

/** What a channel is made with: each takes what it needs. */
type Options = WebhookOptions & { readonly skillId: string | undefined };

/** Every channel. The first that takes an event serves it; Alexa, which takes whatever is left, is the last. */
const CHANNELS: readonly ((options: Options) => Channel)[] = [dialogflow, assistant, alexa];

/** Puts the channels together. The function on Lambda and every tool on a desk go through what this makes. */
export function createApp({
  log,
  page,
  understanding,
  skillId,
  access = {},
  openBookmarks,
  today = todayInUtc,
  fetch = globalThis.fetch,
}: AppOptions): App {
  const { observe, report } = log;
  const options: Options = {
    page,
    understanding,
    skillId,
    authorise: createAuthoriser(access, { fetch, now: Date.now, report }),
    bookmarks: openBookmarks?.(page, report),
    today,
    observe,
    report,
  };
  const channels = CHANNELS.map((create) => create(options));
  const route = createRouter(
    [...channels.flatMap((channel) => ('routes' in channel ? channel.routes : [])), health()],
    report,
  );
  return (event) =>
    log.during(async () => {
      const request = readRequest(event);
      if (request) return route(request);
      return channels
        .flatMap((channel) => ('serve' in channel && channel.takes(event) ? channel : []))[0]
        ?.serve(event);
    });
}

const todayInUtc = (): string => new Date().toISOString().slice(0, 10);
