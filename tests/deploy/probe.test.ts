import type { TurnTaken } from '../../lambda/channels/channel';
import { NAMESPACE } from '../../lambda/metrics';
import { createProbe, type ProbeWorld } from '../../lambda/probe';
import { deskApp } from '../../tools/surfaces/desk-app';
import { SKILL_ID } from '../support/alexa';
import { BEES, CONTENT, page, understanding } from '../support/words';

const SECRET = 'the-secret-of-these-tests-0123456789';

const ENV = {
  STAGE: 'test',
  ALEXA_SKILL_ID: SKILL_ID,
  DIALOGFLOW_SECRET: SECRET,
  WEBHOOK_PATH: '/0123456789abcdef',
  ALEXA_LIVE: 'alexa:live',
  WEBHOOK_LIVE: 'https://guide.example.org',
  ALEXA_NEXT: 'alexa:7',
  WEBHOOK_NEXT: 'webhook:7',
  EMERGENCY_NUMBER: '999',
};

const alexaAlone = { DIALOGFLOW_SECRET: '' };

const HOOK = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'hook-1' };

/** A probe of the guide as it is deployed: its functions answer as the handler that ships does. */
function probing(content = CONTENT, env: Partial<typeof ENV> = {}, change: Partial<ProbeWorld> = {}) {
  const turns: TurnTaken[] = [];
  const guide = deskApp({
    page: page(content),
    skillId: SKILL_ID,
    understanding: understanding(content),
    access: { secrets: [SECRET] },
    webhookPath: ENV.WEBHOOK_PATH,
    observe: (turn) => turns.push(turn),
  });
  const asked: string[] = [];
  const lines: string[] = [];
  const reported: unknown[] = [];
  const world: ProbeWorld = {
    invoke(functionArn, event) {
      asked.push(functionArn);
      return guide(JSON.parse(JSON.stringify(event)));
    },
    async fetch(url, init) {
      asked.push(String(url));
      const { pathname: rawPath } = new URL(String(url));
      const requestContext = { stage: '$default', http: { method: init?.method } };
      const event = { rawPath, headers: init?.headers, requestContext, body: init?.body };
      const { statusCode, body } = (await guide(event)) as { statusCode: number; body: string };
      return new Response(body, { status: statusCode });
    },
    report: async (...told) => {
      reported.push(told);
    },
    out: (line) => lines.push(line),
    now: () => 1_000,
    ...change,
  };
  return {
    probe: createProbe(page(content), { ...ENV, ...env }, world),
    asked,
    lines,
    reported,
    turns,
    guide,
  };
}

/** A world in which a function answers something else, but finds itself whole. */
const answering = (answer: unknown, ok = true): Partial<ProbeWorld> => ({
  invoke: async (_, event) =>
    JSON.stringify(event).includes('/health') ? { body: JSON.stringify({ ok }) } : answer,
});

const said = (text: string, place: object, open = true) => ({
  version: '1.0',
  sessionAttributes: { place },
  response: {
    outputSpeech: { type: 'SSML', ssml: `<speak>${text}</speak>` },
    ...(open && { reprompt: {} }),
    shouldEndSession: !open,
  },
});

test('a guide that is well is found well, on both channels', async () => {
  const { probe, asked } = probing();
  expect(await probe({})).toEqual({ ok: true, wrong: [] });
  // Three steps, and whether the words are whole.
  expect(asked.filter((one) => one === 'alexa:live')).toHaveLength(4);
  expect(asked.filter((one) => one === 'https://guide.example.org/0123456789abcdef/google')).toHaveLength(3);
});

test('so is the guide to another page', async () => {
  // The understanding of these tests has not the plainest emergencies built in, and this page speaks of none.
  const { probe } = probing(BEES, alexaAlone);
  expect(await probe({})).toEqual({ ok: true, wrong: [] });
});

test('its heartbeat is a metric, and nothing else is in its line', async () => {
  const { probe, lines } = probing();
  await probe({ source: 'aws.events' });
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    {
      stage: 'test',
      probe: 'live',
      wrong: [],
      Heartbeat: 1,
      _aws: {
        Timestamp: 1000,
        CloudWatchMetrics: [
          { Namespace: NAMESPACE, Dimensions: [['stage']], Metrics: [{ Name: 'Heartbeat', Unit: 'Count' }] },
        ],
      },
    },
  ]);
});

test('before a release is met it is probed by itself, and CodeDeploy is told', async () => {
  const { probe, asked, lines, reported } = probing();
  expect(await probe(HOOK)).toEqual({ ok: true, wrong: [] });
  expect(new Set(asked)).toEqual(new Set(['alexa:7', 'webhook:7']));
  expect(reported).toEqual([[HOOK, 'Succeeded']]);
  expect(lines.join()).not.toContain('Heartbeat');
});

test('a release that is not answered as it must be is stopped', async () => {
  const { probe, reported } = probing(
    CONTENT,
    {},
    answering({ version: '1.0', response: { shouldEndSession: true } }),
  );
  expect((await probe(HOOK)).ok).toBe(false);
  expect(reported).toEqual([[HOOK, 'Failed']]);
});

describe('what is wrong is named', () => {
  const first = page().contents().passages[0] ?? '';

  test.each([
    ['nothing is said', said('', { at: { passage: first } }), ['launch', 'question', 'emergency']],
    ['the session is over', said('call 999', { at: { passage: first } }, false), ['launch', 'question']],
    ['another passage is read', said('call 999', { at: { passage: 'another' } }), ['question']],
    ['the number is not said', said('call for help', { at: { passage: first } }), ['emergency']],
    ['it answers nothing at all', undefined, ['launch', 'question', 'emergency']],
  ])('where %s', async (_, answer, steps) => {
    const { probe, lines } = probing(CONTENT, alexaAlone, answering(answer));
    const wrong = steps.map((step) => `alexa: ${step}`);
    expect(await probe({})).toEqual({ ok: false, wrong });
    expect(lines[0]).toContain('"Heartbeat":0');
  });

  test('words or a model that are not whole, whatever is heard', async () => {
    const right = said('call 999', { at: { passage: first } });
    expect((await probing(CONTENT, alexaAlone, answering(right, false)).probe({})).wrong).toEqual(['health']);
    expect((await probing(CONTENT, alexaAlone, answering(right)).probe({})).ok).toBe(true);
  });

  test('a function that fails, by the kind of its error alone', async () => {
    const invoke = async () => {
      throw new RangeError('words of somebody');
    };
    const { probe, lines } = probing(CONTENT, alexaAlone, { invoke });
    expect((await probe({})).wrong).toEqual(
      expect.arrayContaining(['alexa: launch (RangeError)', 'health (RangeError)']),
    );
    expect(lines.join()).not.toContain('words of somebody');
  });

  test('a webhook that lets nobody in, or cannot be reached', async () => {
    const secret = 'another-secret-of-these-tests-0123456789';
    expect((await probing(CONTENT, { DIALOGFLOW_SECRET: secret }).probe({})).wrong).toEqual([
      ...['webhook: launch', 'webhook: question', 'webhook: emergency'],
    ]);
    const fetch = async () => {
      throw new TypeError('fetch failed');
    };
    expect((await probing(CONTENT, {}, { fetch }).probe({})).wrong).toContain('webhook: launch (TypeError)');
  });
});

test('while a secret is changed, either will do', async () => {
  const { probe } = probing(CONTENT, { DIALOGFLOW_SECRET: `${SECRET} another-secret-of-these-tests` });
  expect((await probe({})).ok).toBe(true);
});

test('where nobody may call over HTTP, only Alexa is probed', async () => {
  const { probe, asked } = probing(CONTENT, alexaAlone);
  expect((await probe({})).ok).toBe(true);
  expect(new Set(asked)).toEqual(new Set(['alexa:live']));
});

test('its turns are known for what they are, and not counted as those of listeners', async () => {
  const { probe, turns } = probing();
  await probe({});
  await probe(HOOK);
  expect(turns).toHaveLength(12);
  expect(turns.filter(({ isProbe }) => !isProbe)).toEqual([]);
});

test('without the number that must be said it does not begin', () => {
  expect(() => createProbe(page(), { ...ENV, EMERGENCY_NUMBER: '' }, probing().probe as never)).toThrow(
    'EMERGENCY_NUMBER',
  );
});
