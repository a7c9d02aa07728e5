import { toSsml } from '../../../lambda/speech/ssml';
import { page } from '../../support/words';
import { asMessage } from './protos';
import { send } from './support';

const FLOW = 'projects/p/locations/europe-west2/agents/a/flows/00000000-0000-0000-0000-000000000000';

const request = (tag: string, change: Readonly<Record<string, unknown>> = {}) => ({
  detectIntentResponseId: '1',
  languageCode: 'en-gb',
  fulfillmentInfo: { tag },
  pageInfo: { currentPage: `${FLOW}/pages/START_PAGE` },
  sessionInfo: { session: 'projects/p/locations/europe-west2/agents/a/sessions/1:detectIntent' },
  ...change,
});

interface Response {
  readonly fulfillmentResponse: {
    readonly messages: readonly Readonly<Record<string, unknown>>[];
    readonly mergeBehavior: string;
  };
  readonly sessionInfo: { readonly parameters: Readonly<Record<string, unknown>> };
  readonly targetPage?: string;
}

const cx = (body: unknown) => send<Response>(body, { path: '/google/cx' });

test('an answer is heard, shown, and replaces whatever the flow was about to say', async () => {
  const { status, body, turn, reported } = await cx(request('read.symptoms'));
  expect({ status, reported }).toEqual({ status: 200, reported: [] });
  expect(turn).toMatchObject({ channel: 'cx', move: { kind: 'read', passage: 'symptoms' } });
  const { messages, mergeBehavior } = body.fulfillmentResponse;
  expect(mergeBehavior).toBe('REPLACE');
  expect(messages[0]).toEqual({ outputAudioText: { ssml: turn && toSsml(turn.rendered.speech) } });
  expect(messages[1]).toEqual({
    text: { text: [expect.stringContaining('I will read about the symptoms.')] },
  });
  expect(messages[2]).toEqual({ payload: { richContent: [[expect.anything()], [expect.anything()]] } });
  expect(body.sessionInfo.parameters).toEqual({ 'guide-place': turn?.reply.place, 'guide-listening': true });
  expect(body).not.toHaveProperty('targetPage');
  expect(asMessage('v3', 'WebhookResponse', body)).toEqual(body);
});

test('the place comes back with the session, and what does not make sense in it is left out', async () => {
  const first = await cx(request('read.symptoms'));
  const sessionInfo = { parameters: { ...first.body.sessionInfo.parameters, other: { deep: [1] } } };
  const next = await cx(request('next', { sessionInfo }));
  expect(next.turn?.reply.reads).toEqual({ passage: 'symptoms', part: 2, parts: 4 });
  for (const place of [null, 'text', [], { edition: 5 }]) {
    const fresh = await cx(request('where', { sessionInfo: { parameters: { 'guide-place': place } } }));
    expect(fresh.turn?.before).toMatchObject({ lastSaid: [], misses: 0 });
  }
});

test('a goodbye ends the session, in whichever flow it is', async () => {
  const { body } = await cx(request('stop'));
  expect(body.targetPage).toBe(`${FLOW}/pages/END_SESSION`);
  expect(body.sessionInfo.parameters).toEqual({ 'guide-place': null, 'guide-listening': false });
  expect(body.fulfillmentResponse.messages).toHaveLength(2);
  expect(asMessage('v3', 'WebhookResponse', body)).toEqual(body);
});

test.each([
  ['nothing', undefined],
  ['a page that is none', { currentPage: 'Start' }],
  ['a page with more behind it', { currentPage: `${FLOW}/pages/a/b` }],
])(
  'where the request says %s of its page, the flow is told that the guide listens no more',
  async (_what, pageInfo) => {
    const { body } = await cx(request('stop', { pageInfo }));
    expect(body).not.toHaveProperty('targetPage');
    expect(body.sessionInfo.parameters['guide-listening']).toBe(false);
  },
);

test.each([
  [
    'words that were typed',
    'words',
    { text: 'what are the symptoms' },
    { kind: 'read', passage: 'symptoms' },
  ],
  ['words that were said', 'words', { transcript: 'helpline' }, { kind: 'helpline' }],
  ['a tag that there is not', 'my own tag', { text: 'helpline' }, { kind: 'helpline' }],
  ['no tag', '', { text: 'helpline' }, { kind: 'helpline' }],
  ['an emergency under any tag', 'read.symptoms', { transcript: 'he has passed out' }, { kind: 'emergency' }],
  ['an event', 'silence', { triggerEvent: 'sys.no-input-default' }, { kind: 'silence' }],
  [
    'a parameter of an intent',
    'item',
    {
      text: 'number three',
      intentInfo: { parameters: { number: { originalValue: 'three', resolvedValue: 3 } } },
    },
    { kind: 'item', item: 3 },
  ],
  [
    'a passage as a parameter',
    'read',
    { intentInfo: { parameters: { passage: { originalValue: 'the signs', resolvedValue: 'symptoms' } } } },
    { kind: 'read', passage: 'symptoms' },
  ],
])('%s', async (_what, tag, change, move) => {
  expect((await cx(request(tag, change))).turn?.move).toEqual(move);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a list', []],
  ['an empty object', {}],
  ['a request of Dialogflow ES', { session: 'projects/p/agent/sessions/1', queryResult: {} }],
  ['a tag without its place', { tag: 'launch' }],
])('%s is no request of CX', async (_what, body) => {
  expect(await send(body, { path: '/google/cx' })).toMatchObject({
    status: 400,
    reported: [['refused: not-a-dialogflow-cx-request']],
  });
});

test.each([
  [
    'nulls',
    { text: null, transcript: null, intentInfo: null, pageInfo: null, sessionInfo: null, languageCode: null },
  ],
  ['other kinds', { text: 7, intentInfo: [], pageInfo: 'x', sessionInfo: 7, payload: 'x', messages: {} }],
  ['parameters that are none', { intentInfo: { parameters: { number: null, term: 7, passage: [] } } }],
])('a request full of %s is answered', async (_what, change) => {
  const { status, reported } = await cx(request('read.symptoms', change));
  expect({ status, reported }).toEqual({ status: 200, reported: [] });
});

test('what fails on our side is answered with an apology and the number', async () => {
  const broken = {
    ...page(),
    passage(id: string) {
      if (id === 'symptoms') throw new Error('the file cannot be read');
      return page().passage(id);
    },
  };
  const { status, body, turn, reported } = await send<Response>(request('read.symptoms'), {
    path: '/google/cx',
    page: broken,
  });
  expect(status).toBe(200);
  expect(turn?.reply.says).toEqual([{ phrase: 'trouble' }]);
  expect(JSON.stringify(body)).toContain(page().facts.helpline);
  expect(reported).toEqual([['a turn failed', expect.any(Error)]]);
});
