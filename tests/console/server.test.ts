import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { parse } from 'yaml';
import { storedToken } from '../../tools/console/access';
import type { TestEntry, TestResult } from '../../tools/console/run-tests';
import { createConsole } from '../../tools/console/server';
import type { SignOffView } from '../../tools/console/sign-off';
import type { StateView } from '../../tools/console/state-view';
import type { TurnView } from '../../tools/console/turn-view';
import { Workspace } from '../../tools/console/workspace';
import { envelope, launch } from '../support/alexa';
import { openScratch, type Scratch } from './support/console';

jest.setTimeout(60_000);

const ADDRESS = 'http://127.0.0.1:4180';
const TOKEN = 'the-token-of-these-tests';
const SKILL = 'amzn1.ask.skill.of-the-desk';
const SECRET = 'a-secret-of-these-tests-and-of-no-others';

let scratch: Scratch;
let workspace: Workspace;
let app: Hono;
let reported: string[];

beforeAll(async () => {
  scratch = openScratch();
  reported = [];
  const report = (what: string): void => {
    reported.push(what);
  };
  workspace = new Workspace(scratch.content, report, true);
  workspace.open();
  app = createConsole({
    workspace,
    voice: async () => ({ wav: new Uint8Array([1]), starts: [0] }),
    assets: new Map([['/', { type: 'text/html', body: '<title>page</title>' }]]),
    tests: scratch.tests,
    env: { ALEXA_SKILL_ID: SKILL, DIALOGFLOW_SECRET: SECRET },
    token: TOKEN,
    report,
    observe: () => {},
  });
  await workspace.ready();
});

afterAll(() => {
  workspace.close();
  scratch.remove();
});

const JSON_TYPE = { 'content-type': 'application/json' };

/** Asks with the token of the page, unless other headers are given. */
const ask = (path: string, init: RequestInit = {}) =>
  app.request(`${ADDRESS}${path}`, {
    ...init,
    headers: { cookie: `console-token=${TOKEN}`, ...(init.headers as Record<string, string>) },
  });

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function talk(): Promise<string> {
  const { id } = (await (await post('/api/talks', {})).json()) as { id: string };
  return id;
}

describe('who may ask', () => {
  test.each([
    ['no token', {}],
    ['another token', { cookie: 'console-token=the-token-of-these-testt' }],
    ['a token that is longer', { cookie: `console-token=${TOKEN}x` }],
    ['a name of this machine', { host: 'localhost:4180', 'sec-fetch-site': 'same-origin' }],
  ])('refused, with every path but those of the webhooks: %s', async (_why, headers) => {
    for (const path of [
      '/',
      '/page.js',
      '/api/state',
      '/api/events',
      '/api/tests',
      '/script',
      '/api/sign-off',
      '/api/passages/symptoms/1',
    ])
      expect((await app.request(`${ADDRESS}${path}`, { headers })).status).toBe(403);
    for (const path of ['/api/talks', '/api/utterances', '/api/speech', '/api/talks/x/story'])
      expect((await app.request(`${ADDRESS}${path}`, { method: 'POST', body: '{}', headers })).status).toBe(
        403,
      );
    expect(existsSync(scratch.tests)).toBe(false);
  });

  test('the address that is printed gives the page a cookie, which is enough from then on', async () => {
    const opened = await app.request(`${ADDRESS}/?token=${TOKEN}`);
    expect(opened.status).toBe(302);
    expect(opened.headers.get('location')).toBe('/');
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const [pair = ''] = cookie.split(';');
    expect((await app.request(`${ADDRESS}/api/state`, { headers: { cookie: pair } })).status).toBe(200);
    expect((await app.request(`${ADDRESS}/?token=guessed`)).status).toBe(403);
    expect((await app.request(`${ADDRESS}/api/state?token=${TOKEN}`)).status).toBe(403);
  });

  test('the token outlives a restart, and nobody else on the machine can read it', () => {
    const file = join(scratch.content, '..', 'build', 'console-token');
    const token = storedToken(file);
    expect(token.length).toBeGreaterThanOrEqual(24);
    expect(storedToken(file)).toBe(token);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('the terminal reports a refusal', () => {
    expect(reported).toContain('refused: no token, or another');
  });

  test('nothing of it can be framed, or run what is not its own', async () => {
    const { headers } = await ask('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});

describe('bodies', () => {
  test.each([
    ['not JSON', '{', JSON_TYPE, 400],
    ['no body', '', JSON_TYPE, 400],
    ['another type', '{}', { 'content-type': 'text/plain' }, 400],
    ['another shape', '{"said":1,"channel":"alexa"}', JSON_TYPE, 400],
    ['a channel that there is not', '{"said":"next","channel":"fax"}', JSON_TYPE, 400],
    ['words without end', JSON.stringify({ said: 'a'.repeat(501), channel: 'alexa' }), JSON_TYPE, 400],
    ['huge', JSON.stringify({ said: 'a'.repeat(300_000), channel: 'alexa' }), JSON_TYPE, 413],
  ])('%s', async (_what, body, headers, status) => {
    const answer = await ask(`/api/talks/${await talk()}/turns`, { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect(typeof ((await answer.json()) as { error: string }).error).toBe('string');
  });

  test('a huge one to a webhook is not read to its end', async () => {
    expect((await post('/google', 'a'.repeat(300_000))).status).toBe(413);
  });
});

describe('talking', () => {
  const say = async (id: string, said: string, channel = 'alexa'): Promise<TurnView> =>
    (await (await post(`/api/talks/${id}/turns`, { said, channel })).json()) as TurnView;

  test('the place goes along from channel to channel', async () => {
    const { channels } = (await (await ask('/api/state')).json()) as StateView;
    expect(channels.length).toBeGreaterThan(1);
    const id = await talk();
    await say(id, 'what are the symptoms');
    for (const [index, channel] of ['messenger', 'phone', 'alexa'].entries()) {
      const turn = await say(id, 'next', channel);
      expect(turn).toMatchObject({ passage: 'symptoms', part: index + 2, channel, troubles: [] });
    }
  });

  test('turns that come at once are taken one after the other', async () => {
    const id = await talk();
    await say(id, 'what are the symptoms');
    const parts = await Promise.all([say(id, 'next'), say(id, 'next'), say(id, 'next')]);
    expect(parts.map(({ part }) => part)).toEqual([2, 3, 4]);
  });

  test('a turn is taken back, and the conversation can be shown again', async () => {
    const id = await talk();
    for (const said of ['what are the symptoms', 'helpline']) await say(id, said);
    await post(`/api/talks/${id}/undo`, {});
    expect(await say(id, 'next')).toMatchObject({ n: 1, passage: 'symptoms', part: 2 });
    const turns = (await (await ask(`/api/talks/${id}`)).json()) as TurnView[];
    expect(turns.map(({ said }) => said)).toEqual(['what are the symptoms', 'next']);
  });

  test('a conversation that is not known is said to be gone, and begins again from its place', async () => {
    const id = await talk();
    const { after } = await say(id, 'what are the symptoms');
    const gone = await post('/api/talks/of-another-day/turns', { said: 'next', channel: 'alexa' });
    expect(gone.status).toBe(404);
    expect(await gone.json()).toMatchObject({ gone: true });
    const again = (await (await post('/api/talks', { place: after })).json()) as { id: string };
    expect(await say(again.id, 'next')).toMatchObject({ passage: 'symptoms', part: 2 });
  });

  test('a place that makes no sense begins at the start', async () => {
    const { id } = (await (await post('/api/talks', { place: { edition: 7 } })).json()) as { id: string };
    expect(await say(id, 'where am i')).toMatchObject({ move: 'where', passage: null });
  });

  test('parts that there are not, and audio of what is no SSML', async () => {
    for (const path of ['/api/passages/symptoms/99', '/api/passages/__proto__/1', '/api/passages/symptoms/x'])
      expect((await ask(path)).status).toBe(404);
    const break90 = "<break time='90s'/>";
    for (const ssml of ['hello', `<speak>${'a'.repeat(8000)}</speak>`, `<speak>${break90}${break90}</speak>`])
      expect((await post('/api/speech', { ssml })).status).toBe(400);
    const audio = await post('/api/speech', { ssml: '<speak>hello</speak>' });
    expect(audio.headers.get('content-type')).toBe('audio/wav');
  });
});

describe('tests at hand', () => {
  const stories = join(__dirname, '..', 'conversations');

  test('a story is listed and run, and what was heard instead is told once for all channels', async () => {
    const folder = join(scratch.tests, 'conversations');
    mkdirSync(folder, { recursive: true });
    cpSync(join(stories, 'where-am-i.yml'), join(folder, 'where-am-i.yml'));
    writeFileSync(
      join(folder, 'untrue.yml'),
      'story: Untrue\nturns:\n  - listener: helpline\n  - guide: Nonsense.\n',
    );
    const listed = (await (await ask('/api/tests')).json()) as TestEntry[];
    expect(listed.map(({ title }) => title)).toEqual(['Untrue', 'Where am i']);
    const run = async (index: number) =>
      (await (await post('/api/tests', { file: listed[index]?.file })).json()) as TestResult;
    expect((await run(1)).failures).toEqual([]);
    const { failures } = await run(0);
    expect(failures).toEqual([
      expect.objectContaining({ line: 4, wanted: 'the guide should say: Nonsense.', on: [] }),
    ]);
    rmSync(folder, { recursive: true });
  });

  test('nothing is read but what is listed', async () => {
    expect((await post('/api/tests', { file: 'package.json' })).status).toBe(404);
    expect((await post('/api/tests', { file: '../../etc/passwd' })).status).toBe(404);
  });

  test('one of many lines: what it is taken for, and what is heard after who is speaking', async () => {
    const tried = await (
      await post('/api/lines', { said: 'what are the symptoms', channel: 'phone' })
    ).json();
    expect(tried).toMatchObject({ label: 'symptoms', text: expect.stringMatching(/^I will read/) });
  });
});

describe('sign-off', () => {
  const file = () => join(scratch.content, '..', 'sign-off', 'listened.yml');
  const view = async () => (await (await ask('/api/sign-off')).json()) as SignOffView;

  test('the script is served, to read and to print, and nothing in it runs', async () => {
    const { headers, status } = await ask('/script');
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  });

  test('whatever is listed can be heard', async () => {
    const keys = (await view()).groups.flatMap(({ entries }) => entries.map(({ key }) => key));
    expect(keys.length).toBeGreaterThan(200);
    for (const key of ['summary 1', 'lead.outcomes', keys.at(-1) ?? ''])
      expect((await ask(`/api/sign-off/${encodeURIComponent(key)}`)).status).toBe(200);
    expect((await ask('/api/sign-off/nothing')).status).toBe(404);
  });

  test('ticks are kept by edition and initials, in a file to commit, and are taken back', async () => {
    const { edition } = await view();
    for (const [by, key] of [
      ['AB', 'summary 1'],
      ['AB', 'lead.outcomes'],
      ['CD', 'summary 1'],
    ])
      expect((await post('/api/sign-off', { by, key, isHeard: true })).status).toBe(200);
    const kept = parse(readFileSync(file(), 'utf8')) as { by: string; edition: string; heard: string[] }[];
    expect(kept).toEqual([
      expect.objectContaining({ edition, by: 'AB', heard: ['summary 1', 'lead.outcomes'] }),
      expect.objectContaining({ edition, by: 'CD', heard: ['summary 1'] }),
    ]);
    const [first] = (await view()).groups[0]?.entries ?? [];
    expect(first).toMatchObject({ key: 'summary 1', by: ['AB', 'CD'] });
    await post('/api/sign-off', { by: 'CD', key: 'summary 1', isHeard: false });
    expect(readFileSync(file(), 'utf8')).not.toContain('CD');
  });

  test('neither other keys nor other initials', async () => {
    expect((await post('/api/sign-off', { by: 'AB', key: '../x', isHeard: true })).status).toBe(409);
    expect((await post('/api/sign-off', { by: 'a b', key: 'summary 1', isHeard: true })).status).toBe(400);
  });

  test('a file that is not as it should be is said to be so, and left alone', async () => {
    writeFileSync(file(), 'nonsense: 1');
    const refused = await post('/api/sign-off', { by: 'AB', key: 'summary 1', isHeard: true });
    expect(refused.status).toBe(409);
    expect(((await refused.json()) as { error: string }).error).toContain('listened.yml');
    expect(readFileSync(file(), 'utf8')).toBe('nonsense: 1');
    rmSync(file());
  });
});

describe('saving', () => {
  test('a conversation in which nothing was said is no story', async () => {
    const answer = await post(`/api/talks/${await talk()}/story`, { title: 'Nothing', strictness: 'all' });
    expect(answer.status).toBe(409);
    expect(existsSync(join(scratch.tests, 'conversations'))).toBe(false);
  });

  test('an utterance must mean something that there is', async () => {
    expect((await post('/api/utterances', { say: 'hello', want: '../next' })).status).toBe(400);
  });

  test('an utterance is kept once', async () => {
    expect((await post('/api/utterances', { say: 'Hello  there', want: 'help' })).status).toBe(200);
    const twice = await post('/api/utterances', { say: 'hello there', want: 'menu' });
    expect(twice.status).toBe(409);
    expect(((await twice.json()) as { error: string }).error).toContain('understood as help');
  });
});

describe('webhooks, through the handler that ships', () => {
  test('Alexa, for our skill alone, also through a tunnel', async () => {
    const tunnel = { host: 'tunnel.test', 'x-forwarded-for': '203.0.113.7', cookie: '' };
    const ours = await post('/alexa', envelope(launch, undefined, SKILL), tunnel);
    expect(await ours.json()).toMatchObject({
      response: { outputSpeech: { type: 'SSML' }, shouldEndSession: false },
    });
    const another = (await (await post('/alexa', envelope(launch, undefined, 'another'))).json()) as object;
    expect(another).toMatchObject({ response: { shouldEndSession: true } });
    expect(JSON.stringify(another)).not.toContain('SSML');
    expect((await post('/alexa', '{')).status).toBe(400);
  });

  test('Dialogflow, with the secret alone', async () => {
    const body = {
      session: 'projects/p/agent/sessions/s',
      queryResult: { queryText: 'what are the symptoms' },
    };
    expect((await post('/google', body)).status).toBe(401);
    expect((await post('/google', body, { 'x-guide-secret': 'wrong' })).status).toBe(403);
    const answer = await post('/google', body, { 'x-guide-secret': SECRET });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('fulfillmentText');
    const cx = { fulfillmentInfo: { tag: 'launch' }, sessionInfo: {} };
    expect((await post('/google/cx', cx, { 'x-guide-secret': SECRET })).status).toBe(200);
  });

  test('no other page of a browser', async () => {
    for (const path of ['/alexa', '/google', '/google/cx'])
      expect((await post(path, {}, { origin: 'https://elsewhere.test' })).status).toBe(403);
  });
});
