import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { TokenRules, TokenWorld } from '../../lambda/http/google-token';

/** The moment at which the tests are: nothing here looks at a clock. */
export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

export const RULES: TokenRules = {
  audiences: ['https://guide.example/google'],
  accounts: ['service-123456789012@gcp-sa-dialogflow.iam.gserviceaccount.com'],
};

type Fetch = TokenWorld['fetch'];

export const GOOGLE = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const FORGER = generateKeyPairSync('rsa', { modulusLength: 2048 });

const seconds = NOW / 1000;
const CLAIMS = {
  iss: 'https://accounts.google.com',
  aud: 'https://guide.example/google',
  email: 'service-123456789012@gcp-sa-dialogflow.iam.gserviceaccount.com',
  email_verified: true,
  azp: '104029292853099978293',
  sub: '104029292853099978293',
  iat: seconds - 10,
  exp: seconds + 3590,
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An ID token as Dialogflow sends it, but for what a test changes. */
export function token(
  claims: Readonly<Record<string, unknown>> = {},
  {
    key = GOOGLE.privateKey,
    header = {},
  }: { key?: KeyObject; header?: Readonly<Record<string, unknown>> } = {},
): string {
  const head = part({ alg: 'RS256', kid: 'one', typ: 'JWT', ...header });
  const body = part({ ...CLAIMS, ...claims });
  const signature = sign('RSA-SHA256', Buffer.from(`${head}.${body}`), key).toString('base64url');
  return `${head}.${body}.${signature}`;
}

/** What Google's address of public keys answers. */
export const keySet = (...kids: string[]) => ({
  keys: kids.map((kid) => ({
    ...GOOGLE.publicKey.export({ format: 'jwk' }),
    kid,
    alg: 'RS256',
    use: 'sig',
  })),
});

/** Stands in for the network: answers with the public keys, and counts how often it was asked. */
export function network(
  answer: () => Response | Promise<Response> = () =>
    Response.json(keySet('one'), { headers: { 'cache-control': 'public, max-age=3600, must-revalidate' } }),
): Fetch & { asked: number } {
  const fetch = Object.assign(
    async () => {
      fetch.asked += 1;
      return answer();
    },
    { asked: 0 },
  );
  return fetch;
}

/** For what must not be asked. */
export const noNetwork: Fetch = () => Promise.reject(new Error('nobody may ask the network'));
