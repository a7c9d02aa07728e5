import { type Access, accessFrom, createAuthoriser } from '../../lambda/http/auth';
import { FORGER, NOW, network, noNetwork, RULES, token } from './support';

const SECRET = '0123456789abcdef0123456789abcdef';
const NEXT = 'fedcba9876543210fedcba9876543210';

/** How a caller is refused, undefined for being let in, and what was reported. */
async function call(
  access: Access,
  headers: Readonly<Record<string, string>>,
  fetch = network() as typeof noNetwork,
) {
  const reports: string[] = [];
  const report = (what: string) => reports.push(what);
  const authorise = createAuthoriser(access, { fetch, now: () => NOW, report });
  const body = { text: '', base64: false };
  const refusal = await authorise({ method: 'POST', path: '/', query: '', headers, body });
  return { refusal, reason: refusal?.reason, status: refusal?.status ?? 200, reports };
}

describe('nothing is set', () => {
  test.each([
    ['nobody', {}],
    ['a good token', { authorization: `Bearer ${token()}` }],
    ['an empty secret', { 'x-guide-secret': '' }],
    ['some secret', { 'x-guide-secret': 'undefined' }],
  ])('%s is refused', async (_who, headers) => {
    const { refusal } = await call({}, headers as Record<string, string>, noNetwork);
    expect(refusal).toEqual({ status: 403, reason: 'nobody-may-call' });
  });
});

describe('a token is asked for', () => {
  const access: Access = { token: RULES };
  const bearer = (jwt: string) => ({ authorization: `Bearer ${jwt}` });

  test('a good one is let in', async () => {
    expect((await call(access, bearer(token()))).status).toBe(200);
    expect((await call(access, { authorization: `bearer ${token()}` })).status).toBe(200);
  });

  test.each([
    ['none', {}, 401, 'no-credentials'],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }, 401, 'no-credentials'],
    ['a secret nobody asked for', { 'x-guide-secret': SECRET }, 403, 'wrong-secret'],
    ['a forged one', bearer(token({}, { key: FORGER.privateKey })), 403, 'token-wrong-signature'],
    ['an unsigned one', bearer(token({}, { header: { alg: 'none' } })), 403, 'token-malformed'],
    ['one that is over', bearer(token({ exp: NOW / 1000 - 3600 })), 403, 'token-expired'],
    [
      'one for another address',
      bearer(token({ aud: 'https://other.example/google' })),
      403,
      'token-wrong-audience',
    ],
  ])('%s is refused', async (_what, headers, status, reason) => {
    expect(await call(access, headers as Record<string, string>)).toMatchObject({ status, reason });
  });

  test('where the keys cannot be had nobody is let in', async () => {
    const called = await call(access, bearer(token()), noNetwork);
    expect(called.refusal).toEqual({ status: 503, reason: 'keys-unavailable' });
    expect(called.reports).toEqual(["Google's keys could not be fetched"]);
  });
});

describe('a secret is asked for', () => {
  const access: Access = { secrets: [SECRET] };

  test('the right one is let in, and nobody else is asked', async () => {
    expect((await call(access, { 'x-guide-secret': SECRET }, noNetwork)).status).toBe(200);
  });

  test.each([
    ['none', {}, 401, 'no-credentials'],
    ['a good token nobody asked for', { authorization: `Bearer ${token()}` }, 401, 'no-credentials'],
    ['an empty one', { 'x-guide-secret': '' }, 403, 'wrong-secret'],
    ['the beginning of it', { 'x-guide-secret': SECRET.slice(0, -1) }, 403, 'wrong-secret'],
    ['more than it', { 'x-guide-secret': `${SECRET}.` }, 403, 'wrong-secret'],
    ['it twice', { 'x-guide-secret': `${SECRET},${SECRET}` }, 403, 'wrong-secret'],
    ['it in capitals', { 'x-guide-secret': SECRET.toUpperCase() }, 403, 'wrong-secret'],
    ['a very long one', { 'x-guide-secret': '€'.repeat(10_000) }, 403, 'wrong-secret'],
  ])('%s is refused', async (_what, headers, status, reason) => {
    const called = await call(access, headers as Record<string, string>, noNetwork);
    expect(called).toMatchObject({ status, reason });
  });

  test('two are good at once, so that one can take the place of the other', async () => {
    const both: Access = { secrets: [SECRET, NEXT] };
    expect((await call(both, { 'x-guide-secret': SECRET })).status).toBe(200);
    expect((await call(both, { 'x-guide-secret': NEXT })).status).toBe(200);
    expect((await call(both, { 'x-guide-secret': `${SECRET},${NEXT}` })).reason).toBe('wrong-secret');
    expect((await call({ secrets: [NEXT] }, { 'x-guide-secret': SECRET })).reason).toBe('wrong-secret');
  });
});

test('where both are set either will do', async () => {
  const access: Access = { token: RULES, secrets: [SECRET] };
  expect((await call(access, { 'x-guide-secret': SECRET })).status).toBe(200);
  expect((await call(access, { authorization: `Bearer ${token()}` })).status).toBe(200);
  expect((await call(access, { authorization: `Bearer ${token()}`, 'x-guide-secret': 'no' })).status).toBe(
    200,
  );
  expect((await call(access, { authorization: 'Bearer no', 'x-guide-secret': 'no' })).status).toBe(403);
  expect((await call(access, {})).status).toBe(401);
});

test('nothing of a caller is in what is reported or answered', async () => {
  const access: Access = { token: RULES, secrets: [SECRET] };
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
    ['a secret', { DIALOGFLOW_SECRET: ` ${SECRET}\n` }, { secrets: [SECRET] }],
    ['two secrets', { DIALOGFLOW_SECRET: `${SECRET}, ${NEXT}` }, { secrets: [SECRET, NEXT] }],
    ['two secrets in two lines', { DIALOGFLOW_SECRET: `${SECRET}\n${NEXT}\n` }, { secrets: [SECRET, NEXT] }],
    [
      'a secret that is too short',
      { DIALOGFLOW_SECRET: SECRET.slice(1) },
      { problems: ['DIALOGFLOW_SECRET: a secret of 31 characters lets nobody in, 32 are needed'] },
    ],
    [
      'one of two that is too short',
      { DIALOGFLOW_SECRET: `${SECRET} open,sesame` },
      {
        secrets: [SECRET],
        problems: [
          'DIALOGFLOW_SECRET: a secret of 4 characters lets nobody in, 32 are needed',
          'DIALOGFLOW_SECRET: a secret of 6 characters lets nobody in, 32 are needed',
        ],
      },
    ],
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
    expect(accessFrom(env as Record<string, string>)).toEqual(access);
  });

  test('that let nobody in are reported, and let nobody in', async () => {
    const called = await call(accessFrom({ DIALOGFLOW_SECRET: 'sesame' }), { 'x-guide-secret': 'sesame' });
    expect(called).toMatchObject({
      status: 403,
      reason: 'nobody-may-call',
      reports: ['DIALOGFLOW_SECRET: a secret of 6 characters lets nobody in, 32 are needed'],
    });
  });
});
