import { generateKeyPairSync, sign } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NAMESPACE } from '../../lambda/metrics';
import { packageInto } from '../../tools/build/package';
import { gatewayEvent } from '../../tools/surfaces/gateway';
import { envelope, intent, launch, matched, SKILL_ID } from '../support/alexa';
import { openTable, SLOW_MS, type Table } from '../support/table';
import { deployed, ofType, ROOT } from '../support/template';
import { compiled, page } from '../support/words';
import { type Outcome, PackagedFunction } from './function';

/**
 * Faults put into the package as it ships: what a listener hears, what is counted, and which alarm of the template that
 * rings. The table of all of it stands in docs/proof.md: `npm run test:slow -- tests/faults` prints it and compares, and
 * with WRITE_PROOF=1 before it writes it there.
 */
const PROOF = join(ROOT, 'docs', 'proof.md');
const IN_PROOF = /(?<=<!-- faults -->\n\n)[\s\S]*?(?=\n\n<!-- end of faults -->)/;

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

/** What a listener hears, as text. */
function heard({ answer }: Outcome): string {
  const { response, body = '{}' } = (answer ?? {}) as {
    response?: { outputSpeech?: { ssml?: string } };
    body?: string;
  };
  const { fulfillmentText, fulfillmentResponse } = JSON.parse(body) as {
    fulfillmentText?: string;
    fulfillmentResponse?: { messages: { outputAudioText?: { ssml: string } }[] };
  };
  const spoken = fulfillmentResponse?.messages
    .map(({ outputAudioText }) => outputAudioText?.ssml ?? '')
    .join(' ');
  return (response?.outputSpeech?.ssml ?? fulfillmentText ?? spoken ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&apos;', "'")
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,?])/g, '')
    .trim();
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

/** As much of what is heard as the table shows, in characters: the numbers of an apology are in it. */
const LONGEST = 400;

/** Adds a row to the table: what really came of it. */
function note(fault: string, channel: string, outcome: Outcome): void {
  const counts = outcome.lines.flatMap(({ Failures, Refusals, reason }) => [
    ...(Failures === 1 ? ['Failures'] : []),
    ...(Refusals === 1 ? [`Refusals (${String(reason)})`] : []),
  ]);
  const row = [fault, channel, toldBy(outcome), list(counts), list(alarmsOf(outcome))];
  if (!rows.some((other) => other.join() === row.join())) rows.push(row);
}

const list = (names: readonly string[]): string => [...new Set(names)].join(', ') || 'nothing';

/** The beginning of what is heard. Where the webhook refuses, Dialogflow says the sentence of the intent, or of the event. */
function toldBy(outcome: Outcome): string {
  const { statusCode = 200 } = (outcome.answer ?? {}) as { statusCode?: number };
  if (statusCode !== 200)
    return `status ${statusCode}: the agent says its own sentence, with the helpline and 999`;
  const text = heard(outcome)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,?])/g, '')
    .trim();
  return text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …` : text;
}

interface Alarm {
  readonly AlarmName: string;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Threshold: number;
  readonly Metrics?: readonly unknown[];
}

/** The alarms of the template that ring for what was counted, by the ends of their names. */
function alarmsOf({ lines }: Outcome): string[] {
  const alarms = ofType(deployed(), 'AWS::CloudWatch::Alarm') as unknown as Alarm[];
  const rings = ({ Namespace, MetricName, Threshold, Metrics = [] }: Alarm): boolean =>
    Threshold <= 1 &&
    lines.some(
      (line) =>
        (Namespace === NAMESPACE && MetricName !== undefined && line[MetricName] === 1) ||
        (line.Refusals === 1 &&
          JSON.stringify(Metrics).includes(`{"Name":"reason","Value":"${String(line.reason)}"}`)),
    );
  return alarms.filter(rings).map(({ AlarmName }) => AlarmName.replace(/^voice-guide-\w+-/, ''));
}

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
      const isEmergency = request.intent.name === 'EmergencyIntent';
      expect(heard(outcome)).not.toMatch(/treatment/i);
      if (isEmergency) expect(inDigits(heard(outcome))).toContain('call999now');
      expect({ what, kind: isEmergency || kind(outcome), open: isOpen(outcome) }).toEqual({
        what,
        kind: true,
        open: true,
      });
      expect(counted(outcome, 'Failures')).toBe(true);
      expect(counted(outcome, 'Refusals')).toBe(false);
      expect(alarmsOf(outcome)).toContain('failures');
      note(isEmergency ? `${what}, and an emergency` : what, 'Alexa', outcome);
    }
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
      expect(alarmsOf(outcome)).toEqual(['failures']);
      note(what, channel, outcome);
    }

    const health = await one.invoke(gatewayEvent({ method: 'GET', path: '/health', headers: {}, body: '' }));
    expect(health.answer).toMatchObject({ statusCode: 503 });
  });
});

describe('any other file that a turn needs', () => {
  test.each([
    ['contents.json', 'the topics are asked for', 'Alexa', envelope(intent('MenuIntent'))],
    [
      'spellable.json',
      'a word is to be spelled',
      'Alexa',
      envelope(intent('SpellIntent', matched('term', 'spleen', 'spleen'))),
    ],
    [
      'answers.bin',
      'one thing is asked about',
      'Dialogflow ES',
      post('/google', es('is a swollen spleen a symptom')),
    ],
    [
      'answers.bin',
      'one thing is asked about',
      'Dialogflow CX',
      post('/google/cx', cx('is a swollen spleen a symptom')),
    ],
  ])('%s, and %s on %s', async (file, what, channel, event) => {
    expect(counted(await start().invoke(event), 'Failures')).toBe(false);
    for (const [how, spoil] of [
      ['missing', rmSync],
      ['cut short', cut],
    ] as const) {
      const outcome = await start(brokenPackage((content) => spoil(join(content, file)))).invoke(event);
      expect({ how, kind: kind(outcome) }).toEqual({ how, kind: true });
      expect(counted(outcome, 'Failures')).toBe(true);
      expect(alarmsOf(outcome)).toEqual(['failures']);
      note(`${file} ${how}, and ${what}`, channel, outcome);
    }
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
      expect(inDigits(heard(emergency))).toContain('call999now');
      const rambling = await one.invoke(
        post(
          path,
          body('um my husband has just collapsed on the kitchen floor and he is not really breathing'),
        ),
      );
      expect({ what, channel, kind: kind(rambling) }).toEqual({ what, channel, kind: true });
      expect(counted(rambling, 'Failures')).toBe(true);
      expect(alarmsOf(rambling)).toEqual(['failures']);
      note(`${what}, and a plain emergency`, channel, emergency);
      note(`${what}, and a rambling one`, channel, rambling);
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
    expect(alarmsOf(opened)).toEqual(['failures']);
    note(`the table ${mood}`, 'Alexa', opened);
    note(`the table ${mood}, and "forget me"`, 'Alexa', forgotten);
  });

  test('its connection is reset after the function was frozen', async () => {
    const one = start(whole, env());
    await one.invoke(envelope(intent('ReadSymptomsIntent')));
    while (table.items().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    let again: Outcome;
    let tries = 0;
    do {
      table.resets = 1;
      again = await one.invoke(envelope(launch));
      tries += 1;
      // On a machine that is busy, three tenths of a second may be too few for any answer of the table's.
    } while (counted(again, 'Failures') && tries < 5);
    expect(heard(again)).toMatch(/symptoms/i);
    expect(counted(again, 'Failures')).toBe(false);
    expect(table.requests.slice(-2)).toEqual(['GetItem', 'GetItem']);
    note('the table resets a connection after a thaw', 'Alexa', again);

    table.resets = 2;
    const twice = await one.invoke(envelope(launch));
    expect(heard(twice)).toMatch(/Hello/);
    expect(alarmsOf(twice)).toEqual(['failures']);
    note('the table resets the second connection as well', 'Alexa', twice);
  });

  test('a bookmark arrives after the listener has asked to be forgotten', async () => {
    const one = start(whole, env());
    await one.invoke(envelope(launch));
    table.mood = 'slow';
    await one.invoke(envelope(intent('ReadSymptomsIntent')));
    table.mood = 'well';
    const forgotten = await one.invoke(envelope(intent('ForgetIntent')));
    expect(heard(forgotten)).toMatch(/nothing is kept/i);
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    expect(table.requests.filter((operation) => operation === 'UpdateItem')).toHaveLength(2);
    expect(table.items().filter((item) => 'passage' in item)).toEqual([]);
    note('a bookmark arrives after "forget me"', 'Alexa', forgotten);
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
    expect(alarmsOf(first)).toEqual(['failures', 'refused-callers']);
    note(`Google's keys ${what}`, 'Dialogflow', first);
    note(`Google's keys ${what}, again`, 'Dialogflow', second);
  });

  test('a new one signs while the function is serving', async () => {
    const hour = 3_600_000;
    const made = {
      old: generateKeyPairSync('rsa', { modulusLength: 2048 }),
      new: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    };
    const world = join(folder(), 'world.json');
    const publish = (kids: readonly (keyof typeof made)[], later: number): void =>
      writeFileSync(
        world,
        JSON.stringify({
          later,
          keys: kids.map((kid) => ({
            ...made[kid].publicKey.export({ format: 'jwk' }),
            kid,
            use: 'sig',
            alg: 'RS256',
          })),
        }),
      );
    const signedBy = (kid: keyof typeof made, later: number): Record<string, string> => {
      const now = Math.floor((Date.now() + later) / 1000);
      const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = {
        iss: 'https://accounts.google.com',
        aud: AUDIENCE,
        email: ACCOUNT,
        email_verified: true,
      };
      const body = `${part({ alg: 'RS256', kid })}.${part({ ...claims, iat: now, exp: now + 3600 })}`;
      const signature = sign('RSA-SHA256', Buffer.from(body), made[kid].privateKey).toString('base64url');
      return { authorization: `Bearer ${body}.${signature}`, 'x-guide-secret': '' };
    };
    publish(['old'], 0);
    const preloaded = join(folder(), 'world.cjs');
    writeFileSync(
      preloaded,
      `const world = () => JSON.parse(require('node:fs').readFileSync(${JSON.stringify(world)}, 'utf8'));
       const now = Date.now;
       Date.now = () => now() + world().later;
       globalThis.fetch = async () => Response.json({ keys: world().keys }, { headers: { 'cache-control': 'max-age=86400' } });`,
    );
    const one = start(whole, env, preloaded);
    const ask = (kid: keyof typeof made, later: number) =>
      one.invoke(post('/google', es('what are the symptoms'), signedBy(kid, later)));
    expect((await ask('old', 0)).answer).toMatchObject({ statusCode: 200 });
    publish(['old', 'new'], hour);
    for (const kid of ['new', 'old'] as const) {
      const outcome = await ask(kid, hour);
      expect(outcome.answer).toMatchObject({ statusCode: 200 });
      expect(alarmsOf(outcome)).toEqual([]);
      if (kid === 'new')
        note('a new key of Google signs while the function is serving', 'Dialogflow', outcome);
    }
    publish(['new'], 2 * hour);
    expect((await ask('new', 2 * hour)).answer).toMatchObject({ statusCode: 200 });
  });
});

describe('a body that is refused', () => {
  test.each([
    ['that is no JSON', '{', {}, 400],
    ['of another type', '{}', { 'content-type': 'text/json' }, 415],
    ['that is too large', `"${'x'.repeat(200_000)}"`, {}, 413],
    ['that is not UTF-8', undefined, {}, 400],
  ])('%s', async (what, body, headers, status) => {
    const event =
      body === undefined
        ? { ...post('/google', '{}'), body: Buffer.from([0x22, 0xff, 0x22]).toString('base64') }
        : post('/google', body, headers);
    const outcome = await start().invoke(event);
    expect(outcome.answer).toMatchObject({ statusCode: status });
    expect(counted(outcome, 'Refusals')).toBe(true);
    expect(alarmsOf(outcome)).toEqual(['refused-callers']);
    note(`a body ${what}`, 'Dialogflow', outcome);
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
  note('a clock ten years ahead', 'Alexa', outcome);
});

describe('a cold start with a quarter of a processor', () => {
  const QUARTER = 0.25;
  const rambling = 'um my husband has just collapsed on the kitchen floor and he is not really breathing';

  test.each([
    // Amazon's Request and Response JSON Reference: a response within eight seconds.
    ['Alexa', envelope(intent('EmergencyIntent')), 8000],
    // Google's reference of webhooks: five seconds, unless more are asked for.
    ['Dialogflow ES', post('/google', es(rambling)), 5000],
    ['Dialogflow CX', post('/google/cx', cx(rambling)), 5000],
  ])('an emergency is answered in time on %s', async (channel, event, most) => {
    const one = start();
    one.throttle(QUARTER);
    const outcome = await one.invoke(event);
    expect(inDigits(heard(outcome))).toContain('call999now');
    // By what was computed, so that a machine which is busy with something else does not count.
    expect(outcome.computing / QUARTER).toBeLessThan(most);
    note('a cold start with a quarter of a processor, and an emergency', channel, outcome);
  });
});

test('the table of all of these stands in docs/proof.md', () => {
  const head = ['fault', 'channel', 'what is heard', 'counted as', 'alarm'];
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  process.stdout.write(`\n${table}\n`);
  const proof = readFileSync(PROOF, 'utf8');
  if (process.env.WRITE_PROOF)
    writeFileSync(
      PROOF,
      proof.replace(IN_PROOF, () => table),
    );
  // Where the words of a row are others now: WRITE_PROOF=1 npm run test:slow -- tests/faults
  expect(IN_PROOF.exec(readFileSync(PROOF, 'utf8'))?.[0].split('\n')).toEqual(table.split('\n'));
});
