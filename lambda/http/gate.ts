import { once } from '../once';
import type { Access } from './access';
import { type HttpAnswer, refusal } from './answer';
import type { HttpEvent } from './event';
import type { Fetch } from './keys';
import { SECRET_HEADER, secretCheck } from './secret';

/** What the gate needs of the world. */
export interface GateWorld {
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly report: (what: string, error?: unknown) => void;
}

/** Lets a request pass (undefined), or says how it is refused. It looks at headers alone, before any body is read. */
export type Gate = (request: Pick<HttpEvent, 'headers'>) => Promise<HttpAnswer | undefined>;

export function createGate({ token: rules, secret }: Access, { fetch, now, report }: GateWorld): Gate {
  // A file of its own, with the cryptography that it needs: where a secret is set, no listener waits for it.
  const tokens = rules && once(async () => (await import('./token')).tokenCheck(rules, { fetch, now }));
  const isSecret = secret ? secretCheck(secret) : undefined;
  const refuse = (status: 401 | 403 | 503, why: string): HttpAnswer => {
    report(`refused: ${why}`);
    const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
    return refusal(status, REFUSALS[status], challenge);
  };

  return async ({ headers }) => {
    if (!rules && !secret) return refuse(403, 'nothing is set that says who may call');
    const given = headers[SECRET_HEADER];
    if (given !== undefined && isSecret?.(given)) return undefined;
    const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (!tokens || token === undefined) {
      return given === undefined ? refuse(401, 'no token and no secret') : refuse(403, 'another secret');
    }
    const verdict = await (await tokens())(token);
    if (verdict === 'good') return undefined;
    if ('wrong' in verdict) return refuse(403, `the token: ${verdict.wrong}`);
    report('the keys of Google cannot be had', verdict.unavailable);
    return refuse(503, 'a token that cannot be checked');
  };
}

const REFUSALS = { 401: 'who is calling?', 403: 'not allowed', 503: 'not now' } as const;
