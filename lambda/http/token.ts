import type { AuthWorld } from './auth';
import { type TokenRules, wrongWith } from './id-token';
import { googleKeys, KeysUnavailable } from './keys';

/** What is to be said of a token: it is good, it is not and why, or it cannot be known just now. */
export type Verdict = 'good' | { readonly wrong: string } | { readonly unavailable: unknown };

/** Says of a token what is to be said. Nothing of the token is in the words. */
export type TokenCheck = (token: string) => Promise<Verdict>;

/** Checks tokens against Google's keys, which are kept from one to the next. */
export function tokenCheck(rules: TokenRules, { fetch, now }: Pick<AuthWorld, 'fetch' | 'now'>): TokenCheck {
  const keys = googleKeys(fetch, now);
  return async (token) => {
    try {
      const wrong = await wrongWith(token, rules, keys, now());
      return wrong === undefined ? 'good' : { wrong };
    } catch (error) {
      if (!(error instanceof KeysUnavailable)) throw error;
      return { unavailable: error.cause ?? error };
    }
  };
}
