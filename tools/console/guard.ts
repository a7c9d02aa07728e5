/** What is looked at of a request before anything else is. */
export interface Caller {
  readonly method: string;
  readonly path: string;
  header(name: string): string | undefined;
}

/** The paths that platforms call. They are meant to be reached through a tunnel, and have guards of their own. */
export const WEBHOOKS = ['/alexa', '/google', '/google/cx'] as const;

const isWebhook = (path: string): boolean => (WEBHOOKS as readonly string[]).includes(path);

/** Headers that a tunnel or proxy adds. What came through one did not come from this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'cf-connecting-ip', 'x-real-ip'];

/**
 * Why a request is refused; undefined where it may pass. This server reads and writes files, so it answers nobody but
 * its own page on this machine:
 * - by a `Host` that is no name of this machine's, a page elsewhere has bound its own name to our address;
 * - by an `Origin`, or by what a browser says of a fetch's site, another page is asking;
 * - what comes through a tunnel may reach the webhooks, and nothing else.
 */
export function refusedBecause(caller: Caller, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origin = caller.header('origin');
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return 'another origin';
  if (isWebhook(caller.path)) return undefined;
  if (!hosts.includes(caller.header('host')?.toLowerCase() ?? '')) return 'another host';
  if (FORWARDED.some((name) => caller.header(name) !== undefined)) return 'through a proxy';
  const site = caller.header('sec-fetch-site') ?? 'none';
  const opened = caller.method === 'GET' && caller.path === '/';
  if (!opened && site !== 'same-origin' && site !== 'none') return 'another site';
  return undefined;
}
