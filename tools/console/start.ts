import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { openAssets } from './assets';
import { Desk } from './desk';
import { listen } from './listen';
import { createConsole } from './server';
import { openVoice } from './voice';

/** What a console is started with. */
export interface Start {
  /** The folder of the words. */
  readonly content: string;
  /** The folder that tests are saved to. */
  readonly tests: string;
  readonly quick: boolean;
  readonly port: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly report: (what: string, error?: unknown) => void;
}

/** A console that runs. */
export interface Running {
  readonly port: number;
  /** Whether the words compile. */
  readonly sound: boolean;
  close(): Promise<void>;
}

/** Starts the console. It comes up whatever the words are like: its page says what is wrong with them. */
export async function startConsole({
  content,
  tests,
  port: wanted,
  quick,
  env,
  report,
}: Start): Promise<Running> {
  const desk = new Desk(content, report, quick);
  const assets = await openAssets();
  let port = wanted;
  const app = createConsole({ desk, voice: openVoice(), assets, tests, env, port: () => port, report });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  port = await listen(server, wanted);
  desk.open();
  return {
    port,
    sound: desk.sound,
    close: () => {
      desk.close();
      server.closeAllConnections();
      return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}
