import { join } from 'node:path';
import { createApp } from '../../lambda/app';
import { MOVES } from '../../lambda/guide/moves';
import { SECRET_HEADER } from '../../lambda/http/auth';
import { createLog } from '../../lambda/log';
import { UNITS } from '../../lambda/metrics';
import type { Understanding } from '../../lambda/understanding/open';
import { lastResortOf } from '../../tools/build/built-in';
import { readTestFiles } from '../../tools/training/test-utterances';
import { envelope, intent, launch, matched, SKILL_ID, unmatched } from '../support/alexa';
import { page, understanding } from '../support/words';

const SECRET = 'a-secret-of-these-tests';
const ours = page();
const passages = ours.contents().passages;

type Line = Record<string, unknown>;

/** A function that has just started, with a log that can be read. */
function started(understands: Understanding = understanding()) {
  const lines: string[] = [];
  let clock = 1_000;
  const log = createLog({
    stage: 'test',
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
    now: () => (clock += 5),
  });
  const handler = createApp({
    lastResort: lastResortOf(page()),
    page: ours,
    skillId: SKILL_ID,
    understanding: understands,
    access: { secrets: [SECRET] },
    log,
    today: () => '2026-11-22',
  });
  return {
    handler,
    text: () => lines.join('\n'),
    lines: () => lines.map((line) => JSON.parse(line) as Line),
  };
}

const post = (body: string, headers: object = { [SECRET_HEADER]: SECRET }, path = '/google') => ({
  version: '2.0',
  rawPath: path,
  headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.77', ...headers },
  requestContext: { stage: '$default', http: { method: 'POST', path, sourceIp: '203.0.113.77' } },
  body,
  isBase64Encoded: false,
});

const dialogflow = (words: string, name = 'words') =>
  JSON.stringify({
    responseId: 'response-of-somebody',
    session: 'projects/p/agent/sessions/session-of-somebody',
    queryResult: {
      queryText: words,
      intent: { displayName: name },
      parameters: { passage: words },
      outputContexts: [],
    },
    originalDetectIntentRequest: { source: '', payload: { caller: '+44 7700 900123' } },
  });

const cx = (words: string) =>
  JSON.stringify({
    fulfillmentInfo: { tag: 'words' },
    text: words,
    sessionInfo: { session: 'session-of-somebody', parameters: { name: words } },
  });

describe('a line a turn', () => {
  test('holds the channel, the move, what was read, whether it was understood, how long it took', async () => {
    const { handler, lines } = started();
    await handler(envelope(intent('ReadSymptomsIntent')));
    await handler(envelope(intent('AMAZON.FallbackIntent')));
    expect(lines()).toMatchObject([
      {
        stage: 'test',
        channel: 'alexa',
        move: 'read',
        passage: 'symptoms',
        part: 1,
        understood: true,
        open: true,
        ms: 5,
        cold: true,
      },
      { move: 'not-understood', passage: null, part: null, understood: false, cold: false },
    ]);
  });

  test('there is none where nobody took a turn', async () => {
    const { handler, lines } = started();
    await handler(envelope({ type: 'SessionEndedRequest', reason: 'USER_INITIATED' }));
    await handler({ rawPath: '/health', requestContext: { http: { method: 'GET' } } });
    expect(lines()).toEqual([]);
  });
});

describe('metrics', () => {
  test('stand in the same line, in the form that CloudWatch reads', async () => {
    const { handler, lines } = started();
    await handler(envelope(launch));
    const [line] = lines();
    expect(line).toMatchObject({
      Turns: 1,
      NotUnderstood: 0,
      HelplineAsked: 0,
      Emergencies: 0,
      Milliseconds: 5,
    });
    expect(line?._aws).toEqual({
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: 'VoiceGuide',
          Dimensions: [['stage']],
          Metrics: ['Turns', 'NotUnderstood', 'HelplineAsked', 'Emergencies', 'Milliseconds'].map((Name) => ({
            Name,
            Unit: UNITS[Name as keyof typeof UNITS],
          })),
        },
      ],
    });
  });

  test.each([
    ['the helpline, by its name', [intent('HelplineIntent')], { HelplineAsked: 1 }],
    [
      'the helpline, by saying yes to it',
      [intent('AdviceIntent'), intent('AMAZON.YesIntent')],
      { HelplineAsked: 1 },
    ],
    [
      'the same once more is no second asking',
      [intent('HelplineIntent'), intent('AMAZON.RepeatIntent')],
      { HelplineAsked: 0 },
    ],
    ['an emergency', [intent('EmergencyIntent')], { Emergencies: 1, HelplineAsked: 0 }],
    ['what was not understood', [intent('AMAZON.FallbackIntent')], { NotUnderstood: 1 }],
  ])('count %s', async (_, requests, counts) => {
    const { handler, lines } = started();
    let attributes: unknown;
    for (const request of requests)
      attributes = ((await handler(envelope(request, attributes))) as { sessionAttributes?: unknown })
        .sessionAttributes;
    expect(lines().at(-1)).toMatchObject(counts);
  });

  test('what failed is a failure, and who was not let in is none', async () => {
    const { handler, lines } = started();
    await handler(post(dialogflow('hello'), {}));
    await handler(envelope(launch, undefined, 'amzn1.ask.skill.of-others'));
    await handler({ Records: [{ s3: { object: { key: 'something' } } }] });
    expect(lines()).toMatchObject([
      { Refusals: 1 },
      { Refusals: 1 },
      { Refusals: 1, problem: 'refused: not-an-alexa-request', reason: 'not-an-alexa-request' },
    ]);
    const broken = started(() => {
      throw new TypeError('no room for "my dad is poorly"\n    at home, my dad is poorly\n');
    });
    await broken.handler(post(dialogflow('my dad is poorly')));
    expect(broken.lines()).toMatchObject([
      { Failures: 1, problem: 'a turn failed', error: 'TypeError' },
      { Turns: 1, NotUnderstood: 1 },
    ]);
    expect(broken.text()).not.toContain('poorly');
  });
});

describe('a whole run, on every channel, of all that people say', () => {
  const said = readTestFiles(join(__dirname, '..', 'utterances')).flatMap(({ lines }) =>
    lines.map(({ say }) => say),
  );
  const run = started();

  beforeAll(async () => {
    const { handler } = run;
    const ways = [
      (words: string) => envelope(intent('ReadIntent', unmatched('passage', words))),
      (words: string) => post(dialogflow(words)),
      (words: string) => post(cx(words), { [SECRET_HEADER]: SECRET }, '/google/cx'),
    ];
    for (const [index, words] of said.entries()) await handler(ways[index % ways.length]?.(words));
    const [words = ''] = said.filter((some) => some.split(' ').length > 3);
    const odd = [
      envelope(intent('ReadIntent', matched('passage', words, words)), {
        place: { edition: words, at: words },
      }),
      envelope(intent(words)),
      envelope({ type: words }),
      envelope({ type: `System.${words}`, error: { type: words, message: words } }),
      envelope({
        type: 'SessionEndedRequest',
        reason: 'ERROR',
        error: { type: 'INVALID_RESPONSE', message: words },
      }),
      envelope(launch, undefined, words),
      post(words),
      post(dialogflow(words), { [SECRET_HEADER]: 'a-secret-of-others' }),
      post(dialogflow(words), { authorization: 'Bearer token-of-somebody' }),
      post(dialogflow(words, words)),
      post(dialogflow('constructor', 'constructor')),
      post(JSON.stringify({ result: words })),
      { words },
      words,
      null,
    ];
    for (const event of odd) await handler(event);
  }, 60_000);

  test('leaves a line for each turn', () => {
    expect(said.length).toBeGreaterThan(900);
    expect(run.lines().length).toBeGreaterThanOrEqual(said.length);
  });

  test('has nothing in it that was said', () => {
    const log = run.text().toLowerCase();
    const heard = [...new Set(said)].filter((words) => words.includes(' '));
    expect(heard.length).toBeGreaterThan(900);
    expect(heard.filter((words) => log.includes(words.toLowerCase()))).toEqual([]);
  });

  test('has nobody in it, no body and no secret', () => {
    const log = run.text();
    const ids = [
      'amzn1.ask',
      'amzn1.echo',
      'SOMEONE',
      'somebody',
      '203.0.113',
      '900123',
      SECRET,
      'of-others',
      'Bearer',
    ];
    const shapes = ['queryResult', 'sessionId', 'outputSpeech', '<speak>', 'intent"', 'attributes'];
    expect([...ids, ...shapes].filter((what) => log.includes(what))).toEqual([]);
  });

  test('has nothing in it but numbers, and words of a short list', () => {
    const words = new Set<unknown>([
      'test',
      'alexa',
      'dialogflow',
      'cx',
      ...Object.keys(MOVES),
      ...passages,
      ...run.lines().flatMap(({ passage }) => (ours.passage(String(passage)) ? [passage] : [])),
    ]);
    const keys = new Set<string>([
      ...['stage', 'channel', 'move', 'passage', 'part', 'understood', 'open', 'ms', 'cold', '_aws'],
      ...Object.keys(UNITS),
    ]);
    const odd = run
      .lines()
      .filter(({ problem }) => problem === undefined)
      .flatMap((line) => Object.entries(line))
      .filter(([key, value]) => !keys.has(key) || (typeof value === 'string' && !words.has(value)));
    expect(odd).toEqual([]);
    const problems = new Set(
      run.lines().flatMap(({ problem, error }) => (problem ? [`${problem} | ${error}`] : [])),
    );
    expect([...problems].sort()).toMatchInlineSnapshot(`
[
  "Alexa sent SessionEndedRequest | INVALID_RESPONSE",
  "Alexa sent a notice | object",
  "refused: another-skill | undefined",
  "refused: body-not-json | undefined",
  "refused: no-credentials | undefined",
  "refused: not-a-dialogflow-es-request | undefined",
  "refused: not-an-alexa-request | undefined",
  "refused: wrong-secret | undefined",
]
`);
  });
});
