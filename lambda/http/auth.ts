import { once } from '../once';
import type { TokenRules, TokenWorld } from './google-token';
import type { Refusal } from './request';
import type { Authorise } from './router';

/** Who may call. Where neither is set nobody may: a missing setting opens nothing. */
export interface Access {
  /** Google's ID token, which Dialogflow sends by itself. */
  readonly token?: TokenRules;
  /** Secrets that Dialogflow is told to send, any of which is enough: two while one takes the place of the other. */
  readonly secrets?: readonly string[];
  /** What is wrong with the settings, in sentences for the log. A setting that is wrong lets nobody in. */
  readonly problems?: readonly string[];
}

/** The header in which Dialogflow sends a secret, once it is set there as a header of the fulfilment. */
export const SECRET_HEADER = 'x-guide-secret';

/** The fewest characters of a secret: 128 bits in hexadecimal digits, which nobody can guess. */
export const SECRET_CHARACTERS = 32;

/**
 * Who may call, by the environment: `DIALOGFLOW_SECRET`, and `DIALOGFLOW_AUDIENCE` with `DIALOGFLOW_ACCOUNT`, each a list
 * separated by commas or white space. A setting that is empty, or of which only half is there, is not set; a secret that is
 * too short is left out and named among the problems, so that it neither lets anyone in nor stops the other channels.
 */
export function accessFrom(env: Readonly<Record<string, string | undefined>>): Access {
  // Where nothing is set, nothing is taken apart: a function that serves Alexa alone has no time for it.
  const list = (name: string): readonly string[] =>
    env[name] ? env[name].split(/[\s,]+/).filter((one) => one !== '') : [];
  const audiences = list('DIALOGFLOW_AUDIENCE');
  const accounts = list('DIALOGFLOW_ACCOUNT');
  const all = list('DIALOGFLOW_SECRET');
  const secrets = all.filter((secret) => secret.length >= SECRET_CHARACTERS);
  const problems = all.flatMap(({ length }) =>
    length < SECRET_CHARACTERS
      ? [
          `DIALOGFLOW_SECRET: a secret of ${length} characters lets nobody in, ${SECRET_CHARACTERS} are needed`,
        ]
      : [],
  );
  return {
    ...(audiences.length > 0 && accounts.length > 0 && { token: { audiences, accounts } }),
    ...(secrets.length > 0 && { secrets }),
    ...(problems.length > 0 && { problems }),
  };
}

/**
 * The authoriser of Dialogflow's webhooks: one of the secrets, or an ID token of Google's. It looks at headers alone.
 * What is wrong with the settings is reported here, once.
 */
export function createAuthoriser(
  { token: rules, secrets = [], problems = [] }: Access,
  world: TokenWorld,
): Authorise {
  for (const problem of problems) world.report(problem);
  // A file of its own, loaded with the first token.
  const tokenCheck =
    rules && once(async () => (await import('./google-token')).createTokenCheck(rules, world));
  const isSecret = once(() => secretCheck(secrets));

  return async ({ headers }) => {
    if (!rules && secrets.length === 0) return { status: 403, reason: 'nobody-may-call' };
    const secret = headers[SECRET_HEADER];
    if (secret !== undefined && (await isSecret())(secret)) return undefined;
    const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (!tokenCheck || token === undefined) {
      return secret === undefined ? NO_CREDENTIALS : { status: 403, reason: 'wrong-secret' };
    }
    const problem = await (await tokenCheck())(token);
    return problem && { status: problem === 'keys-unavailable' ? 503 : 403, reason: problem };
  };
}

const NO_CREDENTIALS: Refusal = {
  status: 401,
  reason: 'no-credentials',
  headers: { 'www-authenticate': 'Bearer' },
};

/**
 * Compares in a time that tells nothing: by hashes, which are all of one length, and with every secret in any case.
 * node:crypto takes ten milliseconds to load, for which no listener on Alexa should wait: so it comes with the first secret.
 */
async function secretCheck(secrets: readonly string[]): Promise<(candidate: string) => boolean> {
  const { createHash, timingSafeEqual } = await import('node:crypto');
  const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
  const hashes = secrets.map(hash);
  return (candidate) => {
    const hashed = hash(candidate);
    return hashes.filter((ours) => timingSafeEqual(ours, hashed)).length > 0;
  };
}
