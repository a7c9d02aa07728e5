import {
  BODY_BYTES,
  type HttpRequest,
  json,
  RequestRefused,
  readJson,
  text,
} from '../../lambda/http/request';
import { anyone, createRouter, health, lazy, type Route } from '../../lambda/http/router';

const REQUEST: HttpRequest = {
  method: 'POST',
  path: '/words',
  query: '',
  headers: { 'content-type': 'application/json' },
  body: { text: '{"a":1}', base64: false },
};

const nobody: Route['authorise'] = async () => ({ status: 403, reason: 'a-test' });

/** Sends a request to a router of one route and health, and tells what came of it. */
async function send(change: Partial<HttpRequest>, route: Partial<Route> = {}, check = health()) {
  const bodies: unknown[] = [];
  const reports: (readonly [string, unknown?])[] = [];
  const words: Route = {
    method: 'POST',
    path: '/words',
    authorise: anyone,
    async handle(request) {
      const body = readJson(request);
      bodies.push(body);
      return json(200, { answer: body as object });
    },
    ...route,
  };
  const router = createRouter([words, check], (...args) => reports.push(args));
  const { statusCode, headers, body } = await router({ ...REQUEST, ...change });
  return { status: statusCode, headers, body, bodies, reports };
}

test('a request is answered by its route, and no cache keeps the answer', async () => {
  expect(await send({})).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: '{"answer":{"a":1}}',
    bodies: [{ a: 1 }],
    reports: [],
  });
});

test('a path may end in a slash', async () => {
  expect((await send({ path: '/words/' })).status).toBe(200);
});

test('an answer need not be JSON', async () => {
  const handle = async () => text(200, 'application/xml', '<Response/>', { 'x-one': '1' });
  expect(await send({}, { handle })).toMatchObject({
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-store', 'x-one': '1' },
    body: '<Response/>',
  });
});

test.each([
  ['no such path', { path: '/' }, 404, 'no-such-path'],
  ['no path at all', { path: '' }, 404, 'no-such-path'],
  ['a path of the prototype', { path: '/constructor' }, 404, 'no-such-path'],
  ['more path', { path: '/words/more' }, 404, 'no-such-path'],
  ['another method', { method: 'GET' }, 405, 'wrong-method'],
  ['a method of the prototype', { method: 'constructor' }, 405, 'wrong-method'],
  ['health by another method', { path: '/health', method: 'POST' }, 405, 'wrong-method'],
  ['a body of another type', { headers: {} }, 415, 'wrong-content-type'],
  ['a body too large', { body: { text: 'a'.repeat(BODY_BYTES + 1), base64: false } }, 413, 'body-too-large'],
  ['a body that is no JSON', { body: { text: 'hello', base64: false } }, 400, 'body-not-json'],
] as const)('%s is refused, and counted by its reason', async (_what, change, status, reason) => {
  const sent = await send(change);
  expect(sent).toMatchObject({ status, bodies: [], reports: [[`refused: ${reason}`]] });
  expect(Object.keys(JSON.parse(sent.body))).toEqual(['error']);
  expect(sent.body).not.toMatch(/hello|aaa|more/);
});

test('a caller by the wrong method is told the right ones', async () => {
  expect((await send({ method: 'DELETE' })).headers).toMatchObject({ allow: 'POST' });
  expect((await send({ method: 'PUT' }, { method: 'HEAD', path: '/health' })).status).toBe(404);
  const both = await send({ path: '/health', method: 'PUT' }, { method: 'HEAD', path: '/health' });
  expect(both.headers).toMatchObject({ allow: 'HEAD, GET' });
});

test('two routes cannot stand in the same place', () => {
  expect(() => createRouter([health(), health()], () => {})).toThrow('two routes for GET /health');
});

describe('a caller who may not call', () => {
  test.each([
    ['no JSON', { body: { text: 'hello', base64: false } }],
    ['no content type', { headers: {} }],
    ['too much', { body: { text: 'a'.repeat(BODY_BYTES + 1), base64: false } }],
  ])('is refused before a body is looked at: %s', async (_what, change) => {
    expect(await send(change, { authorise: nobody })).toMatchObject({
      status: 403,
      body: '{"error":"not allowed"}',
      bodies: [],
      reports: [['refused: a-test']],
    });
  });

  test('may be known by the body alone, and one that cannot be read is refused as such', async () => {
    const signed: Route['authorise'] = async (request) =>
      (readJson(request) as { a?: unknown }).a === 1 ? undefined : { status: 403, reason: 'wrong-signature' };
    const authorise = { authorise: signed };
    expect((await send({}, authorise)).status).toBe(200);
    expect(await send({ body: { text: '{"a":2}', base64: false } }, authorise)).toMatchObject({
      status: 403,
      bodies: [],
      reports: [['refused: wrong-signature']],
    });
    expect(await send({ body: { text: '{', base64: false } }, authorise)).toMatchObject({
      status: 400,
      bodies: [],
      reports: [['refused: body-not-json']],
    });
  });

  test('is told how to say who they are', async () => {
    const headers = { 'www-authenticate': 'Bearer' };
    const authorise: Route['authorise'] = async () => ({ status: 401, reason: 'a-test', headers });
    const sent = await send({}, { authorise });
    expect(sent.status).toBe(401);
    expect(sent.headers).toMatchObject({ ...headers, 'content-type': 'application/json; charset=utf-8' });
  });
});

describe('a fault', () => {
  const fault = new TypeError('my dad is poorly');
  const handle = () => Promise.reject(fault);

  test('is a bare 500, and reported', async () => {
    expect(await send({}, { handle })).toMatchObject({
      status: 500,
      body: '{"error":"failed"}',
      reports: [['a request failed', fault]],
    });
  });

  test('of a handler that throws at once is one as well', async () => {
    const atOnce = () => {
      throw fault;
    };
    expect(await send({}, { handle: atOnce })).toMatchObject({
      status: 500,
      reports: [['a request failed', fault]],
    });
  });

  test('is answered in the words of the route where it has some', async () => {
    const onError = jest.fn(async () => text(200, 'application/xml', '<Say>Call 999.</Say>'));
    expect(await send({}, { handle, onError })).toMatchObject({
      status: 200,
      body: '<Say>Call 999.</Say>',
      reports: [['a request failed', fault]],
    });
    expect(onError).toHaveBeenCalledWith(fault, REQUEST);
  });

  test('in those words is the bare 500 again, and both are reported', async () => {
    const second = new Error('again');
    const onError = () => {
      throw second;
    };
    expect(await send({}, { handle, onError })).toMatchObject({
      status: 500,
      reports: [
        ['a request failed', fault],
        ['a request failed', second],
      ],
    });
  });

  test('of the authoriser lets nobody in, and no stranger hears those words', async () => {
    const onError = () => text(200, 'text/plain', 'kind words');
    expect(await send({}, { authorise: handle, onError })).toMatchObject({
      status: 500,
      bodies: [],
      reports: [['a request failed', fault]],
    });
  });

  test('is not what a refusal from another file of the bundle is, which has a class of its own', async () => {
    let Other = RequestRefused;
    jest.isolateModules(() => {
      Other = require('../../lambda/http/request').RequestRefused;
    });
    expect(Other).not.toBe(RequestRefused);
    const handle: Route['handle'] = async () => {
      throw new Other({ status: 400, reason: 'another-file' });
    };
    const { status, reports } = await send({}, { handle });
    expect([status, reports]).toEqual([400, [['refused: another-file']]]);
  });

  test('is not what a refused body is', async () => {
    const onError = () => text(200, 'text/plain', 'kind words');
    expect(await send({ headers: {} }, { onError })).toMatchObject({
      status: 415,
      reports: [['refused: wrong-content-type']],
    });
  });
});

describe('a handler made lazily', () => {
  test('is made once, for the first request that is let in', async () => {
    const made = jest.fn(async () => async () => json(200, {}));
    const handle = lazy(made);
    await send({}, { handle, authorise: nobody });
    expect(made).not.toHaveBeenCalled();
    await send({}, { handle });
    await send({}, { handle });
    expect(made).toHaveBeenCalledTimes(1);
  });

  test('that could not be made is a fault, and made again for the next request', async () => {
    let broken = true;
    const handle = lazy(async () => {
      if (broken) throw new Error('a file is missing');
      return async () => json(200, {});
    });
    expect((await send({}, { handle, onError: () => json(200, { kind: true }) })).body).toBe('{"kind":true}');
    broken = false;
    expect((await send({}, { handle })).body).toBe('{}');
  });
});

describe('health', () => {
  const asked = { path: '/health', method: 'GET', headers: {} };

  test('is told to anyone', async () => {
    expect(await send(asked, { authorise: nobody })).toMatchObject({
      status: 200,
      body: '{"ok":true}',
      reports: [],
    });
  });

  test('tells what it is given, and is no 200 where all is not well', async () => {
    const state = (ok: boolean) => health(async () => ({ ok, edition: '7' }));
    expect(await send(asked, {}, state(true))).toMatchObject({
      status: 200,
      body: '{"ok":true,"edition":"7"}',
    });
    expect(await send(asked, {}, state(false))).toMatchObject({
      status: 503,
      body: '{"ok":false,"edition":"7"}',
    });
  });

  test('that cannot be told is a fault', async () => {
    expect(
      await send(
        asked,
        {},
        health(() => Promise.reject(new Error('no'))),
      ),
    ).toMatchObject({
      status: 500,
    });
  });
});
