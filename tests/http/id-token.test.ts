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
  ['signed by another', token({}, { key: FORGER.privateKey }), 'token-wrong-signature'],
  ['with another body', swapped(token(), token({ email: 'x@y.z' }), 1), 'token-wrong-signature'],
  [
    'with another head',
    swapped(token(), token({}, { header: { kid: 'one', x: 1 } }), 0),
    'token-wrong-signature',
  ],
  ['without a signature', token().replace(/[^.]+$/, ''), 'token-wrong-signature'],
  ['of a key that Google has not got', token({}, { header: { kid: 'two' } }), 'token-unknown-key'],
  ['of another issuer', token({ iss: 'https://accounts.google.com.evil.example' }), 'token-wrong-issuer'],
  ['for another address', token({ aud: 'https://guide.example/google/' }), 'token-wrong-audience'],
  ['for several addresses', token({ aud: RULES.audiences }), 'token-claims-missing'],
  [
    'of another project',
    token({ email: 'service-1@gcp-sa-dialogflow.iam.gserviceaccount.com' }),
    'token-wrong-account',
  ],
  ['of an address nobody has checked', token({ email_verified: false }), 'token-wrong-account'],
  ['with a claim of another kind', token({ email_verified: 'true' }), 'token-claims-missing'],
  ['without an account', token({ email: undefined }), 'token-claims-missing'],
  ['without an end', token({ exp: undefined }), 'token-claims-missing'],
  ['that is over', token({ exp: seconds - 60 }), 'token-expired'],
  ['that has not begun', token({ iat: seconds + 61 }), 'token-not-yet-valid'],
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
  expect(await wrong(given, noNetwork)).toBe('token-malformed');
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
