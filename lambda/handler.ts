import { createApp } from './app';
import { bookmarksOf } from './bookmark/bookmarks';
import type { BuiltIn } from './built-in';
import { accessFrom } from './http/auth';
import { createLog } from './log';
import { openFolder } from './page/folder';
import { openPage } from './page/open';
import type { Understanding } from './understanding/open';

/** Put here by the bundler (`tools/build/bundle.ts`). */
declare const BUILT_IN: BuiltIn;

const { build, head, lastResort, emergencies } = BUILT_IN;

// Everything that comes from the environment is read here, while the function starts, and nowhere else in what ships.
const {
  STAGE: stage,
  COMMIT: commit,
  ALEXA_SKILL_ID: skillId,
  ALEXA_SCREEN: screen,
  WEBHOOK_PATH: webhookPath,
} = process.env;
const { edition } = head;
const content = openFolder(`${__dirname}/content`, build);
const log = createLog({ stage, commit, edition });
const page = openPage(content, head);

/** A fault of the start is reported, and the function serves all that does not need what failed. */
function attempt<Value>(what: string, make: () => Value): Value | undefined {
  try {
    return make();
  } catch (error) {
    log.report(what, error);
    return undefined;
  }
}

// A file of its own, since Alexa seldom brings words and an Echo waits for whatever is read here.
let opened: Understanding | undefined;
const understanding: Understanding = (words, context) => {
  if (!opened) {
    const { openUnderstanding } = require('./understanding/open') as typeof import('./understanding/open');
    opened = openUnderstanding(content, emergencies);
  }
  return opened(words, context);
};

const app = createApp({
  page,
  understanding,
  lastResort,
  log,
  skillId,
  screens: screen === 'off' || screen === 'follow' ? screen : 'on',
  webhookPath,
  access: accessFrom(process.env),
  openBookmarks: attempt('bookmarks cannot be kept', () => bookmarksOf(process.env)),
  async health() {
    const problems = await content.problems();
    return { ok: problems.length === 0, edition, commit, problems };
  },
});

/** What AWS Lambda calls. It takes no callback: from Node 24 on, Lambda refuses a handler that does. */
export const handler = (event: unknown): Promise<unknown> => app(event);
