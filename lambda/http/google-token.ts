import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import * as v from 'valibot';
import type { Report } from './router';

/** Whose tokens are accepted, and for which address they must have been made out. */
export interface TokenRules {
  /** The addresses of the webhook, letter for letter as Dialogflow has them. */
  readonly audiences: readonly string[];
  /** The service agents of the agent's project: `service-NUMBER@gcp-sa-dialogflow.iam.gserviceaccount.com`. */
  readonly accounts: readonly string[];
}

/** What the check needs of the world. */
export interface TokenWorld {
  /** As much of the global `fetch` as is used. */
  readonly fetch: (url: string, options: { readonly signal: AbortSignal }) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly report: Report;
}

/** Why a token is not accepted; the last, because nothing can be said about it just now. */
export type TokenProblem =
  | 'token-malformed'
  | 'token-wrong-issuer'
  | 'token-wrong-audience'
  | 'token-wrong-account'
  | 'token-unknown-key'
  | 'token-wrong-signature'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'keys-unavailable';

/** Where Google publishes the public keys of its ID tokens (named by its guide "Verify the Google ID token"). */
const KEYS_URL = 'https://www.googleapis.com/oauth2/v3/certs';

/** Who issues the tokens, in both of the spellings that the same guide gives. */
const ISSUERS = ['https://accounts.google.com', 'accounts.google.com'];

/** Characters of a token. Google's have about 900. */
const LONGEST_TOKEN = 4096;

/** Characters of the key set. Google's has about 1,500. */
const LONGEST_KEY_SET = 64 * 1024;

/** Seconds that two clocks may be apart. */
const CLOCK_TOLERANCE = 60;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Dialogflow waits five seconds for a webhook: the keys may use up this many milliseconds of them. */
const FETCH_MS = 1_500;

/** How long keys are fresh: as long as their response says, within these bounds; the default where it does not say. */
const FRESH_MS = { least: MINUTE, most: 24 * HOUR, default: HOUR };

/** How much longer they are used while no new ones can be had. Google announces a key long before it signs with it. */
const STALE_MS = 12 * HOUR;

/**
 * After a fetch, failed or not, there is no other for so long. So neither an endpoint that hangs nor a stranger with made-up
 * key ids can make every request wait for the network.
 */
const QUIET_MS = 15_000;

/**
 * Makes the check of Google's ID tokens. The keys are fetched with the first token that says it is for us from someone we
 * know, and are shared by all that follow. A fetch that fails is reported.
 * @returns a function from a token to what is wrong with it, undefined where it is good
 */
export function createTokenCheck(
  { audiences, accounts }: TokenRules,
  world: TokenWorld,
): (token: string) => Promise<TokenProblem | undefined> {
  const keysFor = createKeys(world);

  return async (token) => {
    const unverified = decode(token);
    if (!unverified) return 'token-malformed';
    const { kid, claims } = unverified;
    // Before anything is fetched. What it says of itself holds once the signature is found to be right.
    if (!includes(ISSUERS, claims.iss)) return 'token-wrong-issuer';
    if (!includes(audiences, claims.aud)) return 'token-wrong-audience';
    if (!includes(accounts, claims.email) || claims.email_verified !== true) return 'token-wrong-account';
    const keys = await keysFor(kid);
    if (!keys) return 'keys-unavailable';
    try {
      await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
        // Google's are valid for an hour, which `exp` says. This has the time of issue checked, which must not lie ahead.
        maxTokenAge: '1 day',
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: new Date(world.now()),
      });
      return undefined;
    } catch (error) {
      return problemOf(error);
    }
  };
}

/** What a token says of itself; undefined for what is no token signed by RS256 with a key that has an id. */
function decode(token: string): { readonly kid: string; readonly claims: JWTPayload } | undefined {
  if (token.length > LONGEST_TOKEN) return undefined;
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    return alg === 'RS256' && typeof kid === 'string' ? { kid, claims: decodeJwt(token) } : undefined;
  } catch {
    return undefined;
  }
}

const includes = (allowed: readonly string[], claim: unknown): boolean =>
  typeof claim === 'string' && allowed.includes(claim);

/** @throws the error itself where it is not about the token */
function problemOf(error: unknown): TokenProblem {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'token-wrong-signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'token-unknown-key';
  if (error instanceof errors.JWTExpired) return 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.reason === 'check_failed' ? 'token-not-yet-valid' : 'token-malformed';
  }
  if (
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JOSENotSupported
  ) {
    return 'token-malformed';
  }
  throw error;
}

/** Google's keys as they were fetched, and until when they are fresh, in milliseconds since 1970. */
interface KeySet {
  readonly ids: ReadonlySet<string>;
  readonly select: JWTVerifyGetKey;
  readonly freshUntil: number;
}

/**
 * Google's public keys, fetched when they are needed. jose's own `createRemoteJWKSet` neither uses stale keys while the
 * endpoint is down nor remembers that it is.
 * @returns a function from the id of a key to the keys that are to be tried; undefined where there are none
 */
function createKeys({
  fetch,
  now,
  report,
}: TokenWorld): (kid: string) => Promise<JWTVerifyGetKey | undefined> {
  let keys: KeySet | undefined;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  const refresh = async (): Promise<void> => {
    try {
      keys = await fetchKeys(fetch, now);
    } catch (error) {
      report("Google's keys could not be fetched", error);
    }
    quietUntil = now() + QUIET_MS;
    fetching = undefined;
  };

  return async (kid) => {
    const current = keys !== undefined && now() < keys.freshUntil && keys.ids.has(kid);
    if (!current && now() >= quietUntil) {
      fetching ??= refresh();
      await fetching;
    }
    return keys && now() < keys.freshUntil + STALE_MS ? keys.select : undefined;
  };
}

const keySet = v.object({ keys: v.array(v.unknown()) });

/** Keys of other types are left out, as RFC 7517, section 5, asks; jose looks closer at those that remain. */
const rsaKey = v.looseObject({ kty: v.literal('RSA'), kid: v.string(), n: v.string(), e: v.string() });

async function fetchKeys(fetch: TokenWorld['fetch'], now: TokenWorld['now']): Promise<KeySet> {
  const response = await fetch(KEYS_URL, { signal: AbortSignal.timeout(FETCH_MS) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { keys } = v.parse(keySet, JSON.parse(await textOf(response)));
  const usable = keys.filter((key) => v.is(rsaKey, key));
  if (usable.length === 0) throw new Error('no keys');
  return {
    ids: new Set(usable.map(({ kid }) => kid)),
    select: createLocalJWKSet({ keys: usable }),
    freshUntil: now() + freshFor(response),
  };
}

/** How long a response says that it stays fresh, in milliseconds. */
function freshFor(response: Response): number {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/.exec(response.headers.get('cache-control') ?? '')?.[1];
  const life = seconds === undefined ? FRESH_MS.default : Number(seconds) * 1000;
  return Math.min(Math.max(life, FRESH_MS.least), FRESH_MS.most);
}

/** The body of a response, given up as soon as it is too long for a key set. */
async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_KEY_SET) throw new Error('too long');
  }
  return text;
}
