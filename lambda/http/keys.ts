import { createPublicKey, type KeyObject } from 'node:crypto';
import * as v from 'valibot';

/** Where Google publishes the public keys of its ID tokens (its guide "Verify ID tokens" names this address). */
const KEYS_URL = 'https://www.googleapis.com/oauth2/v3/certs';

/** Dialogflow waits five seconds for a webhook: the keys may take so much of them and no more. */
const FETCH_MS = 1_500;

/** How long keys are kept: as long as their answer says, within these bounds. */
const KEPT_MS = { least: 60_000, most: 24 * 60 * 60_000, unsaid: 60 * 60_000 };

/** A key that is not among them may be a new one. It is looked for at most this often, or strangers could make us ask. */
const AGAIN_MS = 60_000;

/** The part of `fetch` that is used, so that a test can stand in for the network. */
export type Fetch = (url: string, options: { signal: AbortSignal }) => Promise<Response>;

/** The keys cannot be had just now: nothing can be said about a token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** Google's public keys by their ids. */
export interface Keys {
  /**
   * @returns undefined where Google has no such key
   * @throws KeysUnavailable where Google cannot be asked in time
   */
  key(id: string): Promise<KeyObject | undefined>;
}

const keySet = v.object({
  keys: v.array(v.object({ kty: v.literal('RSA'), kid: v.string(), n: v.string(), e: v.string() })),
});

export function googleKeys(fetch: Fetch, now: () => number): Keys {
  let keys: ReadonlyMap<string, KeyObject> = new Map();
  let freshUntil = 0;
  let asked = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    asked = now();
    const response = await fetch(KEYS_URL, { signal: AbortSignal.timeout(FETCH_MS) });
    if (!response.ok) throw new KeysUnavailable(`keys: status ${response.status}`);
    const set = v.parse(keySet, await response.json());
    keys = new Map(set.keys.map(({ kid, ...jwk }) => [kid, createPublicKey({ key: jwk, format: 'jwk' })]));
    freshUntil = now() + lifeOf(response);
  };

  /** One question at a time: whoever comes while it is asked waits for the same answer. */
  const refresh = (): Promise<void> => {
    asking ??= within(FETCH_MS, ask())
      .catch((cause: unknown) => {
        throw new KeysUnavailable('the keys cannot be fetched', { cause });
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };

  return {
    async key(id) {
      const fresh = now() < freshUntil;
      if (!fresh || (!keys.has(id) && now() - asked >= AGAIN_MS)) await refresh();
      return keys.get(id);
    },
  };
}

/** How long an answer may be kept, in milliseconds, by what it says of itself. */
function lifeOf(response: Response): number {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/.exec(response.headers.get('cache-control') ?? '')?.[1];
  const life = seconds === undefined ? KEPT_MS.unsaid : Number(seconds) * 1000;
  return Math.min(Math.max(life, KEPT_MS.least), KEPT_MS.most);
}

/** A promise that is broken after so many milliseconds, whatever becomes of the one it waits for. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new KeysUnavailable('no answer in time')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
