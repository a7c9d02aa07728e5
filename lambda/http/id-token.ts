import { verify } from 'node:crypto';
import * as v from 'valibot';
import type { Keys } from './keys';

/** Whose tokens are taken, and for which address they must have been made out. */
export interface TokenRules {
  /** The addresses of the webhook, letter for letter as Dialogflow has them. */
  readonly audiences: readonly string[];
  /** The service agents of the agent's project: `service-NUMBER@gcp-sa-dialogflow.iam.gserviceaccount.com`. */
  readonly accounts: readonly string[];
}

/** Who issues Google's ID tokens, in both of the spellings that its guide gives. */
const ISSUERS = ['https://accounts.google.com', 'accounts.google.com'];

/** Characters of a token: Google's are of about 900. */
const LONGEST_TOKEN = 4096;

/** Seconds that two clocks may be apart. */
const CLOCK_SECONDS = 60;

const header = v.object({ alg: v.literal('RS256'), kid: v.string() });
const claims = v.object({
  iss: v.string(),
  aud: v.string(),
  email: v.string(),
  email_verified: v.boolean(),
  exp: v.number(),
  iat: v.number(),
});

/**
 * What is wrong with an ID token; undefined where it is good. Nothing of the token is in the words.
 * @param now milliseconds since 1970
 * @throws KeysUnavailable where Google's keys cannot be had in time
 */
export async function wrongWith(
  token: string,
  { audiences, accounts }: TokenRules,
  keys: Keys,
  now: number,
): Promise<string | undefined> {
  const parts = token.length > LONGEST_TOKEN ? [] : token.split('.');
  const [head = '', body = '', signature = ''] = parts;
  const { success, output } = v.safeParse(header, decoded(head));
  if (parts.length !== 3 || !success) return 'token-malformed';
  const key = await keys.key(output.kid);
  if (!key) return 'token-unknown-key';
  if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) {
    return 'token-wrong-signature';
  }
  const parsed = v.safeParse(claims, decoded(body));
  if (!parsed.success) return 'token-claims-missing';
  const { iss, aud, email, email_verified, exp, iat } = parsed.output;
  const seconds = now / 1000;
  if (!ISSUERS.includes(iss)) return 'token-wrong-issuer';
  if (!audiences.includes(aud)) return 'token-wrong-audience';
  if (!email_verified || !accounts.includes(email)) return 'token-wrong-account';
  if (exp + CLOCK_SECONDS <= seconds) return 'token-expired';
  if (iat - CLOCK_SECONDS > seconds) return 'token-not-yet-valid';
  return undefined;
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
