import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageInto } from '../../tools/build/package';
import { gatewayEvent } from '../../tools/surfaces/gateway';
import { envelope, intent, launch, SKILL_ID } from '../support/alexa';
import { openTable, type Table } from '../support/table';
import { compiled, page } from '../support/words';
import { type Outcome, PackagedFunction } from './function';

/**
 * Faults put into the package as it ships, and what a listener hears, what is counted, and which alarm rings. The table is
 * printed at the end: `npm run check -- tests`.
 */

const SECRET = 'a-secret-of-these-tests-and-of-no-others';
const AUDIENCE = 'https://guide.example.org/google';
const ACCOUNT = 'service-1@gcp-sa-dialogflow.iam.gserviceaccount.com';
const ENV = { STAGE: 'test', ALEXA_SKILL_ID: SKILL_ID, DIALOGFLOW_SECRET: SECRET };
const HELPLINE = page().facts.helpline.replaceAll(' ', '');

jest.setTimeout(300_000);

let whole: string;
const folders: string[] = [];
const functions: PackagedFunction[] = [];
const rows: string[][] = [];

beforeAll(async () => {
  whole = folder();
  await packageInto(whole, compiled());
});

afterEach(() => {
  for (const one of functions.splice(0)) one.stop();
});

afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
  const head = ['fault', 'channel', 'what is heard', 'counted as', 'alarm'];
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  process.stdout.write(`\n${table.join('\n')}\n`);
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'faults-'));
  folders.push(made);
  return made;
}

/** A copy of the package in which something is broken. */
function brokenPackage(spoil: (content: string) => void): string {
  const copy = folder();
  cpSync(whole, copy, { recursive: true });
  spoil(join(copy, 'content'));
  return copy;
}

function start(root = whole, env: Readonly<Record<string, string>> = {}, preload?: string): PackagedFunction {
  const one = new PackagedFunction(root, { ...ENV, ...env }, preload);
  functions.push(one);
  return one;
}

const es = (words: string, name = 'words', outputContexts: unknown = []) => ({
  session: 'projects/p/agent/sessions/s',
  queryResult: { queryText: words, intent: { displayName: name }, outputContexts },
});
const cx = (words: string) => ({ fulfillmentInfo: { tag: 'words' }, text: words });
const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  gatewayEvent({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'x-guide-secret': SECRET, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** What a listener hears, as letters and digits; numbers said digit by digit are digits. */
function heard({ answer }: Outcome): string {
  const { response, body } = (answer ?? {}) as {
    response?: { outputSpeech?: { ssml?: string } };
    body?: string;
  };
  if (response) return response.outputSpeech?.ssml?.replace(/<[^>]*>/g, ' ') ?? '';
  const sent = JSON.parse(body ?? '{}') as Record<string, unknown>;
  return JSON.stringify(sent.fulfillmentText ?? sent.fulfillmentResponse ?? '').replace(/<[^>]*>/g, ' ');
}

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inDigits = (text: string): string =>
  DIGITS.reduce((all, word, digit) => all.replaceAll(word, String(digit)), text.toLowerCase()).replace(
    /[^\da-z]/g,
    '',
  );

const kind = (outcome: Outcome): boolean =>
  inDigits(heard(outcome)).includes('999') && inDigits(heard(outcome)).includes(HELPLINE);

const counted = ({ lines }: Outcome, metric: 'Failures' | 'Refusals'): boolean =>
  lines.some((line) => line[metric] === 1);

const isOpen = ({ answer }: Outcome): boolean =>
  (answer as { response?: { shouldEndSession?: boolean } }).response?.shouldEndSession === false;

const note = (
  ...row: [fault: string, channel: string, heard: string, counted: string, alarm: string]
): void => {
  rows.push(row);
};

/** Where a listener is in the middle of a passage. */
async function placeIn(passage: string): Promise<unknown> {
  const one = start();
  const name = `Read${passage[0]?.toUpperCase()}${passage.slice(1)}Intent`;
  const { answer } = await one.invoke(envelope(intent(name)));
  return (answer as { sessionAttributes: { place: unknown } }).sessionAttributes.place;
}

const cut = (file: string): void => writeFileSync(file, readFileSync(file).subarray(0, 40));
const swapped = (file: string): void =>
  writeFileSync(file, readFileSync(file.replace('symptoms', 'treatment')));

describe('a file of the words', () => {
  const faults: [what: string, spoil: (content: string) => void][] = [
    ['the passage that is read missing', (content) => rmSync(join(content, 'passages', 'symptoms.json'))],
    ['the passage that is read cut short', (content) => cut(join(content, 'passages', 'symptoms.json'))],
    ['another passage in its place', (content) => swapped(join(content, 'passages', 'symptoms.json'))],
    [
      'that passage missing, and the manifest',
      (content) => {
        rmSync(join(content, 'passages', 'symptoms.json'));
        rmSync(join(content, 'manifest.json'));
      },
    ],
    [
      'every passage of another build',
      (content) => {
        for (const name of readdirSync(join(content, 'passages'))) {
          const file = join(content, 'passages', name);
          writeFileSync(
            file,
            readFileSync(file, 'utf8').replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
          );
        }
      },
    ],
  ];

  test.each(faults)('%s, with the listener in the middle of it', async (what, spoil) => {
    const place = await placeIn('symptoms');
    const one = start(brokenPackage(spoil));
    for (const request of [
      intent('AMAZON.NextIntent'),
      intent('EmergencyIntent'),
      intent('HelplineIntent'),
    ]) {
      const outcome = await one.invoke(envelope(request, { place }));
      expect(heard(outcome)).not.toMatch(/treatment/i);
      expect({ what, kind: kind(outcome), open: isOpen(outcome) }).toEqual({ what, kind: true, open: true });
      expect(counted(outcome, 'Failures')).toBe(true);
      expect(counted(outcome, 'Refusals')).toBe(false);
    }
    note(
      what,
      'Alexa',
      'an apology with the helpline and 999, and goes on listening',
      'Failures',
      'failures',
    );

    const context = [
      { name: 'projects/p/agent/sessions/s/contexts/guide-place', parameters: { 'guide-place': place } },
    ];
    for (const [channel, event] of [
      ['Dialogflow ES', post('/google', es('the next one please', 'next', context))],
      [
        'Dialogflow CX',
        post('/google/cx', { ...cx('next'), sessionInfo: { parameters: { 'guide-place': place } } }),
      ],
    ] as const) {
      const outcome = await one.invoke(event);
      expect({ channel, kind: kind(outcome) }).toEqual({ channel, kind: true });
      expect(counted(outcome, 'Failures')).toBe(true);
      note(what, channel, 'an apology with the helpline and 999', 'Failures', 'failures');
    }

    const health = await one.invoke(gatewayEvent({ method: 'GET', path: '/health', headers: {}, body: '' }));
    expect(health.answer).toMatchObject({ statusCode: 503 });
  });
});

describe('the understanding', () => {
  const MODEL = 'understanding.bin';
  const faults: [what: string, spoil: (content: string) => void][] = [
    [`${MODEL} missing`, (content) => rmSync(join(content, MODEL))],
    [
      `${MODEL} cut to half`,
      (content) => {
        const file = join(content, MODEL);
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.subarray(0, bytes.length / 2));
      },
    ],
    [
      `${MODEL} with flipped bytes`,
      (content) => {
        const file = join(content, MODEL);
        writeFileSync(
          file,
          readFileSync(file).map((byte, at) => (at % 7 === 0 ? byte ^ 0xff : byte)),
        );
      },
    ],
  ];

  test.each(faults)('%s', async (what, spoil) => {
    const one = start(brokenPackage(spoil));
    for (const [channel, path, body] of [
      ['Dialogflow ES', '/google', es],
      ['Dialogflow CX', '/google/cx', cx],
    ] as const) {
      const emergency = await one.invoke(post(path, body('he is not breathing')));
      expect(heard(emergency)).toMatch(/call 999 now/);
      const rambling = await one.invoke(
        post(
          path,
          body('um my husband has just collapsed on the kitchen floor and he is not really breathing'),
        ),
      );
      expect({ what, channel, kind: kind(rambling) }).toEqual({ what, channel, kind: true });
      expect(counted(rambling, 'Failures')).toBe(true);
      note(
        what,
        channel,
        'the plainest emergencies as ever; else an apology with the helpline and 999',
        'Failures',
        'failures',
      );
    }
  });
});

describe('the table of bookmarks', () => {
  let table: Table;
  const env = () => ({
    ...table.env,
    BOOKMARK_TABLE: table.name,
    BOOKMARK_KEY: 'a-key-of-these-tests-and-of-no-others',
  });

  beforeEach(async () => {
    table = await openTable();
  });
  afterEach(() => table.close());

  test.each(['slow', 'silent', 'throttled'] as const)('%s', async (mood) => {
    const one = start(whole, env());
    await one.invoke(envelope(intent('ReadSymptomsIntent')));
    table.mood = mood;
    const opened = await one.invoke(envelope(launch));
    expect(heard(opened)).toMatch(/Hello/);
    expect(opened.milliseconds).toBeLessThan(3000);
    expect(counted(opened, 'Failures')).toBe(true);
    const forgotten = await one.invoke(envelope(intent('ForgetIntent')));
    // The guide waits longer for a deletion, which a table that is merely slow makes in time.
    expect(/nothing is kept/i.test(heard(forgotten))).toBe(mood === 'slow');
    expect(kind(forgotten)).toBe(mood !== 'slow');
    note(
      `the table ${mood}`,
      'Alexa',
      'a welcome, as to somebody new; that all is forgotten only where it is',
      'Failures',
      'failures',
    );
  });
});

describe("Google's keys", () => {
  const preload = (body: string): string => {
    const file = join(folder(), 'network.cjs');
    writeFileSync(file, `globalThis.fetch = async (url, { signal }) => { ${body} };`);
    return file;
  };
  const claims = Buffer.from(
    JSON.stringify({
      iss: 'https://accounts.google.com',
      aud: AUDIENCE,
      email: ACCOUNT,
      email_verified: true,
      iat: 1,
      exp: 9_999_999_999,
    }),
  ).toString('base64url');
  const head = Buffer.from(JSON.stringify({ alg: 'RS256', kid: 'one' })).toString('base64url');
  const token = { authorization: `Bearer ${head}.${claims}.AAAA`, 'x-guide-secret': '' };
  const env = { DIALOGFLOW_SECRET: '', DIALOGFLOW_AUDIENCE: AUDIENCE, DIALOGFLOW_ACCOUNT: ACCOUNT };

  test.each([
    ['down', "throw new TypeError('fetch failed')"],
    [
      'hanging',
      "await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))",
    ],
    ['answering nonsense', "return new Response('<html>')"],
  ])('%s', async (what, body) => {
    const one = start(whole, env, preload(body));
    const event = post('/google', es('what are the symptoms'), token);
    const first = await one.invoke(event);
    expect(first.answer).toMatchObject({ statusCode: 503 });
    expect(first.milliseconds).toBeLessThan(4000);
    const second = await one.invoke(event);
    expect(second.milliseconds).toBeLessThan(500);
    expect(counted(second, 'Refusals')).toBe(true);
    expect(kind(await one.invoke(envelope(intent('EmergencyIntent'))))).toBe(false);
    note(
      `Google's keys ${what}`,
      'Dialogflow',
      "the agent's own sentence, with the helpline and 999",
      'Failures, Refusals (keys-unavailable)',
      'failures, refused-callers',
    );
  });
});

describe('a body that is refused', () => {
  test.each([
    ['no JSON', '{', {}, 400],
    ['of another type', '{}', { 'content-type': 'text/json' }, 415],
    ['too large', `"${'x'.repeat(200_000)}"`, {}, 413],
    ['not UTF-8', undefined, {}, 400],
  ])('%s', async (what, body, headers, status) => {
    const event =
      body === undefined
        ? { ...post('/google', '{}'), body: Buffer.from([0x22, 0xff, 0x22]).toString('base64') }
        : post('/google', body, headers);
    const outcome = await start().invoke(event);
    expect(outcome.answer).toMatchObject({ statusCode: status });
    expect(counted(outcome, 'Refusals')).toBe(true);
    note(
      `a body ${what}`,
      'Dialogflow',
      "the agent's own sentence",
      'Refusals, by reason',
      'refused-callers',
    );
  });
});

test('a clock years ahead still answers, and says that the page is overdue for review', async () => {
  const file = join(folder(), 'clock.cjs');
  writeFileSync(
    file,
    'const now = Date.now; Date = class extends Date { constructor(...a) { super(...(a.length ? a : [now() + 3e11])); } static now() { return now() + 3e11; } };',
  );
  const outcome = await start(whole, {}, file).invoke(envelope(launch));
  expect(isOpen(outcome)).toBe(true);
  expect(heard(outcome)).toMatch(/due for review/);
  note(
    'a clock ten years ahead',
    'Alexa',
    'the welcome, and that the page is overdue for review',
    'nothing',
    'none: nobody is harmed',
  );
});
