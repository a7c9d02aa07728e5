import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { SPEECH_CHARACTERS } from '../../lambda/channels/alexa/limits';
import type { ChannelOptions } from '../../lambda/channels/channel';
import { readPlace, startPlace } from '../../lambda/guide/place';
import { render } from '../../lambda/speech/render';
import { NotSaved } from '../stories/save';
import { saveUtterance } from '../stories/save-utterance';
import type { SurfaceName } from '../surfaces/open';
import type { Asset } from './assets';
import { CHANNELS } from './channels';
import type { Desk } from './desk';
import { refusedBecause, WEBHOOKS } from './guard';
import { keepStory } from './saving';
import { speechView } from './speech-view';
import { stateView } from './state-view';
import { type Talk, Talks } from './talk';
import { turnView } from './turn-view';
import type { Voice } from './voice';
import { createWebhooks } from './webhooks';
import type { Refusal } from './wire';

/** What the console is served from. */
export interface ConsoleParts {
  readonly desk: Desk;
  readonly voice: Voice;
  readonly assets: ReadonlyMap<string, Asset>;
  /** The folder of the tests. */
  readonly tests: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The port that is listened on, once there is one. */
  readonly port: () => number;
  readonly report: ChannelOptions['report'];
  /** Told of the turns that come by the webhooks; the handler's own log where nobody else is. */
  readonly observe?: ChannelOptions['observe'];
}

/** Bytes of a body: Dialogflow's requests are of some tens of thousand at most, the page's own of a few hundred. */
const BODY_BYTES = 256 * 1024;

/** How often a page that is open hears from the server, in milliseconds, so that either notices when the other is gone. */
const HEARTBEAT = 15_000;

const said = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const channel = v.picklist(CHANNELS.map(({ id }) => id));
const beginning = v.strictObject({ place: v.optional(v.unknown()) });
const saying = v.strictObject({ said, channel });
const story = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(200)),
  held: v.picklist(['all', 'question']),
});
const speaking = v.strictObject({
  ssml: v.pipe(v.string(), v.startsWith('<speak>'), v.maxLength(SPEECH_CHARACTERS)),
});
const correction = v.strictObject({ say: said, want: v.pipe(v.string(), v.maxLength(80)) });

/** The console as an app: the page, what it asks for, and the webhooks. */
export function createConsole(parts: ConsoleParts): Hono {
  const { desk, voice, assets, tests, report, observe } = parts;
  const talks = new Talks();
  const webhooks = createWebhooks(desk, parts.env, { report, ...(observe && { observe }) });
  const app = new Hono();

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        mediaSrc: ['blob:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      strictTransportSecurity: false,
    }),
  );
  app.use(async (c, next) => {
    const { method, path } = c.req;
    const why = refusedBecause({ method, path, header: (name) => c.req.header(name) }, parts.port());
    if (why === undefined) return next();
    report(`refused: ${why}`);
    return refuse(c, 403, 'not allowed');
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
    if (error instanceof Malformed) return refuse(c, 400, error.message);
    report('a request failed', error);
    return refuse(c, 500, 'The console has failed. What went wrong stands in the terminal.');
  });

  for (const [path, { type, body }] of assets)
    app.get(path, (c) => c.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache' }));

  for (const path of WEBHOOKS)
    app.post(path, async (c) => {
      const { status, headers, body } = await webhooks({
        method: 'POST',
        path,
        query: new URL(c.req.url).search.slice(1),
        headers: c.req.header(),
        body: await c.req.text(),
      });
      return new Response(body, { status, headers });
    });

  app.get('/api/state', (c) => c.json(stateView(desk, tests)));

  app.get('/api/events', (c) =>
    streamSSE(c, async (stream) => {
      const send = () => stream.writeSSE({ event: 'state', data: JSON.stringify(stateView(desk, tests)) });
      const stop = desk.onChange(() => void send());
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
    const { place } = await bodyOf(c, beginning);
    const page = desk.words?.page;
    return c.json({ id: talks.begin(place != null && page ? readPlace(place, page) : undefined) });
  });

  const withTalk = (c: Context, then: (talk: Talk) => Response | Promise<Response>) => {
    const talk = talks.find(c.req.param('id') ?? '');
    return talk ? then(talk) : refuse(c, 404, 'This conversation is not known here any more.', true);
  };

  app.post('/api/talks/:id/turns', (c) =>
    withTalk(c, async (talk) => {
      const asked = await bodyOf(c, saying);
      const ready = await desk.ready();
      if (!ready) return refuse(c, 503, 'There are no words to answer from: they do not compile.');
      return c.json(turnView(await talk.say(asked.said, asked.channel as SurfaceName, ready)));
    }),
  );

  app.post('/api/talks/:id/story', (c) =>
    withTalk(c, async (talk) => {
      const { title, held } = await bodyOf(c, story);
      return c.json({ file: keepStory(tests, talk, title, held) });
    }),
  );

  app.post('/api/utterances', async (c) => {
    const { say, want } = await bodyOf(c, correction);
    const labels = stateView(desk, tests).guide?.labels ?? [];
    if (!labels.some(({ label }) => label === want)) throw new Malformed(`${want} is no passage and no move`);
    return c.json({ file: saveUtterance(join(tests, 'utterances'), { say, want }) });
  });

  app.get('/api/passages/:passage/:part', (c) => {
    const page = desk.words?.page;
    const { passage, part } = { passage: c.req.param('passage'), part: Number(c.req.param('part')) };
    if (!page?.passage(passage)?.cuts.full[part - 1]) return refuse(c, 404, 'There is no such part.');
    const { speech } = render({ says: [{ part: { passage, part } }], place: startPlace(page) }, page);
    return c.json(speechView(speech, speech.beats.length));
  });

  app.post('/api/speech', async (c) => {
    const wav = await voice((await bodyOf(c, speaking)).ssml);
    return c.body(wav as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'audio/wav' });
  });

  return app;
}

/** A body that is not what was asked for. */
class Malformed extends Error {
  override readonly name = 'Malformed';
}

async function bodyOf<Output>(c: Context, schema: v.GenericSchema<unknown, Output>): Promise<Output> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new Malformed('application/json only');
  let body: unknown;
  try {
    body = await c.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new Malformed('not JSON');
    throw error;
  }
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Malformed(`${v.getDotPath(issue) ?? 'the body'}: ${issue.message}`);
}

const refuse = (c: Context, status: 400 | 403 | 404 | 409 | 413 | 500 | 503, error: string, gone = false) =>
  c.json<Refusal>({ error, ...(gone && { gone }) }, status);
