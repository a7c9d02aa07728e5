import { generateKeyPairSync } from 'node:crypto';
import { createTokenCheck, type TokenWorld } from '../../lambda/http/google-token';
import { FORGER, keySet, NOW, network, noNetwork, RULES, token } from './support';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A check of tokens, with a clock that can be set and what it reported. */
function started(fetch: TokenWorld['fetch'] = network()) {
  const clock = { now: NOW };
  const reports: string[] = [];
  const report = (what: string) => reports.push(what);
  const check = createTokenCheck(RULES, { fetch, now: () => clock.now, report });
  return { check, clock, reports };
}

const seconds = NOW / 1000;
/** One that is good for so long that the keys are what fails first. */
const lasting = (kid = 'one') => token({ exp: seconds + 1e6 }, { header: { kid } });

describe('a token', () => {
  test('as Dialogflow sends it is good', async () => {
    const { check, reports } = started();
    expect(await check(token())).toBeUndefined();
    expect(await check(token({ iss: 'accounts.google.com' }))).toBeUndefined();
    expect(reports).toEqual([]);
  });

  test.each([
    ['signed by another', token({}, { key: FORGER.privateKey }), 'token-wrong-signature'],
    ['with another body', swapped(token(), token({ sub: 'x' }), 1), 'token-wrong-signature'],
    [
      'with another head',
      swapped(token(), token({}, { header: { kid: 'one', x: 1 } }), 0),
      'token-wrong-signature',
    ],
    ['without a signature', token().replace(/[^.]+$/, ''), 'token-wrong-signature'],
    ['of a key that Google has not got', token({}, { header: { kid: 'two' } }), 'token-unknown-key'],
    [
      'of a key named like a property of objects',
      token({}, { header: { kid: '__proto__' } }),
      'token-unknown-key',
    ],
    ['without an end', token({ exp: undefined }), 'token-malformed'],
    ['with an end of another kind', token({ exp: String(seconds + 3590) }), 'token-malformed'],
    ['without a beginning', token({ iat: undefined }), 'token-malformed'],
    ['that asks for an extension', token({}, { header: { crit: ['x'], x: 1 } }), 'token-malformed'],
    ['that is over', token({ exp: seconds - 60 }), 'token-expired'],
    ['issued days ago', token({ iat: seconds - 2 * 86_400 }), 'token-expired'],
    ['that has not begun', token({ iat: seconds + 61 }), 'token-not-yet-valid'],
    ['that is not to be used yet', token({ nbf: seconds + 61 }), 'token-not-yet-valid'],
  ])('%s is refused', async (_what, jwt, problem) => {
    expect(await started().check(jwt)).toBe(problem);
  });

  test.each([
    ['of another issuer', token({ iss: 'https://accounts.google.com.evil.example' }), 'token-wrong-issuer'],
    ['of no issuer', token({ iss: undefined }), 'token-wrong-issuer'],
    ['for another address', token({ aud: 'https://guide.example/google/' }), 'token-wrong-audience'],
    ['for several addresses', token({ aud: RULES.audiences }), 'token-wrong-audience'],
    [
      'of another project',
      token({ email: 'service-1@gcp-sa-dialogflow.iam.gserviceaccount.com' }),
      'token-wrong-account',
    ],
    ['without an account', token({ email: undefined }), 'token-wrong-account'],
    ['of an account nobody has checked', token({ email_verified: false }), 'token-wrong-account'],
    ['of an account that is checked in words', token({ email_verified: 'true' }), 'token-wrong-account'],
    ['that is unsigned', token({}, { header: { alg: 'none' } }), 'token-malformed'],
    ['that is signed with a shared secret', token({}, { header: { alg: 'HS256' } }), 'token-malformed'],
    ['that is signed by another algorithm', token({}, { header: { alg: 'RS512' } }), 'token-malformed'],
    ['without the id of a key', token({}, { header: { kid: undefined } }), 'token-malformed'],
    ['that is empty', '', 'token-malformed'],
    ['that is one word', 'open', 'token-malformed'],
    ['of two parts', 'e30.e30', 'token-malformed'],
    ['of four parts', `${token()}.e30`, 'token-malformed'],
    ['that is not base64', '€.€.€', 'token-malformed'],
    ['that is not JSON', 'YWJj.YWJj.YWJj', 'token-malformed'],
    ['that is endless', `${token()}${'A'.repeat(5000)}`, 'token-malformed'],
  ])('%s is refused, and nothing is fetched for it', async (_what, jwt, problem) => {
    const { check, reports } = started(noNetwork);
    expect(await check(jwt)).toBe(problem);
    expect(reports).toEqual([]);
  });

  test('may come from a clock that is a minute off', async () => {
    const { check } = started();
    expect(await check(token({ exp: seconds - 59 }))).toBeUndefined();
    expect(await check(token({ iat: seconds + 60 }))).toBeUndefined();
  });
});

describe('the keys', () => {
  test('are fetched once, and stay fresh for as long as the response says', async () => {
    const fetch = network();
    const { check, clock } = started(fetch);
    expect(await check(lasting())).toBeUndefined();
    clock.now += HOUR - SECOND;
    expect(await check(lasting())).toBeUndefined();
    expect(fetch.asked).toBe(1);
    clock.now += 2 * SECOND;
    expect(await check(lasting())).toBeUndefined();
    expect(fetch.asked).toBe(2);
  });

  test.each([
    ['nothing', {}, HOUR],
    ['no time at all', { 'cache-control': 'max-age=0' }, MINUTE],
    ['a year', { 'cache-control': 'max-age=31536000' }, 24 * HOUR],
    ['nonsense', { 'cache-control': 'max-age=soon' }, HOUR],
  ])('stay fresh within bounds where it says %s', async (_what, headers, life) => {
    const fetch = network(() => Response.json(keySet('one'), { headers: headers as Record<string, string> }));
    const { check, clock } = started(fetch);
    await check(lasting());
    clock.now += life - 1;
    await check(lasting());
    expect(fetch.asked).toBe(1);
    clock.now += 1;
    await check(lasting());
    expect(fetch.asked).toBe(2);
  });

  test('are shared by those who come while they are fetched', async () => {
    const fetch = network();
    const { check } = started(fetch);
    expect(await Promise.all([check(token()), check(token()), check(token())])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(fetch.asked).toBe(1);
  });

  test('of other types, and what is no key, are ignored', async () => {
    const others = [
      {
        ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
        kid: 'ec',
      },
      { ...generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }), kid: 'one' },
      { kty: 'LATTICE', kid: 'new', alg: 'NEW1' },
      { kty: 'RSA', kid: 'half' },
      null,
      'key',
    ];
    const { check, reports } = started(
      network(() => Response.json({ keys: [...others, ...keySet('one').keys] })),
    );
    expect(await check(token())).toBeUndefined();
    expect(await check(token({}, { header: { kid: 'ec' } }))).toBe('token-unknown-key');
    expect(reports).toEqual([]);
  });

  test('that Google has newly got are found', async () => {
    let kids = ['one'];
    const fetch = network(() => Response.json(keySet(...kids)));
    const { check, clock } = started(fetch);
    expect(await check(lasting('one'))).toBeUndefined();
    kids = ['two'];
    expect(await check(lasting('two'))).toBe('token-unknown-key');
    clock.now += 15 * SECOND;
    expect(await check(lasting('two'))).toBeUndefined();
    expect(await check(lasting('one'))).toBe('token-unknown-key');
    expect(fetch.asked).toBe(2);
  });
});

describe('a flood of forged tokens', () => {
  test('that are not for us fetches nothing at all', async () => {
    const { check } = started(noNetwork);
    for (let time = 0; time < 200; time += 1) {
      const header = { kid: `made-up-${time}` };
      expect(await check(token({ aud: `https://${time}.example` }, { header }))).toBe('token-wrong-audience');
    }
  });

  test('that say they are for us fetches four times a minute at most', async () => {
    const fetch = network();
    const { check, clock } = started(fetch);
    for (let time = 0; time < 60; time += 1) {
      const header = { kid: `made-up-${time}` };
      expect(await check(token({ exp: seconds + 1e6 }, { key: FORGER.privateKey, header }))).toBe(
        'token-unknown-key',
      );
      clock.now += SECOND;
    }
    expect(fetch.asked).toBe(4);
  });
});

/** What can go wrong at the endpoint. */
const FAULTS: readonly (readonly [string, () => Response | Promise<Response>])[] = [
  ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ['answers with an error', () => Response.json(keySet('one'), { status: 503 })],
  ['answers without a body', () => new Response(null)],
  ['answers in HTML', () => new Response('<html>')],
  ['answers in half a JSON', () => new Response(JSON.stringify(keySet('one')).slice(0, -20))],
  ['answers in other JSON', () => Response.json(['one'])],
  ['has no keys', () => Response.json({ keys: [] })],
  ['has keys of other types alone', () => Response.json({ keys: [{ kty: 'EC', kid: 'one' }] })],
  ['answers too much', () => Response.json({ ...keySet('one'), padding: 'x'.repeat(70_000) })],
  ['breaks off', () => new Response(ReadableStream.from(breaksOff()))],
];

describe.each(FAULTS)('an endpoint that %s', (_what, answer) => {
  test('lets nobody in who comes first, is reported, and is left alone for a while', async () => {
    const fetch = network(answer);
    const { check, clock, reports } = started(fetch);
    for (let time = 0; time < 20; time += 1) expect(await check(lasting())).toBe('keys-unavailable');
    expect(fetch.asked).toBe(1);
    expect(reports).toEqual(["Google's keys could not be fetched"]);
    clock.now += 15 * SECOND;
    await check(lasting());
    expect(fetch.asked).toBe(2);
  });

  test('is done without for hours by those that have keys, and asked again meanwhile', async () => {
    let broken = false;
    const fetch = network(() => (broken ? answer() : Response.json(keySet('one'))));
    const { check, clock, reports } = started(fetch);
    await check(lasting());
    broken = true;
    clock.now += HOUR;
    expect(await check(lasting())).toBeUndefined();
    expect(reports).toEqual(["Google's keys could not be fetched"]);
    clock.now += 12 * HOUR - 1;
    expect(await check(lasting())).toBeUndefined();
    clock.now += 1;
    expect(await check(lasting())).toBe('keys-unavailable');
    broken = false;
    clock.now += 15 * SECOND;
    expect(await check(lasting())).toBeUndefined();
  });
});

describe('an endpoint that hangs', () => {
  /** Ends when its time is over, as the real one does. */
  const hanging: TokenWorld['fetch'] = (_url, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });

  test.each([
    ['before it answers', hanging],
    [
      'in the middle of its answer',
      async (_url: string, { signal }: { readonly signal: AbortSignal }) =>
        new Response(ReadableStream.from(hangs(signal))),
    ],
  ])('%s is waited for once, for a second and a half', async (_when, fetch) => {
    const timeout = jest.spyOn(AbortSignal, 'timeout');
    const over = new AbortController();
    timeout.mockReturnValue(over.signal);
    try {
      const { check, reports } = started(fetch);
      let answered = false;
      const waiting = check(token()).finally(() => {
        answered = true;
      });
      await new Promise(setImmediate);
      expect(answered).toBe(false);
      expect(timeout.mock.calls).toEqual([[1_500]]);
      over.abort(new DOMException('over', 'TimeoutError'));
      expect(await waiting).toBe('keys-unavailable');
      expect(await check(token())).toBe('keys-unavailable');
      expect(timeout).toHaveBeenCalledTimes(1);
      expect(reports).toEqual(["Google's keys could not be fetched"]);
    } finally {
      timeout.mockRestore();
    }
  });
});

test('what breaks in the check itself is not laid to the token', async () => {
  const [key] = keySet('one').keys;
  const { check } = started(network(() => Response.json({ keys: [{ ...key, n: '' }] })));
  await expect(check(token())).rejects.toThrow();
});

async function* breaksOff() {
  yield Buffer.from('{"keys":[');
  throw new TypeError('terminated');
}

async function* hangs(signal: AbortSignal) {
  yield Buffer.from('{"keys":[');
  await new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** A token with one of its parts from another. */
function swapped(one: string, other: string, at: number): string {
  const parts = one.split('.');
  parts[at] = other.split('.')[at] ?? '';
  return parts.join('.');
}
