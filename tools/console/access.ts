import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the token is stored; git ignores it. */
const FILE = join(__dirname, '..', '..', 'build', 'console-token');

export const COOKIE = 'console-token';

/** The paths that platforms call. They are meant to be reached through a tunnel, and authorise their callers themselves. */
export const WEBHOOKS = ['/alexa', '/google', '/google/cx'] as const;

/** The token of this machine's consoles. It outlives a restart, so that a page that is open goes on. */
export function storedToken(file = FILE): string {
  try {
    const token = readFileSync(file, 'utf8');
    if (token !== '') return token;
  } catch {
    // There is none yet.
  }
  const token = randomBytes(18).toString('base64url');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, token, { mode: 0o600 });
  return token;
}

/**
 * Why a request is refused; undefined where it may pass. The server reads and writes files, so it answers only a
 * caller with the token of the address that it prints. Headers such as `Host` prove nothing: a caller through a tunnel can
 * write any. The webhooks need no token, and no web page may call them: browsers name the page that asks in `Origin`.
 */
export function refusedBecause(
  { path, token, origin }: Readonly<Record<'path' | 'token' | 'origin', string | undefined>>,
  expected: string,
): string | undefined {
  if ((WEBHOOKS as readonly unknown[]).includes(path))
    return origin === undefined ? undefined : 'a web page called a webhook';
  return token !== undefined && isSame(token, expected) ? undefined : 'no token, or another';
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
