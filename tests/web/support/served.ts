import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { pageOf } from '../../../lambda/page/open';
import { ADDRESS, listen } from '../../../tools/console/listen';
import { buildModel } from '../../../tools/training/build';
import { buildWeb, type WebFiles } from '../../../tools/web/build';
import { serveWeb } from '../../../tools/web/serve';
import { compiled } from '../../support/words';

/** Builds the page of a folder of words. @param changed what of the words is otherwise */
export function buildOf(
  folder: string,
  changed: Partial<ReturnType<typeof compiled>> = {},
): Promise<WebFiles> {
  const words = { ...compiled(folder), ...changed };
  const understanding = () => {
    throw new Error('building needs no understanding');
  };
  return buildWeb({ ...words, page: pageOf(words.compiled), understanding }, folder, buildModel(words));
}

/** A page that is served as `npm start` serves it. */
export interface Served {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the page of a folder of words at an address of its own. @param framedBy the sites that may show it inside theirs */
export async function serve(folder: string, framedBy: readonly string[] = []): Promise<Served> {
  const files = await buildOf(folder);
  return serveApp(serveWeb(async () => files, framedBy));
}

/** Serves an app at an address of its own. */
export async function serveApp({ fetch }: Hono): Promise<Served> {
  const server = createAdaptorServer({ fetch }) as Server;
  const port = await listen(server, 0);
  return {
    address: `http://${ADDRESS}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
