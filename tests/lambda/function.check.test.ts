import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ResponseEnvelope } from 'ask-sdk-model';
import { unzipSync } from 'fflate';
import { SECRET_HEADER } from '../../lambda/http/auth';
import { packageInto } from '../../tools/build/package';
import { packed } from '../../tools/package/pack';
import { envelope, intent, launch, SKILL_ID } from '../support/alexa';
import { openTable, type Table } from '../support/table';
import { ROOT } from '../support/template';
import { compiled } from '../support/words';
import { type FunctionOptions, LambdaFunction } from './runtime/function';
import { installRuntimes, runtimes } from './runtime/prepare';
import type { Outcome } from './runtime/runtime-api';

/** The unpacked ZIP: a folder with no packages beside it or above it that the function could use by mistake. */
let task: string;
const SECRET = 'a-secret-of-these-tests-and-of-no-others';
const ENV = { STAGE: 'test', ALEXA_SKILL_ID: SKILL_ID, DIALOGFLOW_SECRET: SECRET };
const found = runtimes();

/** The runtime client builds native code when it is installed. */
const INSTALL_MS = 600_000;

jest.setTimeout(60_000);

beforeAll(async () => {
  installRuntimes();
  const folder = mkdtempSync(join(tmpdir(), 'lambda-package-'));
  await packageInto(join(folder, 'dist'), compiled());
  const { zip } = packed(ROOT, folder);
  task = mkdtempSync(join(tmpdir(), 'lambda-task-'));
  for (const [name, data] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(task, name)), { recursive: true });
    writeFileSync(join(task, name), data);
  }
  rmSync(folder, { recursive: true });
}, INSTALL_MS);

afterAll(() => {
  if (task) rmSync(task, { recursive: true, force: true });
});

const functions: LambdaFunction[] = [];
const folders: string[] = [];

afterEach(() => {
  for (const one of functions.splice(0)) one.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function start(node: string, options: Partial<FunctionOptions> = {}): LambdaFunction {
  const one = new LambdaFunction({
    runtimes: found,
    node,
    root: task,
    handler: 'dist/handler.handler',
    ...options,
    env: { ...ENV, ...options.env },
  });
  functions.push(one);
  return one;
}

/** A copy of the package in which something can be broken. */
function copied(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lambda-broken-'));
  cpSync(task, folder, { recursive: true });
  folders.push(folder);
  return folder;
}

const alexa = (outcome: Outcome): ResponseEnvelope => {
  if (!('answered' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.answered as ResponseEnvelope;
};

const heard = (outcome: Outcome): string => {
  const speech = alexa(outcome).response.outputSpeech;
  return speech?.type === 'SSML' ? speech.ssml.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') : '';
};

const post = (path: string, body: object, secret = SECRET) => ({
  version: '2.0',
  rawPath: path,
  headers: { 'content-type': 'application/json', [SECRET_HEADER]: secret },
  requestContext: { stage: '$default', http: { method: 'POST', path } },
  body: Buffer.from(JSON.stringify(body)).toString('base64'),
  isBase64Encoded: true,
});

const http = (outcome: Outcome): { statusCode: number; body: Record<string, unknown> } => {
  if (!('answered' in outcome)) throw new Error(JSON.stringify(outcome));
  const { statusCode, body } = outcome.answered as { statusCode: number; body: string };
  return { statusCode, body: JSON.parse(body) as Record<string, unknown> };
};

describe.each(Object.keys(found.nodes))('on Node %s', (node) => {
  test('an Echo has a whole conversation, in one instance that was started once', async () => {
    const guide = start(node);
    let attributes: unknown;
    const say = async (request: unknown): Promise<string> => {
      const outcome = await guide.invoke(envelope(request, attributes));
      attributes = alexa(outcome).sessionAttributes;
      return heard(outcome);
    };
    expect(await say(launch)).toContain('Hello. This is');
    const list = [await say(intent('ReadSymptomsIntent'))];
    for (let turn = 0; turn < 3; turn += 1) list.push(await say(intent('AMAZON.YesIntent')));
    expect(list.join(' ').toLowerCase()).toMatch(/fever.*night sweats.*losing weight/);
    expect(await say(intent('LastItemIntent'))).toContain('number ten');
    expect(await say(intent('HelplineIntent'))).toContain('Once more, the helpline');
    expect(await say(intent('AMAZON.ResumeIntent'))).toContain('Back to the symptoms, part 4 of 4');
    expect(await say(intent('EmergencyIntent'))).toContain('call nine nine nine');
    const last = await guide.invoke(envelope(intent('AMAZON.StopIntent'), attributes));
    // An emergency has no plain goodbye.
    expect(heard(last)).toContain('If someone is in danger');
    expect(alexa(last).response.shouldEndSession).toBe(true);
    expect(guide.starts).toBe(1);
  });

  test('Dialogflow has one too, in both of its products, and nobody else is let in', async () => {
    const guide = start(node);
    let contexts: unknown[] = [];
    const ask = async (words: string, name = 'words'): Promise<string> => {
      const { statusCode, body } = http(
        await guide.invoke(
          post('/google', {
            session: 'projects/p/agent/sessions/s',
            queryResult: {
              queryText: words,
              intent: { displayName: name },
              parameters: {},
              outputContexts: contexts,
            },
            originalDetectIntentRequest: { source: '', payload: {} },
          }),
        ),
      );
      expect(statusCode).toBe(200);
      contexts = (body.outputContexts as unknown[]) ?? contexts;
      return String(body.fulfillmentText);
    };
    expect(await ask('', 'launch')).toContain('Hello. This is');
    expect(await ask('what are the symptoms')).toContain('Fever');
    expect(await ask('yes', 'yes')).toContain('The next');
    expect(await ask('he has passed out')).toContain('999');
    // It stays open until somebody says that it is over.
    expect(await ask('carry on', 'resume')).toContain('999');
    expect(await ask('it was a false alarm')).toContain('I am glad');
    expect(await ask('carry on', 'resume')).toContain('Back to');

    const cx = {
      fulfillmentInfo: { tag: 'words' },
      text: 'what are the symptoms',
      sessionInfo: { parameters: {} },
    };
    expect(JSON.stringify(http(await guide.invoke(post('/google/cx', cx))).body)).toContain('Fever');
    expect(http(await guide.invoke(post('/google', {}, 'another'))).statusCode).toBe(403);
    expect(http(await guide.invoke(post('/elsewhere', {}))).statusCode).toBe(404);
    expect(
      http(await guide.invoke({ ...post('/health', {}), requestContext: { http: { method: 'GET' } } })),
    ).toMatchObject({
      statusCode: 200,
      body: { ok: true, problems: [] },
    });
    expect(guide.starts).toBe(1);
  });

  test('its log has a line a turn, the first one cold, and nothing that was said', async () => {
    const guide = start(node);
    await guide.invoke(envelope(launch));
    await guide.invoke(
      post('/google/cx', { fulfillmentInfo: { tag: 'words' }, text: 'my mum is so poorly', sessionInfo: {} }),
    );
    await guide.invoke({ Records: [{ eventSource: 'aws:s3', words: 'my mum is so poorly' }] });
    // The last line may be on its way still.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const lines = guide.log.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { stage: 'test', channel: 'alexa', move: 'launch', cold: true, Turns: 1 },
      { stage: 'test', channel: 'cx', cold: false, Turns: 1 },
      { stage: 'test', problem: 'refused: not-an-alexa-request', Refusals: 1 },
    ]);
    for (const what of ['poorly', 'amzn1', 'SOMEONE', SECRET]) expect(guide.log).not.toContain(what);
  });

  test('an event of a service that we do not know is refused, and so is one of another skill', async () => {
    const guide = start(node);
    for (const event of [
      { Records: [] },
      {},
      null,
      'warm up',
      envelope(launch, undefined, 'amzn1.ask.skill.other'),
    ])
      expect(await guide.invoke(event)).toEqual({
        answered: { version: '1.0', response: { shouldEndSession: true } },
      });
  });

  test('a turn that fails is answered kindly, and the next one is as if nothing had been', async () => {
    const root = copied();
    rmSync(join(root, 'dist', 'content', 'passages', 'symptoms.json'));
    writeFileSync(join(root, 'dist', 'content', 'passages', 'symptoms.json'), '{ broken');
    const guide = start(node, { root });
    expect(heard(await guide.invoke(envelope(intent('ReadSymptomsIntent'))))).toContain(
      'something went wrong',
    );
    expect(heard(await guide.invoke(envelope(intent('HelplineIntent'))))).toContain(
      'Once more, the helpline',
    );
    expect(guide.log).toContain('"problem":"a turn failed"');
  });

  test('with the bookmark off, nothing of it is loaded: its file may as well not be there', async () => {
    const root = copied();
    rmSync(join(root, 'dist', 'dynamo.js'));
    const guide = start(node, { root });
    expect(heard(await guide.invoke(envelope(launch)))).toContain('Hello. This is');
    expect(heard(await guide.invoke(envelope(intent('ForgetIntent'))))).toContain(
      'Nothing is kept about you',
    );
  });

  test('a package without its words still names 999 and the helpline, and logs why', async () => {
    const root = copied();
    rmSync(join(root, 'dist', 'content'), { recursive: true });
    const guide = start(node, { root });
    expect(heard(await guide.invoke(envelope(launch)))).toMatch(/helpline.*nine nine nine/);
    expect(guide.log).toContain('"problem":"a turn failed"');
  });

  test('what has too long a turn is stopped, and the next event finds a new instance', async () => {
    const root = copied();
    writeFileSync(
      join(root, 'dist', 'slow.js'),
      `const { handler } = require('./handler.js');
       exports.handler = async (event) => {
         if (event.slow) await new Promise((resolve) => setTimeout(resolve, 60_000));
         return handler(event);
       };`,
    );
    const guide = start(node, { root, handler: 'dist/slow.handler', timeout: 1000 });
    expect(heard(await guide.invoke(envelope(launch)))).toContain('Hello');
    expect(await guide.invoke({ slow: true })).toEqual({ stopped: 1000 });
    expect(heard(await guide.invoke(envelope(intent('ReadSymptomsIntent'))))).toContain('Fever');
    expect(guide.starts).toBe(2);
  });

  test('a handler with a callback would not even start: ours has none', async () => {
    const root = copied();
    writeFileSync(
      join(root, 'dist', 'old.js'),
      "exports.handler = (event, context, callback) => callback(null, 'answered');",
    );
    expect(await start(node, { root, handler: 'dist/old.handler' }).invoke({})).toMatchObject({
      failed: { errorType: 'Runtime.CallbackHandlerDeprecated' },
    });
  });

  describe('with the bookmark on', () => {
    let table: Table;

    beforeEach(async () => {
      table = await openTable();
    });

    afterEach(() => table.close());

    const on = () => ({
      env: { ...table.env, BOOKMARK_TABLE: table.name, BOOKMARK_KEY: 'a-key-of-these-tests' },
    });

    test('a listener carries on another day, in another instance', async () => {
      const guide = start(node, on());
      // On a busy desk the first one may find that the connection is not open yet: it is kept with the next turn.
      const first = alexa(await guide.invoke(envelope(intent('ReadSymptomsIntent')))).sessionAttributes;
      await guide.invoke(envelope(intent('AMAZON.YesIntent'), first));
      expect(table.items()).toMatchObject([{ passage: { S: 'symptoms' }, part: { N: '2' } }]);
      guide.stop();
      await guide.invoke(envelope(intent('HelplineIntent')));
      expect(heard(await guide.invoke(envelope(launch)))).toContain('Last time, we had reached the symptoms');
      expect(heard(await guide.invoke(envelope(intent('ForgetIntent'))))).toContain(
        'Nothing is kept about you',
      );
      // What is left says that they asked, so that a late write cannot bring anything back: no passage and no part.
      expect(table.items().map((item) => Object.keys(item).sort())).toEqual([
        ['expires', 'forgotten', 'listener', 'updated'],
      ]);
    });

    test('a table that never answers holds nobody up', async () => {
      const guide = start(node, on());
      await guide.invoke(envelope(intent('HelplineIntent')));
      table.mood = 'silent';
      const before = Date.now();
      expect(heard(await guide.invoke(envelope(launch)))).toContain('Hello');
      expect(Date.now() - before).toBeLessThan(1500);
      expect(guide.log).toContain('"problem":"a bookmark could not be read","error":"TooSlow"');
    });

    test('without its key it keeps none, serves all the same, and logs it', async () => {
      const guide = start(node, { env: { BOOKMARK_TABLE: table.name } });
      expect(heard(await guide.invoke(envelope(launch)))).toContain('Hello');
      expect(table.requests).toEqual([]);
      expect(guide.log).toContain('"problem":"bookmarks cannot be kept"');
    });
  });
});
