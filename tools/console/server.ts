import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as v from 'valibot';
import { SPEECH_CHARACTERS } from '../../lambda/channels/alexa/response-limits';
import type { ChannelOptions } from '../../lambda/channels/channel';
import { PACES } from '../../lambda/guide/pace';
import { readPlace, startPlace } from '../../lambda/guide/place';
import { render } from '../../lambda/speech/render';
import { documentOf } from '../script/document';
import { htmlOf } from '../script/html';
import { scriptOf } from '../script/script';
import type { SurfaceName } from '../surfaces';
import type { Words } from '../words';
import { COOKIE, refusedBecause, WEBHOOKS } from './access';
import type { Asset } from './assets';
import { LINE_CHARACTERS } from './limits';
import { runTest, testsIn, tryLine } from './run-tests';
import { NotSaved, saveUtterance } from './save-tests';
import { entrySpeech, listenedFile, signOffView, tick } from './sign-off';
import { CHANNELS, pathFromHere, stateView } from './state-view';
import { saveTalk, type Talk, Talks } from './talk';
import { speechView, turnView } from './turn-view';
import { STARTS_HEADER, type Voice } from './voice';
import { createWebhooks } from './webhooks';
import { keepWording, textOfPassage, wordingView } from './wording';
import type { Workspace } from './workspace';

export interface ConsoleParts {
  readonly workspace: Workspace;
  readonly voice: Voice;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly tests: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whoever brings it may use the console. */
  readonly token: string;
  readonly report: ChannelOptions['report'];
  /** Is given the turns that come by the webhooks, instead of the log. */
  readonly observe?: ChannelOptions['observe'];
}

/** Bytes of a body: Dialogflow's requests are of some tens of thousand at most, the page's own of a few hundred. */
const BODY_BYTES = 256 * 1024;

/** How often a page that is open hears from the server, in milliseconds, so that either notices when the other is gone. */
const HEARTBEAT = 15_000;

/** The most milliseconds of pauses that the voice speaks: ten times those of the longest turn. */
const PAUSES_MS = 100_000;

const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LINE_CHARACTERS));
const BEGINNING = v.strictObject({ place: v.optional(v.unknown()) });
const TURN = v.strictObject({ said: line, channel: v.picklist(CHANNELS.map(({ id }) => id)) });
const STORY = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(200)),
  strictness: v.picklist(['all', 'question']),
});
const SPEECH = v.strictObject({
  ssml: v.pipe(
    v.string(),
    v.startsWith('<speak>'),
    v.maxLength(SPEECH_CHARACTERS),
    v.check((ssml) => pausesIn(ssml) <= PAUSES_MS, 'the pauses are too long'),
  ),
});
/** The longest passage that is tried: some pages of paper. */
const passageText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20_000));
const WORDING = v.strictObject({
  text: passageText,
  passage: v.optional(v.pipe(v.string(), v.maxLength(80))),
  pace: v.picklist(PACES),
});
const KEPT_WORDING = v.strictObject({
  text: passageText,
  was: v.pipe(v.string(), v.maxLength(20_000)),
  passage: v.pipe(v.string(), v.maxLength(80)),
});
const TEST = v.strictObject({ file: v.pipe(v.string(), v.maxLength(500)) });
const TICK = v.strictObject({
  by: v.pipe(v.string(), v.regex(/^\p{L}{1,5}$/u, 'initials are one to five letters')),
  key: v.pipe(v.string(), v.maxLength(120)),
  isHeard: v.boolean(),
});
const CORRECTION = v.strictObject({ say: line, want: v.pipe(v.string(), v.maxLength(80)) });

const NO_WORDS = 'There are no words to answer from: they do not compile.';

const pausesIn = (ssml: string): number =>
  [...ssml.matchAll(/\btime\s*=\s*['"]\s*\+?([\d.]+)\s*(m?)s/gi)].reduce(
    (sum, [, time, milli]) => sum + Number(time) * (milli === '' ? 1000 : 1),
    0,
  );

/** The console as an app: the page, what it asks for, and the webhooks. */
export function createConsole(parts: ConsoleParts): Hono {
  const { workspace, voice, assets, tests, token, report, observe } = parts;
  const talks = new Talks();
  const webhooks = createWebhooks(workspace, parts.env, { report, ...(observe && { observe }) });
  const app = new Hono();

  const pageHeaders = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      mediaSrc: ['blob:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: false,
  });
  // The script brings its style along, so that it can be kept as one file, and it has nothing that runs.
  const scriptHeaders = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'unsafe-inline'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: false,
  });
  app.use((c, next) => (c.req.path === '/script' ? scriptHeaders(c, next) : pageHeaders(c, next)));
  app.use(async (c, next) => {
    const { path } = c.req;
    const typed = path === '/' ? c.req.query('token') : undefined;
    const caller = { path, token: typed ?? getCookie(c, COOKIE), origin: c.req.header('origin') };
    const why = refusedBecause(caller, token);
    if (why !== undefined) {
      report(`refused: ${why}`);
      return refuse(c, 403, 'Open the address that npm start printed.');
    }
    if (typed === undefined) return next();
    // From here on the cookie brings the token, so that it does not stay in the address.
    setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return c.redirect('/');
  });
  app.use(
    bodyLimit({ maxSize: BODY_BYTES, onError: (c) => refuse(c, 413, `more than ${BODY_BYTES} bytes`) }),
  );
  app.use('/api/*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.notFound((c) => refuse(c, 404, 'not found'));
  app.onError((error, c) => {
    if (error instanceof NotSaved) return refuse(c, 409, error.message);
    if (error instanceof HTTPException) return refuse(c, error.status, error.message);
    report('a request failed', error);
    return refuse(c, 500, 'The console has failed. The terminal says what went wrong.');
  });

  for (const [path, { type, body }] of assets)
    app.get(path, (c) => c.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache' }));

  for (const path of WEBHOOKS)
    app.post(path, async (c) => {
      const { statusCode, headers, body } = await webhooks({
        method: 'POST',
        path,
        query: new URL(c.req.url).search.slice(1),
        headers: c.req.header(),
        body: await c.req.text(),
      });
      return new Response(body, { status: statusCode, headers });
    });

  app.get('/api/state', (c) => c.json(stateView(workspace.state, tests)));

  app.get('/api/events', (c) =>
    streamSSE(c, async (stream) => {
      const send = () =>
        stream.writeSSE({ event: 'state', data: JSON.stringify(stateView(workspace.state, tests)) });
      const stop = workspace.onChange(() => void send());
      stream.onAbort(stop);
      await send();
      while (!stream.aborted && !stream.closed) {
        await stream.sleep(HEARTBEAT);
        await stream.writeSSE({ event: 'alive', data: '' });
      }
      stop();
    }),
  );

  app.post('/api/talks', async (c) => {
    const { place } = await bodyOf(c, BEGINNING);
    const page = workspace.state.words?.page;
    return c.json({ id: talks.begin(place != null && page ? readPlace(place, page) : undefined) });
  });

  const withTalk = async (c: Context, then: (talk: Talk) => Promise<Response>): Promise<Response> => {
    const talk = talks.find(c.req.param('id') ?? '');
    return talk ? then(talk) : refuse(c, 404, 'This conversation is not known here any more.', true);
  };

  app.post('/api/talks/:id/turns', (c) =>
    withTalk(c, async (talk) => {
      const { said, channel } = await bodyOf(c, TURN);
      const ready = await workspace.ready();
      if (!ready) return refuse(c, 503, NO_WORDS);
      return c.json(turnView(await talk.say(said, channel as SurfaceName, ready)));
    }),
  );

  app.get('/api/talks/:id', (c) => withTalk(c, async (talk) => c.json(talk.turns.map(turnView))));

  app.post('/api/talks/:id/undo', (c) =>
    withTalk(c, async (talk) => {
      talk.undo();
      return c.json({ turns: talk.turns.length });
    }),
  );

  app.post('/api/talks/:id/story', (c) =>
    withTalk(c, async (talk) => {
      const { title, strictness } = await bodyOf(c, STORY);
      return c.json({ file: saveTalk(tests, talk, title, strictness) });
    }),
  );

  app.post('/api/utterances', async (c) => {
    const { say, want } = await bodyOf(c, CORRECTION);
    const labels = stateView(workspace.state, tests).guide?.labels ?? [];
    if (!labels.some(({ label }) => label === want)) throw malformed(`${want} is no passage and no move`);
    return c.json({ file: saveUtterance(join(tests, 'utterances'), { say, want }) });
  });

  app.get('/api/passages/:passage/:part', (c) => {
    const page = workspace.state.words?.page;
    const { passage, part } = { passage: c.req.param('passage'), part: Number(c.req.param('part')) };
    if (!page?.passage(passage)?.cuts.full[part - 1]) return refuse(c, 404, 'There is no such part.');
    const { speech } = render({ says: [{ part: { passage, part } }], place: startPlace(page) }, page);
    return c.json(speechView(speech));
  });

  app.get('/api/wordings/:passage', (c) => {
    if (!workspace.state.words?.page.passage(c.req.param('passage')))
      return refuse(c, 404, 'There is no such passage.');
    return c.json({ text: textOfPassage(workspace.folder, c.req.param('passage')) });
  });

  app.post('/api/wordings', async (c) => {
    const { text, passage, pace } = await bodyOf(c, WORDING);
    const page = workspace.state.words?.page;
    if (!page) return refuse(c, 503, NO_WORDS);
    if (passage !== undefined && !page.passage(passage)) throw malformed(`${passage} is no passage`);
    return c.json(wordingView(workspace.folder, page, { text, passage, pace }));
  });

  app.put('/api/wordings', async (c) =>
    c.json(keepWording(workspace.folder, tests, await bodyOf(c, KEPT_WORDING))),
  );

  const withWords = async (c: Context, then: (words: Words) => Response | Promise<Response>) =>
    workspace.state.words ? then(workspace.state.words) : refuse(c, 503, NO_WORDS);

  app.get('/script', (c) =>
    withWords(c, ({ compiled, page }) => {
      const script = scriptOf(workspace.folder, compiled, page);
      return c.html(htmlOf(documentOf({ script, gone: [] })));
    }),
  );

  app.get('/api/sign-off', (c) => withWords(c, (words) => c.json(signOffView(workspace.folder, words))));

  app.get('/api/sign-off/:key', (c) =>
    withWords(c, ({ compiled, page }) => {
      const speech = entrySpeech(c.req.param('key'), compiled, page);
      return speech ? c.json(speechView(speech)) : refuse(c, 404, 'Nothing is heard of that.');
    }),
  );

  app.post('/api/sign-off', (c) =>
    withWords(c, async (words) => {
      tick(workspace.folder, words, await bodyOf(c, TICK));
      return c.json({ file: pathFromHere(listenedFile(workspace.folder)) });
    }),
  );

  app.get('/api/tests', (c) => c.json(testsIn(tests)));

  app.post('/api/tests', async (c) => {
    const { file } = await bodyOf(c, TEST);
    const ready = await workspace.ready();
    if (!ready) return refuse(c, 503, NO_WORDS);
    const result = await runTest(tests, file, ready);
    return result ? c.json(result) : refuse(c, 404, 'There is no such test any more.');
  });

  app.post('/api/lines', async (c) => {
    const { said, channel } = await bodyOf(c, TURN);
    const ready = await workspace.ready();
    if (!ready) return refuse(c, 503, NO_WORDS);
    return c.json(await tryLine(said, channel as SurfaceName, ready));
  });

  app.post('/api/speech', async (c) => {
    const { wav, starts } = await voice((await bodyOf(c, SPEECH)).ssml);
    return c.body(wav as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'audio/wav',
      [STARTS_HEADER]: starts.map((start) => start.toFixed(2)).join(' '),
    });
  });

  return app;
}

/** A body as it should be. @throws HTTPException for any other */
async function bodyOf<Output>(c: Context, schema: v.GenericSchema<unknown, Output>): Promise<Output> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw malformed('application/json only');
  const body: unknown = await c.req.json().catch(() => {
    throw malformed('not JSON');
  });
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw malformed(`${v.getDotPath(issue) ?? 'the body'}: ${issue.message}`);
}

/** The answer where something cannot be done. */
export interface Refusal {
  readonly error: string;
  /** The server has forgotten the conversation: it can be taken up again from its place. */
  readonly gone?: boolean;
}

const malformed = (message: string) => new HTTPException(400, { message });

const refuse = (c: Context, status: ContentfulStatusCode, error: string, gone = false) =>
  c.json<Refusal>({ error, ...(gone && { gone }) }, status);
