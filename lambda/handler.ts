import { join } from 'node:path';
import { createAlexaChannel } from './channels/alexa/channel';
import type { ChannelOptions } from './channels/turn';
import { logTurn, reportProblem } from './log';
import { openPage } from './page/open';
import type { Page } from './page/page';

export interface HandlerOptions extends Partial<ChannelOptions> {
  readonly page: Page;
  readonly skillId: string | undefined;
}

export type Handler = (event: unknown, context?: unknown) => Promise<unknown>;

/** Puts the channels together. The Lambda and every tool on a desk go through what this makes. */
export function createHandler({ page, skillId, ...given }: HandlerOptions): Handler {
  const options: ChannelOptions = {
    observe: logTurn,
    report: reportProblem,
    today: () => new Date().toISOString().slice(0, 10),
    ...given,
  };
  const alexa = createAlexaChannel(page, skillId, options);
  return (event) => alexa(event);
}

let ours: Handler | undefined;

/**
 * What AWS Lambda calls. Two arguments and no callback: from Node 24 on, Lambda refuses a handler that takes one.
 * The compiled words lie in a folder beside this file; the skill id comes from the environment.
 */
export async function handler(event: unknown, _context?: unknown): Promise<unknown> {
  ours ??= createHandler({
    page: openPage(join(__dirname, 'content')),
    skillId: process.env.ALEXA_SKILL_ID,
  });
  return ours(event);
}
