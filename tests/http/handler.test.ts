import fs from 'node:fs';
import { type AppOptions, createApp } from '../../lambda/app';
import { createLog } from '../../lambda/log';
import { lastResortOf } from '../../tools/build/built-in';
import { deskApp } from '../../tools/surfaces/desk-app';
import { request } from '../channels/dialogflow/support';
import { page, understanding } from '../support/words';

const SECRET = 'a secret of no consequence';
const SAID = 'my daughter Cordelia has been told that she has it';

/** Sends a body through the whole of the function, and tells all that came of it. */
async function post(
  body: unknown,
  options: Partial<AppOptions> = {},
  event: Readonly<Record<string, unknown>> = {},
) {
  const written: string[] = [];
  const spies = [
    ...(['log', 'error', 'warn', 'info', 'debug'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation((...said) => written.push(said.join(' '))),
    ),
    ...([process.stdout, process.stderr] as const).map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((said) => {
        written.push(String(said));
        return true;
      }),
    ),
    jest.spyOn(fs, 'writeSync').mockImplementation((to, said) => {
      // Jest itself writes the files of its cache by the same function.
      if (to <= 2) written.push(String(said));
      return Buffer.byteLength(String(said));
    }),
  ];
  try {
    const handler = createApp({
      lastResort: lastResortOf(page()),
      log: createLog(),
      page: page(),
      understanding: understanding(),
      access: { secrets: [SECRET] },
      ...options,
    });
    const answer = (await handler({
      version: '2.0',
      rawPath: '/google',
      headers: { 'content-type': 'application/json', 'x-guide-secret': SECRET },
      requestContext: { stage: '$default', http: { method: 'POST' } },
      body: JSON.stringify(body),
      ...event,
    })) as { statusCode: number; body: string };
    return { status: answer.statusCode, body: JSON.parse(answer.body), written: written.join('\n') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test('a request is let in and answered, and the log holds counts alone', async () => {
  const { status, body, written } = await post(request('words', { queryText: SAID }));
  expect(status).toBe(200);
  expect(body.fulfillmentText).toMatch(/\S/);
  expect(written).toMatch(/"channel":"dialogflow"/);
  expect(written).not.toMatch(/Cordelia|daughter|0f4f5b2c|secret/);
});

test('both of the products are answered, and health', async () => {
  const cx = { fulfillmentInfo: { tag: 'launch' } };
  expect((await post(cx, {}, { rawPath: '/google/cx' })).status).toBe(200);
  expect((await post(cx)).status).toBe(400);
  const health = { rawPath: '/health', headers: {}, requestContext: { http: { method: 'GET' } } };
  expect(await post(undefined, { access: {} }, health)).toMatchObject({ status: 200, body: { ok: true } });
});

test.each([
  ['no settings at all', {}, { 'x-guide-secret': SECRET }, 403],
  ['no secret given', { access: { secrets: [SECRET] } }, {}, 401],
  ['another secret', { access: { secrets: [SECRET] } }, { 'x-guide-secret': 'guess' }, 403],
  [
    'an unsigned token',
    { access: { token: { audiences: ['a'], accounts: ['b'] } } },
    { authorization: 'Bearer e30.e30.' },
    403,
  ],
])('%s: refused, nothing is read, nothing of the body is logged', async (_what, options, headers, status) => {
  // A body that would fail if anything looked at it.
  const json = jest.spyOn(JSON, 'parse');
  const done = await post(
    SAID,
    { access: {}, ...options },
    {
      headers: { 'content-type': 'application/json', ...headers },
      get body() {
        return JSON.stringify({ said: SAID });
      },
    },
  );
  const parsed = json.mock.calls.map(([text]) => String(text));
  json.mockRestore();
  expect(done.status).toBe(status);
  expect(parsed.filter((text) => text.includes('Cordelia'))).toEqual([]);
  expect(done.written).not.toMatch(/Cordelia|guess|e30/);
  expect(done.written).toMatch(/refused/);
});

test('what is neither Alexa nor HTTP is still refused as before', async () => {
  const handler = deskApp({ page: page() });
  for (const event of [undefined, null, {}, { requestContext: {} }, { Records: [{ body: '{}' }] }])
    expect(await handler(event)).toEqual({ version: '1.0', response: { shouldEndSession: true } });
});
