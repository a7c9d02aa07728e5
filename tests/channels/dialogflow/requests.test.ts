import type { Page } from '../../../lambda/page/page';
import { page } from '../../support/words';
import { contextOf, PLACE_CONTEXT, placeIn, request, SESSION, send } from './support';

/** What must be true of every answer that is not a refusal: it is kind, it can be heard, and nothing went wrong. */
async function answered(body: unknown) {
  const done = await send(body);
  expect(done.status).toBe(200);
  expect(done.reported).toEqual([]);
  expect(done.body.fulfillmentText).toMatch(/\S/);
  return done;
}

describe('what an ES agent may send is answered', () => {
  test.each([
    ['no originalDetectIntentRequest', { originalDetectIntentRequest: undefined }],
    ["an empty originalDetectIntentRequest, as in Google's own sample", { originalDetectIntentRequest: {} }],
    ['one that is null', { originalDetectIntentRequest: null }],
    ['one with a source alone', { originalDetectIntentRequest: { source: 'DIALOGFLOW_CONSOLE' } }],
    ['a payload that is null', { originalDetectIntentRequest: { source: 'google', payload: null } }],
    ['a payload that is text', { originalDetectIntentRequest: { payload: 'phone' } }],
    [
      'a payload with a broken user',
      { originalDetectIntentRequest: { payload: { user: { userStorage: '{}' } } } },
    ],
    [
      'a payload with storage that is no JSON',
      { originalDetectIntentRequest: { payload: { user: { userStorage: '{' } } } },
    ],
    [
      'a payload with inputs of another kind',
      { originalDetectIntentRequest: { payload: { inputs: 7, surface: null } } },
    ],
    ['no responseId', { responseId: undefined }],
    ['fields that nobody knows', { alternativeQueryResults: [{}], mystery: { deep: [null] } }],
  ])('%s', async (_what, change) => {
    const { turn } = await answered({ ...request('read.symptoms'), ...change });
    expect(turn?.move).toEqual({ kind: 'read', passage: 'symptoms' });
  });

  test.each([
    [
      'a context of its own without parameters',
      [{ name: `${SESSION}/contexts/_actions_on_google`, lifespanCount: 9 }],
    ],
    [
      'one with data that is no JSON',
      [{ name: `${SESSION}/contexts/_actions_on_google`, parameters: { data: '{' } }],
    ],
    ['a context without a name', [{ lifespanCount: 1 }]],
    ['contexts that are none', [null, 3, 'context', []]],
    ['contexts that are no list', { name: 'context' }],
    ['contexts that are null', null],
    ['a context of the first version', [{ name: 'guide-place', lifespan: 5, parameters: {} }]],
  ])('%s', async (_what, outputContexts) => {
    const { body } = await answered(request('read.symptoms', { outputContexts }));
    expect(body.outputContexts?.map(({ name }) => name)).toEqual([PLACE_CONTEXT]);
  });

  test.each([
    'constructor',
    'toString',
    'hasOwnProperty',
    '__proto__',
    'read.constructor',
    'no such intent',
    '',
  ])('an intent named %p: the words decide', async (intent) => {
    const { turn } = await answered(request(intent, { queryText: 'what are the symptoms' }));
    expect(turn?.move).toEqual({ kind: 'read', passage: 'symptoms' });
  });

  test.each([
    ['no intent', { intent: undefined }],
    ['an intent that is null', { intent: null }],
    ['an intent without a name', { intent: { displayName: 7 } }],
    ['no parameters', { intent: { displayName: 'read.symptoms' }, parameters: null }],
    ['parameters that are a list', { intent: { displayName: 'read.symptoms' }, parameters: [1] }],
    ['words that are none', { intent: { displayName: 'read.symptoms' }, queryText: null }],
    [
      'fulfilment messages of any kind',
      { fulfillmentMessages: [{ basicCard: null }, { simpleResponses: 7 }, null] },
    ],
  ])('%s', async (_what, queryResult) => {
    await answered(request('read.symptoms', queryResult));
  });

  test.each(['actions_intent_PLACE', 'TELEPHONY_WELCOME', 'NEW_SURFACE', 'sys.no-input-default'])(
    'the name of an event, %s, is not taken for words',
    async (queryText) => {
      const understanding = jest.fn();
      const { turn, reported } = await send(request('words', { queryText }), { understanding });
      expect({ move: turn?.move, reported }).toEqual({ move: { kind: 'not-understood' }, reported: [] });
      expect(understanding).not.toHaveBeenCalled();
    },
  );

  test('parameters named as the prototype has them', async () => {
    const body = `{"session":"${SESSION}","queryResult":{"queryText":"number three","intent":{"displayName":"item"},
      "parameters":{"__proto__":{"number":9},"constructor":1,"number":""}}}`;
    const { turn } = await answered(JSON.parse(body));
    expect(turn?.move).toEqual({ kind: 'item', item: 3 });
  });
});

describe('what is no request of Dialogflow ES is refused', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a list of requests', [request('launch')]],
    ['text', 'launch'],
    ['a number', 7],
    ['an empty object', {}],
    ['no session', { ...request('launch'), session: undefined }],
    ['an empty session', { ...request('launch'), session: '' }],
    ['an endless session', { ...request('launch'), session: 'a'.repeat(501) }],
    ['no queryResult', { ...request('launch'), queryResult: undefined }],
    [
      'a request of the retired V1',
      { result: { action: 'input.welcome', metadata: {} }, sessionId: '1', id: '2' },
    ],
    ['one that is both V1 and V2', { ...request('launch'), result: {} }],
    ['a request of CX', { fulfillmentInfo: { tag: 'launch' }, sessionInfo: {} }],
    ['a request of Alexa', { version: '1.0', session: { new: true }, request: { type: 'LaunchRequest' } }],
  ])('%s', async (_what, body) => {
    expect(await send(body)).toMatchObject({
      status: 400,
      turn: undefined,
      reported: [['refused: not-a-dialogflow-es-request']],
    });
  });
});

describe('the place', () => {
  test('comes back in every answer, and the next request goes on from it', async () => {
    const { body } = await answered(request('read.symptoms'));
    const next = await answered(
      request('yes', { queryText: 'yes', outputContexts: [contextOf(placeIn(body))] }),
    );
    expect(next.turn?.reply.reads).toEqual({ passage: 'symptoms', part: 2, parts: 4 });
    const again = await answered(request('where', { outputContexts: next.body.outputContexts }));
    expect(again.body.fulfillmentText).toContain('part 2 of 4');
    expect(again.body.outputContexts).toEqual([
      { name: PLACE_CONTEXT, lifespanCount: 99, parameters: { 'guide-place': placeIn(again.body) } },
    ]);
  });

  test('is forgotten when the guide has said goodbye', async () => {
    const { body } = await answered(request('stop'));
    expect(body.outputContexts).toEqual([{ name: PLACE_CONTEXT, lifespanCount: 0, parameters: {} }]);
  });

  test.each([
    ['text', '{}'],
    ['null', null],
    ['a list', [1, 2]],
    ['huge', { edition: 'x'.repeat(90_000) }],
    ['tampered with', { edition: 'of-last-year', at: { passage: '../../etc/passwd', part: 1 } }],
    ['full of markup', { edition: 5, at: '<speak>hello</speak>' }],
    ['another name of the session', undefined],
  ])('that is %s is a fresh start', async (_what, place) => {
    const { turn, body } = await answered(request('where', { outputContexts: [contextOf(place)] }));
    expect(turn?.before).toMatchObject({ pace: 'normal', lastSaid: [], misses: 0 });
    expect(JSON.stringify(body)).not.toMatch(/passwd|<speak>hello|xxx/);
  });
});

test("Google's wake-up call before a telephone call is answered at once, and says nothing", async () => {
  expect(await send(request('words', { queryText: 'TELEPHONY_WARMUP' }))).toEqual({
    status: 200,
    body: {},
    turn: undefined,
    reported: [],
  });
});

describe('what fails on our side', () => {
  const broken = (...ids: string[]): Page => ({
    ...page(),
    passage(id) {
      if (ids.includes(id)) throw new Error(`the file of ${id} cannot be read`);
      return page().passage(id);
    },
  });

  test('is answered with an apology and the number of the helpline', async () => {
    const { status, body, turn, reported } = await send(request('read.symptoms'), {
      page: broken('symptoms'),
    });
    expect(status).toBe(200);
    expect(reported).toEqual([['a turn failed', expect.any(Error)]]);
    expect(turn?.reply.says).toEqual([{ phrase: 'trouble' }]);
    expect(body.fulfillmentText).toContain(page().facts.helpline);
  });

  test('with a place that cannot even be read, is answered so as well', async () => {
    const { body } = await answered(request('read.symptoms'));
    const again = request('next', { outputContexts: body.outputContexts });
    const done = await send(again, { page: broken('symptoms') });
    expect(done.status).toBe(200);
    expect(done.body.fulfillmentText).toContain(page().facts.helpline);
    expect(done.reported).toEqual([['a turn failed', expect.any(Error)]]);
  });

  test('an understanding that cannot be opened is a fault, and intents go on working', async () => {
    const understanding = () => {
      throw new Error('no such file');
    };
    const words = await send(request('words'), { understanding });
    expect(words.turn?.reply.says).toEqual([{ phrase: 'trouble' }]);
    expect(words.reported).toEqual([['a turn failed', expect.any(Error)]]);
    const intent = await send(request('read.symptoms'), { understanding });
    expect(intent.turn?.move).toEqual({ kind: 'read', passage: 'symptoms' });
    expect(intent.reported).toEqual([['the understanding failed', expect.any(Error)]]);
  });
});

/** Small random numbers, the same every time. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A value with something in it exchanged for something else. */
function disturbed(value: unknown, random: () => number): unknown {
  const odd = [
    null,
    [],
    {},
    '',
    0,
    -1,
    1e308,
    true,
    'x'.repeat(300),
    '<speak>&"\u0000\ud800',
    { length: 3 },
    [[[]]],
  ];
  if (random() < 0.08) return odd[Math.floor(random() * odd.length)];
  if (Array.isArray(value)) return value.map((one) => disturbed(one, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (random() < 0.05 ? [] : [[key, disturbed(one, random)]])),
  );
}

test('a thousand disturbed requests are each answered or refused, and nothing fails', async () => {
  const { body } = await answered(request('read.symptoms'));
  const whole = {
    ...request('item', {
      queryText: 'what was number three',
      parameters: { number: 3, ordinal: '' },
      outputContexts: body.outputContexts,
    }),
    originalDetectIntentRequest: {
      source: 'google',
      version: '2',
      payload: { user: { userStorage: '{}' }, inputs: [] },
    },
  };
  const random = randomOf(4);
  let refused = 0;
  for (let time = 0; time < 1000; time += 1) {
    const done = await send(disturbed(whole, random));
    const problems = done.reported.filter(([what]) => !what.startsWith('refused'));
    expect({ problems, status: done.status }).toEqual({
      problems: [],
      status: done.status === 400 ? 400 : 200,
    });
    if (done.status === 400) refused += 1;
    else expect(done.body.fulfillmentText).toMatch(/\S/);
  }
  expect(refused).toBeLessThan(700);
});
