import type { Server } from 'node:http';
import { styleText } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { command, UsageError } from '../command';
import { storedToken } from './access';
import { openAssets } from './assets';
import { ADDRESS, listen } from './listen';
import { createConsole } from './server';
import { openVoice } from './voice';
import { openWeb } from './web';
import { Workspace } from './workspace';

/** A port that nothing well known listens on. */
const PORT = 4180;

const USAGE = `usage: npm start [-- --port N] [-- --tests DIR] [-- --quick]

Opens the console: a web page on this machine, on which to talk with the guide. Beside it, at an address of its own, it
serves the page for listeners, made from the newest words whenever it is loaded.

  --port N     the port to listen on, ${PORT} where none is given; the next free one if it is in use, any for 0
  --tests DIR  where tests are saved, instead of the folder tests
  --quick      after each change of words, learn what people say quickly, and leave it at that
`;

/** `npm start`. The console comes up whatever the words are like: its page says what is wrong with them. */
export default command({
  usage: USAGE,
  options: {
    port: { type: 'string', default: String(PORT) },
    tests: { type: 'string', default: 'tests' },
    quick: { type: 'boolean', default: false },
  },
  async run({ options: { port: wanted, tests, quick }, content }, { env, out, err }) {
    if (!/^\d{1,5}$/.test(wanted) || Number(wanted) > 65_535)
      throw new UsageError(`${wanted} is not a port: 0 to 65535`);
    if (tests === '') throw new UsageError('--tests needs the name of a folder');
    const report = (what: string, error?: unknown): void =>
      err(`${what}${error === undefined ? '' : `: ${detailsOf(error)}`}\n`);
    const workspace = new Workspace(content, report, quick);
    const token = storedToken();
    const app = createConsole({
      workspace,
      voice: openVoice(),
      assets: await openAssets(),
      tests,
      env,
      token,
      report,
    });
    const port = await listen(createAdaptorServer({ fetch: app.fetch }) as Server, Number(wanted));
    workspace.open();
    const address = `http://${ADDRESS}:${port}/`;
    const web = createAdaptorServer({ fetch: openWeb(workspace, content, report).fetch }) as Server;
    const webPort = await listen(web, Number(wanted) === 0 ? 0 : port + 1);
    const lines = [
      ...(port === Number(wanted) || Number(wanted) === 0 ? [] : [`Port ${wanted} is in use.`]),
      `The console is at ${styleText('bold', `${address}?token=${token}`)}`,
      `The page for listeners is at ${styleText('bold', `http://${ADDRESS}:${webPort}/`)}`,
      ...(workspace.state.compiles ? [] : ['The words do not compile: the page shows why.']),
      'Ctrl+C stops it.',
    ];
    out(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`);
    return 0;
  },
});

const detailsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
