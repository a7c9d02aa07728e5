import { wrongWith } from '../../lambda/http/id-token';
import { googleKeys } from '../../lambda/http/keys';
import { FORGER, NOW, network, noNetwork, RULES, token } from './support';

const wrong = (given: string, fetch = network() as Parameters<typeof googleKeys>[0]) =>
  wrongWith(
    given,
    RULES,
    googleKeys(fetch, () => NOW),
    NOW,
  );

const seconds = NOW / 1000;

test('the token that Dialogflow sends is good', async () => {
  expect(await wrong(token())).toBeUndefined();
  expect(await wrong(token({ iss: 'accounts.google.com' }))).toBeUndefined();
});

test.each([
  ['signed by another', token({}, { key: FORGER.privateKey }), 'a signature that is not right'],
  ['with another body', swapped(token(), token({ email: 'x@y.z' }), 1), 'a signature that is not right'],
  [
    'with another head',
    swapped(token(), token({}, { header: { kid: 'one', x: 1 } }), 0),
    'a signature that is not right',
  ],
  ['without a signature', token().replace(/[^.]+$/, ''), 'a signature that is not right'],
  [
    'of a key that Google has not got',
    token({}, { header: { kid: 'two' } }),
    'a key that Google has not got',
  ],
  ['of another issuer', token({ iss: 'https://accounts.google.com.evil.example' }), 'another issuer'],
  ['for another address', token({ aud: 'https://guide.example/google/' }), 'another audience'],
  ['for several addresses', token({ aud: RULES.audiences }), 'claims are missing'],
  [
    'of another project',
    token({ email: 'service-1@gcp-sa-dialogflow.iam.gserviceaccount.com' }),
    'another account',
  ],
  ['of an address nobody has checked', token({ email_verified: false }), 'another account'],
  ['with a claim of another kind', token({ email_verified: 'true' }), 'claims are missing'],
  ['without an account', token({ email: undefined }), 'claims are missing'],
  ['without an end', token({ exp: undefined }), 'claims are missing'],
  ['that is over', token({ exp: seconds - 60 }), 'expired'],
  ['that has not begun', token({ iat: seconds + 61 }), 'not valid yet'],
])('a token %s is not', async (_what, given, why) => {
  expect(await wrong(given)).toBe(why);
});

test.each([
  ['unsigned', token({}, { header: { alg: 'none' } })],
  ['signed with a shared secret', token({}, { header: { alg: 'HS256' } })],
  ['without the id of a key', token({}, { header: { kid: undefined } })],
  ['empty', ''],
  ['one word', 'open'],
  ['of two parts', 'e30.e30'],
  ['of four parts', `${token()}.e30`],
  ['not base64', '€.€.€'],
  ['not JSON', 'YWJj.YWJj.YWJj'],
  ['endless', `${token()}${'A'.repeat(5000)}`],
])('a token that is %s is no token, and nobody is asked about it', async (_what, given) => {
  expect(await wrong(given, noNetwork)).toBe('not a token signed by RS256');
});

test('two clocks may be a minute apart', async () => {
  expect(await wrong(token({ exp: seconds - 59 }))).toBeUndefined();
  expect(await wrong(token({ iat: seconds + 59 }))).toBeUndefined();
});

/** A token with one of its parts from another. */
function swapped(one: string, other: string, at: number): string {
  const parts = one.split('.');
  parts[at] = other.split('.')[at] ?? '';
  return parts.join('.');
}
