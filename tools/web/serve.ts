import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import type { WebFiles } from './build';
import { cacheControlFor, headersFor } from './policy';

/**
 * The page for listeners as a host would serve it, at the top of an address of its own.
 * @param files the newest; undefined where there are none yet. It is asked for the page itself, and what that names is then served
 * @param framedBy the sites that may show the page inside theirs
 */
export function serveWeb(files: () => Promise<WebFiles | undefined>, framedBy: readonly string[] = []): Hono {
  const app = new Hono();
  app.use(compress());
  const headers = headersFor(framedBy);
  let current: WebFiles | undefined;
  const send = (c: Context, name: string): Response => {
    const file = current?.get(name);
    if (!file) return c.text('', 404);
    return c.body(file.body as Uint8Array<ArrayBuffer>, 200, {
      ...headers,
      'content-type': file.type,
      'cache-control': cacheControlFor(name),
    });
  };
  app.get('/', async (c) => {
    current = await files();
    return current ? send(c, 'index.html') : c.text('', 503);
  });
  app.get('/:name', async (c) => {
    current ??= await files();
    return send(c, c.req.param('name'));
  });
  return app;
}
