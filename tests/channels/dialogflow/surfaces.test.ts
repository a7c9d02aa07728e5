import { toSsml } from '../../../lambda/speech/ssml';
import { toText } from '../../../lambda/speech/text';
import { page } from '../../support/words';
import { asMessage } from './protos';
import { contextOf, flat, placeIn, request, send } from './support';

const FIRST_PART = 'I will read about the symptoms.';

const ASSISTANT = { path: '/google/assistant' } as const;

describe('the library answers for the retired Assistant', () => {
  const assistant = {
    originalDetectIntentRequest: { source: 'google', version: '2', payload: { isInSandbox: true } },
  };

  test('with one simple response that has speech and text, a card with the helpline, and chips', async () => {
    const { body, turn } = await send({ ...request('read.symptoms'), ...assistant }, ASSISTANT);
    const google = body.payload?.google;
    expect(google?.expectUserResponse).toBe(true);
    const [simple, card, ...more] = google?.richResponse?.items ?? [];
    expect(more).toEqual([]);
    expect(simple?.simpleResponse?.textToSpeech).toBe(turn && toSsml(turn.rendered.speech));
    expect(simple?.simpleResponse?.displayText).toContain(FIRST_PART);
    expect(simple?.simpleResponse?.displayText).not.toContain('<');
    expect(card?.basicCard).toEqual({
      title: 'Symptoms',
      formattedText: `Helpline: ${page().facts.helpline}`,
    });
    expect(google?.richResponse?.suggestions?.map(({ title }) => title)).toEqual([
      'Yes',
      'No',
      'Say that again',
      'Slower',
      'What can I hear?',
      'Helpline',
    ]);
    expect(google?.noInputPrompts).toEqual([
      {
        textToSpeech: turn?.rendered.reprompt && toSsml(turn.rendered.reprompt),
        displayText: 'Say yes to hear three more, or no to stop there.',
      },
    ]);
  });

  test('and on close with no chips, no card and no reprompt', async () => {
    const { body } = await send({ ...request('stop'), ...assistant }, ASSISTANT);
    expect(body.payload?.google).toEqual({
      expectUserResponse: false,
      richResponse: { items: [{ simpleResponse: expect.anything() }] },
    });
  });

  test('what no bubble holds goes on in the card, before the number', async () => {
    // The longest there is: a source, with everything that can be said around it.
    const { body, turn } = await send({ ...request('read.sources'), ...assistant }, ASSISTANT);
    const items = body.payload?.google?.richResponse?.items ?? [];
    const shown = [items[0]?.simpleResponse?.displayText, items[1]?.basicCard?.formattedText].join(' ');
    expect(flat(shown).startsWith(flat(turn ? toText(turn.rendered.speech) : ''))).toBe(true);
  });
});

describe('a telephone line', () => {
  const gateway = {
    originalDetectIntentRequest: { source: 'GOOGLE_TELEPHONY', payload: { telephony: { caller_id: '+1' } } },
  };
  const phone = { headers: { 'x-guide-surface': 'phone' } };

  test("of Google's own gateway is spoken to in its own messages", async () => {
    const { body, turn } = await send({ ...request('read.symptoms'), ...gateway });
    expect(body.fulfillmentMessages).toEqual([
      { platform: 'TELEPHONY', telephonySynthesizeSpeech: { ssml: turn && toSsml(turn.rendered.speech) } },
    ]);
    expect(body.fulfillmentText).not.toContain('<');
    expect(body).not.toHaveProperty('endInteraction');
  });

  test('of a partner is given SSML as text', async () => {
    const { body, turn } = await send(request('read.symptoms'), phone);
    const ssml = turn && toSsml(turn.rendered.speech);
    expect(body.fulfillmentText).toBe(ssml);
    expect(body.fulfillmentMessages).toEqual([{ text: { text: [ssml] } }]);
  });

  test('of a partner may say so in its payload instead', async () => {
    const payload = { originalDetectIntentRequest: { payload: { surface: 'phone' } } };
    expect((await send({ ...request('launch'), ...payload })).body.fulfillmentText).toMatch(/^<speak>/);
  });

  test('is hung up when the guide has said goodbye', async () => {
    expect((await send(request('stop'), phone)).body.endInteraction).toBe(true);
    expect((await send({ ...request('stop'), ...gateway })).body.endInteraction).toBe(true);
  });
});

describe('everything else is text', () => {
  test.each([
    ['a program', {}, {}],
    ['the console', { originalDetectIntentRequest: { source: 'DIALOGFLOW_CONSOLE', payload: {} } }, {}],
    ['a header that says something else', {}, { 'x-guide-surface': 'watch' }],
    [
      'a payload that says something else',
      { originalDetectIntentRequest: { payload: { surface: ['phone'] } } },
      {},
    ],
  ])('for %s', async (_what, change, headers) => {
    const { body } = await send(
      { ...request('stop'), ...change },
      { headers: headers as Record<string, string> },
    );
    expect(body.fulfillmentText).toBe('Goodbye. Take care of yourself.');
    expect(body.fulfillmentMessages).toEqual([{ text: { text: ['Goodbye. Take care of yourself.'] } }]);
    expect(body).not.toHaveProperty('endInteraction');
    expect(asMessage('v2', 'WebhookResponse', body)).toEqual(body);
  });

  test('with a list, an item a line', async () => {
    const { body } = await send(request('read.symptoms'));
    expect(body.fulfillmentText).toContain('\n– Fever.\n– Night sweats.\n');
  });
});

describe('Dialogflow Messenger', () => {
  const session = 'projects/guide-desk/agent/sessions/dfMessenger-1234';

  test('shows bubbles, a card with the number, and chips to tap', async () => {
    const { body } = await send({ ...request('read.symptoms'), session });
    const [bubble, rich, ...more] = body.fulfillmentMessages ?? [];
    expect(more).toEqual([]);
    expect(bubble?.text?.text[0]).toContain(FIRST_PART);
    expect(rich?.payload?.richContent).toEqual([
      [{ type: 'info', title: 'Symptoms', subtitle: `Helpline: ${page().facts.helpline}` }],
      [
        {
          type: 'chips',
          options: ['Yes', 'No', 'Say that again', 'Slower', 'What can I hear?', 'Helpline'].map((text) => ({
            text,
          })),
        },
      ],
    ]);
  });

  test('shows nothing but the words on close', async () => {
    const { body } = await send({ ...request('stop'), session });
    expect(body.fulfillmentMessages).toEqual([{ text: { text: ['Goodbye. Take care of yourself.'] } }]);
  });

  test('is told apart by its session alone, whatever forms there are', async () => {
    for (const prefix of [
      'projects/p/locations/europe-west2/agent',
      'projects/p/agent/environments/live/users/-',
    ]) {
      const { body } = await send({ ...request('launch'), session: `${prefix}/sessions/dfMessenger-1` });
      expect(body.fulfillmentMessages?.some(({ payload }) => payload?.richContent)).toBe(true);
      expect(body.outputContexts?.[0]?.name).toBe(`${prefix}/sessions/dfMessenger-1/contexts/guide-place`);
    }
  });
});

test('every surface is told the same, word for word', async () => {
  const { body } = await send(request('read.symptoms'));
  const onwards = request('next', { outputContexts: [contextOf(placeIn(body))] });
  const texts = await Promise.all(
    [
      send(onwards),
      send({ ...onwards, originalDetectIntentRequest: { source: 'GOOGLE_TELEPHONY', payload: {} } }),
    ].map(async (sent) => (await sent).body.fulfillmentText),
  );
  expect(new Set(texts).size).toBe(1);
});
