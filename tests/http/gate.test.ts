import { type Access, accessOf } from '../../lambda/http/access';
import { createGate } from '../../lambda/http/gate';
import { secretCheck } from '../../lambda/http/secret';
import { FORGER, NOW, network, noNetwork, RULES, token } from './support';

const SECRET = 'correct horse battery staple';

/** The status that a caller gets, 200 for being let in, and what was reported. */
async function call(
  access: Access,
  headers: Readonly<Record<string, string>>,
  fetch = network() as typeof noNetwork,
) {
  const reported: string[] = [];
  const gate = createGate(access, { fetch, now: () => NOW, report: (what) => reported.push(what) });
  const refused = await gate({ headers });
  return { status: refused?.statusCode ?? 200, body: refused?.body, reported };
}

describe('nothing is set', () => {
  test.each([
    ['nobody', {}],
    ['a good token', { authorization: `Bearer ${token()}` }],
    ['an empty secret', { 'x-guide-secret': '' }],
    ['some secret', { 'x-guide-secret': 'undefined' }],
  ])('%s is refused', async (_who, headers) => {
    expect(await call({}, headers as Record<string, string>, noNetwork)).toEqual({
      status: 403,
      body: '{"error":"not allowed"}',
      reported: ['refused: nothing is set that says who may call'],
    });
  });
});

describe('a token is asked for', () => {
  const access: Access = { token: RULES };
  const bearer = (given: string) => ({ authorization: `Bearer ${given}` });

  test('a good one is let in', async () => {
    expect((await call(access, bearer(token()))).status).toBe(200);
    expect((await call(access, { authorization: `bearer ${token()}` })).status).toBe(200);
  });

  test.each([
    ['none', {}, 401],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }, 401],
    ['a secret nobody asked for', { 'x-guide-secret': SECRET }, 403],
    ['a forged one', bearer(token({}, { key: FORGER.privateKey })), 403],
    ['an unsigned one', bearer(token({}, { header: { alg: 'none' } })), 403],
    ['one that is over', bearer(token({ exp: NOW / 1000 - 3600 })), 403],
    ['one for another address', bearer(token({ aud: 'https://other.example/google' })), 403],
  ])('%s is refused', async (_what, headers, status) => {
    const called = await call(access, headers as Record<string, string>);
    expect(called.status).toBe(status);
    expect(called.reported).toHaveLength(1);
  });

  test('where the keys cannot be had nobody is let in', async () => {
    const called = await call(access, bearer(token()), noNetwork);
    expect(called.status).toBe(503);
    expect(called.reported).toEqual([
      'the keys of Google cannot be had',
      'refused: a token that cannot be checked',
    ]);
  });
});

describe('a secret is asked for', () => {
  const access: Access = { secret: SECRET };

  test('the right one is let in, and nobody else is asked', async () => {
    expect((await call(access, { 'x-guide-secret': SECRET }, noNetwork)).status).toBe(200);
  });

  test.each([
    ['none', {}, 401],
    ['a good token nobody asked for', { authorization: `Bearer ${token()}` }, 401],
    ['an empty one', { 'x-guide-secret': '' }, 403],
    ['the beginning of it', { 'x-guide-secret': SECRET.slice(0, -1) }, 403],
    ['more than it', { 'x-guide-secret': `${SECRET}.` }, 403],
    ['it in capitals', { 'x-guide-secret': SECRET.toUpperCase() }, 403],
  ])('%s is refused', async (_what, headers, status) => {
    expect((await call(access, headers as Record<string, string>, noNetwork)).status).toBe(status);
  });

  test('is compared as a whole, whatever its length', () => {
    expect(secretCheck('a')('a')).toBe(true);
    expect(secretCheck('a')('')).toBe(false);
    expect(secretCheck('a')('€'.repeat(10_000))).toBe(false);
  });
});

test('where both are set either will do', async () => {
  const access: Access = { token: RULES, secret: SECRET };
  expect((await call(access, { 'x-guide-secret': SECRET })).status).toBe(200);
  expect((await call(access, { authorization: `Bearer ${token()}` })).status).toBe(200);
  expect((await call(access, { authorization: `Bearer ${token()}`, 'x-guide-secret': 'no' })).status).toBe(
    200,
  );
  expect((await call(access, { authorization: 'Bearer no', 'x-guide-secret': 'no' })).status).toBe(403);
  expect((await call(access, {})).status).toBe(401);
});

test('nothing of a caller is in what is reported or answered', async () => {
  const access: Access = { token: RULES, secret: SECRET };
  const called = await call(access, {
    authorization: `Bearer ${token({ email: 'mallory@example.org' }, { key: FORGER.privateKey })}`,
    'x-guide-secret': 'guess-number-one',
  });
  expect(JSON.stringify(called)).not.toMatch(/mallory|guess|ey[A-Z]/i);
});

describe('the settings of the environment', () => {
  test.each([
    ['none', {}, {}],
    ['empty', { DIALOGFLOW_AUDIENCE: '', DIALOGFLOW_ACCOUNT: ' ', DIALOGFLOW_SECRET: ' ' }, {}],
    ['half a token', { DIALOGFLOW_AUDIENCE: 'https://a.example' }, {}],
    ['the other half', { DIALOGFLOW_ACCOUNT: 'a@b.c' }, {}],
    ['a secret', { DIALOGFLOW_SECRET: ` ${SECRET}\n` }, { secret: SECRET }],
    [
      'a token for two addresses',
      {
        DIALOGFLOW_AUDIENCE: 'https://a.example/google, https://a.example/google/cx',
        DIALOGFLOW_ACCOUNT: 'a@b.c',
      },
      {
        token: {
          audiences: ['https://a.example/google', 'https://a.example/google/cx'],
          accounts: ['a@b.c'],
        },
      },
    ],
  ])('%s', (_what, env, access) => {
    expect(accessOf(env as Record<string, string>)).toEqual(access);
  });
});
