import { join } from 'node:path';
import { type App, createApp } from './app';
import { bookmarksOf } from './bookmark/open';
import { accessFrom } from './http/auth';
import { createLog } from './log';
import { openPage } from './page/open';
import { openUnderstanding } from './understanding/open';

/** The compiled words lie in a folder beside this file. */
const CONTENT = join(__dirname, 'content');

/** Everything that comes from the environment is read here, and nowhere else in what ships. */
function appFrom(env: NodeJS.ProcessEnv): App {
  return createApp({
    page: openPage(CONTENT),
    understanding: openUnderstanding(CONTENT),
    log: createLog({ stage: env.STAGE }),
    skillId: env.ALEXA_SKILL_ID,
    access: accessFrom(env),
    openBookmarks: bookmarksOf(env),
  });
}

// Made while the function starts, so that nobody waits for the page to be opened or the table to be reached.
const app = appFrom(process.env);

/** What AWS Lambda calls. It takes no callback: from Node 24 on, Lambda refuses a handler that does. */
export const handler = (event: unknown): Promise<unknown> => app(event);
