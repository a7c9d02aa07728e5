import { bookmarksOf, type OpenBookmarks } from './bookmark/open';
import { type AlexaChannel, createAlexaChannel } from './channels/alexa/channel';
import type { ChannelOptions } from './channels/turn';
import { type Access, accessFrom } from './http/auth';
import { readRequest } from './http/request';
import { createLog, type Log } from './log';
import { once } from './once';
import { openPage } from './page/open';
import type { Page } from './page/page';
import type { Understanding } from './understanding/open';

export interface HandlerOptions extends Partial<ChannelOptions> {
  readonly page: Page;
  readonly skillId: string | undefined;
  /** Makes a move of words, where a platform brings nothing but words: one, or the folder that its model lies in. */
  readonly understanding?: Understanding | string;
  /** Who may call over HTTP; unless it is given, nobody. */
  readonly access?: Access;
  /** Keeps where listeners left off; unless it is given, nothing is kept. */
  readonly openBookmarks?: OpenBookmarks | undefined;
  /** Where turns and problems are written, unless `observe` and `report` are told of them instead. */
  readonly log?: Log;
}

export type Handler = (event: unknown, context?: unknown) => Promise<unknown>;

/** Puts the channels together. The Lambda and every tool on a desk go through what this makes. */
export function createHandler({
  page,
  skillId,
  understanding,
  access = {},
  openBookmarks,
  log = createLog(),
  ...given
}: HandlerOptions): Handler {
  const options: ChannelOptions = {
    observe: log.observe,
    report: log.report,
    today,
    ...given,
  };
  const bookmarks = openBookmarks?.(page, options.report);
  // Each half is made with the first request for it.
  let channel: AlexaChannel | undefined;
  const alexa: AlexaChannel = (event) => {
    channel ??= createAlexaChannel(page, skillId, { bookmarks, ...options });
    return channel(event);
  };
  // What serves Google is a file of its own, the understanding with it: an Echo does not wait for it.
  const router = once(async () => {
    const { googleRouter } = await import('./http/google');
    return googleRouter({ page, understanding, access, ...options });
  });
  return (event) =>
    log.during(async () => {
      const request = readRequest(event);
      return request ? (await router())(request) : alexa(event);
    });
}

const DAY_MS = 86_400_000;

/** The day in UTC, as `YYYY-MM-DD`. It is asked for in every turn, and written once a day. */
function today(): string {
  const now = Date.now();
  if (now < day.from || now >= day.from + DAY_MS) {
    day = { from: now - (now % DAY_MS), name: dayOf(new Date(now)) };
  }
  return day.name;
}

let day = { from: Number.NEGATIVE_INFINITY, name: '' };

/** Put together by hand: the first `toISOString` of a process costs as much as a passage to open. */
const dayOf = (date: Date): string =>
  `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

let ours: Handler | undefined;

// What the bookmarks need is loaded while the function starts, and only where they are switched on.
const openBookmarks = bookmarksOf(process.env);

/**
 * What AWS Lambda calls. Two arguments and no callback: from Node 24 on, Lambda refuses a handler that takes one.
 * The compiled words lie in a folder beside this file; who may call comes from the environment.
 */
export async function handler(event: unknown, _context?: unknown): Promise<unknown> {
  ours ??= open(`${__dirname}/content`);
  return ours(event);
}

const open = (content: string): Handler =>
  createHandler({
    page: openPage(content),
    skillId: process.env.ALEXA_SKILL_ID,
    understanding: content,
    access: accessFrom(process.env),
    openBookmarks,
  });
