import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageInto } from '../../tools/build/package';
import { gatewayEvent } from '../../tools/surfaces/gateway';
import { envelope, launch, SKILL_ID } from '../support/alexa';
import { BEES, compiled } from '../support/words';

const SECRET = 'a-secret-of-these-tests-and-no-other';

let folder: string;
let sizes: Readonly<Record<string, number>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  ({ sizes } = await packageInto(folder, compiled(BEES)));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const post = (path: string, body: unknown) =>
  gatewayEvent({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'x-guide-secret': SECRET },
    body: JSON.stringify(body),
  });

/** Sends events to the packaged handler in a process of its own. Prints their answers and the files that were loaded. */
function answersOf(...events: readonly unknown[]): {
  answers: never[];
  loaded: readonly string[];
  printed: string;
} {
  const script = `
    const { handler } = require('./handler.js');
    (async () => {
      const answers = [];
      for (const event of ${JSON.stringify(events)}) answers.push(await handler(event));
      const loaded = Object.keys(require.cache).map((path) => path.split('/').pop());
      process.stderr.write(JSON.stringify({ answers, loaded }));
    })();`;
  const err = join(folder, 'err.json');
  const printed = execFileSync('sh', ['-c', `"${process.execPath}" -e "$SCRIPT" 2>"${err}"`], {
    cwd: folder,
    env: {
      ...process.env,
      SCRIPT: script,
      ALEXA_SKILL_ID: SKILL_ID,
      DIALOGFLOW_SECRET: SECRET,
      DEBUG: 'actions-on-google:*',
    },
    encoding: 'utf8',
  });
  return { ...JSON.parse(readFileSync(err, 'utf8')), printed };
}

const es = { session: 's', queryResult: { queryText: 'stop', intent: { displayName: 'stop' } } };

test('an Echo waits for less than 200 kB, and for nothing that serves others alone', () => {
  expect(sizes['handler.js']).toBeLessThan(200_000);
  const { answers, loaded } = answersOf(envelope(launch));
  expect(loaded).toEqual(['handler.js']);
  expect(answers).toMatchObject([{ response: { shouldEndSession: false } }]);
  // Words have their markup when they come here.
  expect(readFileSync(join(folder, 'handler.js'), 'utf8')).not.toMatch(/actions-on-google|DynamoDB/);
});

test('Dialogflow is answered without actions-on-google, and Assistant with it', () => {
  const cx = { fulfillmentInfo: { tag: 'stop' } };
  const dialogflow = answersOf(post('/google', es), post('/google/cx', cx));
  expect(dialogflow.answers).toMatchObject([{ statusCode: 200 }, { statusCode: 200 }]);
  expect(dialogflow.loaded).toEqual(['handler.js', 'webhooks.js', 'open.js']);
  const assistant = answersOf(post('/google/assistant', es));
  expect(assistant.answers).toMatchObject([{ statusCode: 200 }]);
  expect(assistant.loaded).toEqual(['handler.js', 'actions.js', 'open.js']);
});

test('a setting of the environment makes no package print what people say', () => {
  const { printed } = answersOf(post('/google/assistant', es));
  expect(printed.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(printed)).toMatchObject({ channel: 'assistant', move: 'stop' });
});
