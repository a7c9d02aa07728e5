import { BODY_BYTES } from '../../lambda/http/body';
import { createDoor } from '../../lambda/http/door';
import { type HttpEvent, readHttpEvent } from '../../lambda/http/event';
import type { Gate } from '../../lambda/http/gate';

const REQUEST: HttpEvent = {
  method: 'POST',
  path: '/google',
  headers: { 'content-type': 'application/json' },
  body: '{"a":1}',
  base64: false,
};

/** Sends a request, and tells what was answered and what the room behind the door was given. */
async function send(change: Partial<HttpEvent>, gate: Gate = async () => undefined) {
  const given: unknown[] = [];
  const reported: string[] = [];
  const room = async (body: unknown) => {
    given.push(body);
    return { status: 200, json: '{"said":"hello"}' };
  };
  const door = createDoor({ '/google': async () => room }, gate, (what) => reported.push(what));
  const { statusCode, headers, body } = await door({ ...REQUEST, ...change });
  return { status: statusCode, headers, body, given, reported };
}

const refuse: Gate = async () => ({ statusCode: 403, body: '{}' });

test('a request is answered in JSON that nobody keeps', async () => {
  expect(await send({})).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: '{"said":"hello"}',
    given: [{ a: 1 }],
    reported: [],
  });
});

test.each([
  ['no such path', { path: '/' }, 404],
  ['no path at all', { path: '' }, 404],
  ['a path of the prototype', { path: '/constructor' }, 404],
  ['more path', { path: '/google/more' }, 404],
  ['no such method', { method: 'GET' }, 405],
  ['health by another method', { path: '/health', method: 'POST' }, 405],
  ['text', { headers: { 'content-type': 'text/plain' } }, 415],
  ['something like JSON', { headers: { 'content-type': 'application/json5' } }, 415],
  ['no content type', { headers: {} }, 415],
  ['too much', { body: `"${'a'.repeat(BODY_BYTES)}"` }, 413],
  ['too much in few characters', { body: `"${'€'.repeat(BODY_BYTES / 2)}"` }, 413],
  ['too much in base64', { body: Buffer.alloc(BODY_BYTES + 1, ' ').toString('base64'), base64: true }, 413],
  ['far too much in base64', { body: 'A'.repeat(10_000_000), base64: true }, 413],
  ['no JSON', { body: 'hello' }, 400],
  ['an empty body', { body: '' }, 400],
  ['base64 that is not said to be', { body: Buffer.from('{"a":1}').toString('base64') }, 400],
  ['bytes that are no text', { body: Buffer.from([0x22, 0xff, 0x22]).toString('base64'), base64: true }, 400],
  ['JSON without an end', { body: '['.repeat(100_000) }, 400],
])('%s', async (_what, change, status) => {
  const sent = await send(change as Partial<HttpEvent>);
  expect(sent.status).toBe(status);
  expect(sent.given).toEqual([]);
  expect(Object.keys(JSON.parse(sent.body ?? ''))).toEqual(['error']);
  expect(String(sent.body).length).toBeLessThan(60);
});

test('what was refused for its method is told the right one', async () => {
  expect((await send({ method: 'DELETE' })).headers).toMatchObject({ allow: 'POST' });
});

test.each([
  ['in base64', { body: Buffer.from('{"a":"é"}').toString('base64'), base64: true }, { a: 'é' }],
  ['with a charset', { headers: { 'content-type': 'Application/JSON; charset=UTF-8' } }, { a: 1 }],
  ['at a path with a slash at its end', { path: '/google/' }, { a: 1 }],
  ['of as much as there may be', { body: `"${'a'.repeat(BODY_BYTES - 2)}"` }, 'a'.repeat(BODY_BYTES - 2)],
])('a body %s is read', async (_what, change, body) => {
  const sent = await send(change as Partial<HttpEvent>);
  expect(sent.status).toBe(200);
  expect(sent.given).toEqual([body]);
});

test('health is told to anyone', async () => {
  expect(await send({ path: '/health', method: 'GET', headers: {}, body: '' }, refuse)).toMatchObject({
    status: 200,
    body: '{"ok":true}',
  });
});

test('nothing of a body is looked at before the caller is known', async () => {
  for (const change of [{ body: 'hello' }, { headers: {} }, { body: 'a'.repeat(BODY_BYTES + 1) }]) {
    expect(await send(change, refuse)).toMatchObject({ status: 403, given: [] });
  }
});

test('what goes wrong behind the door is answered, and reported', async () => {
  const sent = await send({}, () => Promise.reject(new Error('secret')));
  expect(sent).toMatchObject({ status: 500, body: '{"error":"failed"}', reported: ['a request failed'] });
});

describe('an event of API Gateway', () => {
  const EVENT = {
    version: '2.0',
    rawPath: '/google',
    headers: { 'Content-Type': 'application/json', 'x-one': 'a,b' },
    requestContext: { stage: '$default', http: { method: 'post' } },
    body: '{}',
    isBase64Encoded: false,
  };

  test('is read', () => {
    expect(readHttpEvent(EVENT)).toEqual({
      method: 'POST',
      path: '/google',
      headers: { 'content-type': 'application/json', 'x-one': 'a,b' },
      body: '{}',
      base64: false,
    });
  });

  test('has its stage before its path where the stage has a name', () => {
    const staged = {
      ...EVENT,
      rawPath: '/live/google',
      requestContext: { ...EVENT.requestContext, stage: 'live' },
    };
    expect(readHttpEvent(staged)?.path).toBe('/google');
  });

  test('may lack a body and headers', () => {
    const { body: _, headers: __, ...rest } = EVENT;
    expect(readHttpEvent(rest)).toMatchObject({ headers: {}, body: '', base64: false });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'POST /google'],
    ['a list', []],
    ['a request of Alexa', { version: '1.0', context: { System: {} }, request: { type: 'LaunchRequest' } }],
    ['an event without a method', { ...EVENT, requestContext: { stage: '$default' } }],
    ['an event without a path', { ...EVENT, rawPath: undefined }],
  ])('is not %s', (_what, event) => {
    expect(readHttpEvent(event)).toBeUndefined();
  });
});
