import { deskApp } from '../../../tools/surfaces/desk-app';
import { alexa, envelope, intent, launch, matched, SKILL_ID, ssmlOf, unmatched } from '../../support/alexa';
import { understanding } from '../../support/words';

const send = alexa();
const reading = { place: undefined as unknown };

beforeAll(async () => {
  const { response } = await send(envelope(intent('ReadSymptomsIntent')));
  reading.place = response.sessionAttributes?.place;
});

describe('what was said becomes a move', () => {
  test.each([
    ['a launch', launch, { kind: 'launch' }],
    ['a passage by its own intent', intent('ReadBloodTestsIntent'), { kind: 'read', passage: 'blood-tests' }],
    [
      'a passage by its name',
      intent('ReadIntent', matched('passage', 'signs', 'symptoms')),
      { kind: 'read', passage: 'symptoms' },
    ],
    [
      'a passage that there is not',
      intent('ReadIntent', unmatched('passage', 'lunch')),
      { kind: 'off-page' },
    ],
    [
      'a name that was not caught',
      intent('ReadIntent', { passage: { name: 'passage' } }),
      { kind: 'not-understood' },
    ],
    ['an intent of a passage that there is not', intent('ReadLunchIntent'), { kind: 'not-understood' }],
    ['a number', intent('ItemIntent', { number: { name: 'number', value: '3' } }), { kind: 'item', item: 3 }],
    [
      'an ordinal',
      intent('ItemIntent', { ordinal: { name: 'ordinal', value: '3rd' } }),
      { kind: 'item', item: 3 },
    ],
    [
      'a number that was not caught',
      intent('ItemIntent', { number: { name: 'number', value: '?' } }),
      { kind: 'not-understood' },
    ],
    ['the last one', intent('LastItemIntent'), { kind: 'last' }],
    ['spell that', intent('SpellIntent', { term: { name: 'term' } }), { kind: 'spell' }],
    [
      'spell a word',
      intent('SpellIntent', matched('term', 'spleen', 'spleen')),
      { kind: 'spell', term: 'spleen' },
    ],
    ['stop', intent('AMAZON.StopIntent'), { kind: 'stop' }],
    ['cancel', intent('AMAZON.CancelIntent'), { kind: 'stop' }],
    ['home', intent('AMAZON.NavigateHomeIntent'), { kind: 'stop' }],
    ['nothing Alexa knows', intent('AMAZON.FallbackIntent'), { kind: 'not-understood' }],
    [
      'words that were not caught',
      intent('WordsIntent', { words: { name: 'words' } }),
      { kind: 'not-understood' },
    ],
    [
      'words that are no words',
      intent('WordsIntent', { words: { name: 'words', value: 7 } }),
      { kind: 'not-understood' },
    ],
    ['a built-in intent without slots', intent('AMAZON.NextIntent', undefined), { kind: 'next' }],
  ])('%s', async (_what, request, move) => {
    const { turn, reported } = await send(envelope(request));
    expect(turn?.move).toEqual(move);
    expect(reported).toEqual([]);
  });
});

describe('words that no intent foresaw', () => {
  const hear = alexa(SKILL_ID, understanding());

  test.each([
    ['why do they call it a natural killer', { kind: 'ask', passage: 'what-is-ankl' }],
    ["he's gone a funny blue and he isn't breathing right", { kind: 'emergency' }],
    ['widget '.repeat(1000), { kind: 'off-page' }],
  ])('%#', async (words, move) => {
    const { turn, reported } = await hear(envelope(intent('WordsIntent', unmatched('words', words))));
    expect(turn?.move).toMatchObject(move);
    expect(reported).toEqual([]);
  });

  test('are heard in the situation', async () => {
    const { response } = await hear(envelope(intent('EmergencyIntent')));
    const place = response.sessionAttributes?.place;
    const { turn } = await hear(
      envelope(intent('WordsIntent', unmatched('words', "they're on their way")), { place }),
    );
    expect(turn?.move.kind).toBe('called');
  });
});

describe('the session', () => {
  test('stays open, says so, and has a reprompt, when a question was asked', async () => {
    const { response } = await send(envelope(launch));
    expect(response.response.shouldEndSession).toBe(false);
    expect(response.response.reprompt?.outputSpeech).toMatchObject({ type: 'SSML' });
  });

  test('is closed, and says so, after goodbye', async () => {
    const { response } = await send(envelope(intent('AMAZON.StopIntent'), reading));
    expect(response.response.shouldEndSession).toBe(true);
    expect(response.response.reprompt).toBeUndefined();
  });

  test('carries the place, and nothing else', async () => {
    const { response } = await send(envelope(intent('AMAZON.NextIntent'), { ...reading, other: 'x' }));
    expect(Object.keys(response.sessionAttributes ?? {})).toEqual(['place']);
    expect(response.sessionAttributes?.place).toMatchObject({ at: { passage: 'symptoms', part: 2 } });
  });
});

describe('the card', () => {
  test('shows what is read, item by item, and the number of the helpline', async () => {
    const { response } = await send(envelope(intent('ReadSymptomsIntent')));
    const card = response.response.card;
    expect(card).toMatchObject({ type: 'Simple', title: 'Symptoms' });
    expect(card?.type === 'Simple' && card.content).toContain('\n– Fever.\n– Night sweats.\n– Losing weight');
    expect(card?.type === 'Simple' && card.content).toContain('Helpline: 08088 010 444');
  });

  test('gives the number once where it is what was said', async () => {
    const { response } = await send(envelope(intent('HelplineIntent')));
    const card = response.response.card;
    expect(card?.type === 'Simple' && card.content).toContain('The number is 08088 010 444.');
    expect(card?.type === 'Simple' && card.content).not.toContain('Helpline: ');
  });

  test('says both ways of opening the guide where it was opened', async () => {
    const { card } = (await send(envelope(launch))).response.response;
    const content = card?.type === 'Simple' ? card.content : '';
    expect(content).toContain('Alexa, open leukaemia care guide.');
    expect(content).toContain('Alexa, open leukaemia care guide skill.');
  });

  test('is not shown where nothing is worth keeping', async () => {
    const { response } = await send(envelope(intent('AMAZON.FallbackIntent')));
    expect(response.response.card).toBeUndefined();
  });
});

describe('requests that want no words', () => {
  test.each([
    'SessionEndedRequest',
    'System.ExceptionEncountered',
    'SessionResumedRequest',
    'Connections.Response',
    'Alexa.Presentation.APL.RuntimeError',
    'AlexaSkillEvent.SkillDisabled',
    'AudioPlayer.PlaybackStarted',
    'PlaybackController.NextCommandIssued',
    'Display.ElementSelected',
  ])('%s', async (type) => {
    const { response, turn } = await send(envelope({ type, requestId: 'r', timestamp: 't' }));
    expect(response.response).toEqual({});
    expect(turn).toBeUndefined();
  });

  test('an error that ended a session is reported', async () => {
    const error = { type: 'INVALID_RESPONSE', message: 'it was too long' };
    const { reported } = await send(envelope({ type: 'SessionEndedRequest', reason: 'ERROR', error }));
    expect(reported).toEqual(['Alexa sent SessionEndedRequest']);
  });

  test.each([
    'AlexaSkillEvent.SkillDisabled',
    'Messaging.MessageReceived',
    'AlexaHouseholdListEvent.ItemsCreated',
    'Something.New',
  ])('%s, which has no session', async (type) => {
    const { session: _, ...event } = envelope({ type, requestId: 'r' });
    const { response, turn } = await send(event);
    expect(response.response).toEqual({});
    expect(turn).toBeUndefined();
  });

  test.each([
    ['ReadSymptomsIntent', 'YES'],
    ['LunchIntent', 'NO'],
    ['AMAZON.FallbackIntent', 'NO'],
    ['OffPageIntent', 'NO'],
  ])('asked whether it could answer %s: %s', async (name, canFulfill) => {
    const { response } = await send(envelope({ ...intent(name), type: 'CanFulfillIntentRequest' }));
    expect(response.response).toEqual({ canFulfillIntent: { canFulfill } });
  });
});

describe('who may call', () => {
  const REFUSED = { shouldEndSession: true };

  test('another skill is refused', async () => {
    const answered = await send(envelope(intent('ReadSymptomsIntent'), undefined, 'amzn1.ask.skill.another'));
    expect(answered.response.response).toEqual(REFUSED);
    expect(answered.turn).toBeUndefined();
    expect(answered.reported).toHaveLength(1);
  });

  test('without a skill id in the settings everybody is refused', async () => {
    for (const none of [undefined, '']) {
      const answered = await alexa(none as undefined)(envelope(launch, undefined, none ?? SKILL_ID));
      expect(answered.response.response).toEqual(none === undefined ? expect.anything() : REFUSED);
    }
  });

  test.each([
    ['null', null],
    ['a text', 'LaunchRequest'],
    ['a list', []],
    ['an empty object', {}],
    ['no context', { version: '1.0', session: {}, request: launch }],
    ['context null', { ...envelope(launch), context: null }],
    ['no application', { ...envelope(launch), context: { System: {} } }],
    ['request null', { ...envelope(launch), request: null }],
    ['no request type', envelope({ requestId: 'r' })],
    ['a request type that is no text', envelope({ type: 5 })],
  ])('what is no Alexa request is refused: %s', async (_what, event) => {
    const { response, turn, reported } = await send(event);
    expect(response.response).toEqual(REFUSED);
    expect(turn).toBeUndefined();
    expect(reported).toHaveLength(1);
  });
});

describe('whatever comes in, something kind goes out', () => {
  const NASTY = '<speak><audio src="https://evil.example/x.mp3"/></speak>&"\'\u0000\ud800';
  const nasties: readonly (readonly [string, unknown, unknown?])[] = [
    ['a request type nobody knows', { type: 'Something.New', requestId: 'r' }],
    ['an intent nobody knows', intent('NobodyIntent')],
    ['an intent named like a property of every object', intent('constructor')],
    ['an intent named __proto__', intent('__proto__')],
    ['an intent without a name', intent(undefined)],
    ['an intent whose name is a number', intent(7)],
    ['intent null', { ...launch, type: 'IntentRequest', intent: null }],
    ['no intent', { ...launch, type: 'IntentRequest' }],
    ['slots null', intent('ItemIntent', null)],
    ['slots that are a list', intent('ItemIntent', [])],
    ['a slot null', intent('ReadIntent', { passage: null })],
    [
      'resolutions null',
      intent('ReadIntent', { passage: { name: 'passage', value: 'x', resolutions: null } }),
    ],
    [
      'authorities that are no list',
      intent('ReadIntent', { passage: { value: 'x', resolutions: { resolutionsPerAuthority: 5 } } }),
    ],
    [
      'a match without values',
      intent('ReadIntent', {
        passage: {
          value: 'x',
          resolutions: { resolutionsPerAuthority: [{ status: { code: 'ER_SUCCESS_MATCH' } }] },
        },
      }),
    ],
    ['an id that climbs out of the folder', intent('ReadIntent', matched('passage', 'x', '../../package'))],
    ['an id of markup', intent('ReadIntent', matched('passage', NASTY, NASTY))],
    ['a term of markup', intent('SpellIntent', matched('term', NASTY, NASTY))],
    ['a term named constructor', intent('SpellIntent', matched('term', 'x', 'constructor'))],
    [
      'a number beyond all lists',
      intent('ItemIntent', { number: { name: 'number', value: '999999999999' } }),
    ],
    ['a negative number', intent('ItemIntent', { number: { name: 'number', value: '-1' } })],
    ['attributes null', launch, null],
    ['attributes that are a text', launch, 'x'],
    ['a place that is a text', launch, { place: NASTY }],
    ['a place that is a list', launch, { place: [1, 2, 3] }],
    [
      'a place of markup',
      intent('AMAZON.RepeatIntent'),
      {
        place: {
          edition: NASTY,
          pace: NASTY,
          at: { passage: NASTY, part: 1 },
          lastSaid: [{ phrase: NASTY }],
        },
      },
    ],
    [
      'a huge place',
      intent('AMAZON.RepeatIntent'),
      {
        place: { edition: 'x', lastSaid: Array.from({ length: 50_000 }, () => ({ phrase: 'help' })) },
      },
    ],
    ['a deep place', launch, { place: JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) }],
  ];

  const rows = nasties.map(([what, request, attributes]) => ({ what, request, attributes }));
  test.each(rows)('$what', async ({ request, attributes }) => {
    const answered = await send(envelope(request, attributes));
    const said = ssmlOf(answered);
    expect(said).toMatch(/^<speak><s>.+<\/s><\/speak>$/);
    expect(said).not.toMatch(/evil|audio|undefined|null|NaN|\[object/);
    expect(answered.response.response.shouldEndSession).toBe(false);
    expect(answered.response.response.reprompt).toBeDefined();
  });
});

describe('a place of this edition that was tampered with', () => {
  test.each([
    ['a part that there is not', { at: { passage: 'symptoms', part: 99 } }],
    ['part nought', { at: { passage: 'symptoms', part: 0 } }],
    ['half a part', { at: { passage: 'symptoms', part: 1.5 } }],
    ['a passage that there is not', { at: { passage: 'lunch', part: 1 } }],
    ['a property of every object for a passage', { at: { passage: 'constructor', part: 1 } }],
    ['a question about nothing', { at: undefined, asked: { id: 'read' } }],
    ['a question nobody asks', { at: undefined, asked: { id: 'lunch' } }],
    [
      'words that were never said',
      { at: undefined, lastSaid: [{ phrase: 'reading.back', fill: { topic: 'lunch' } }] },
    ],
    [
      'a number for a passage',
      { at: undefined, lastSaid: [{ phrase: 'reading.title', fill: { title: 5 } }] },
    ],
    ['a part of the list of contents that there is not', { at: undefined, menu: 99 }],
  ])('%s: the rest of it is kept', async (_what, change) => {
    const place = { ...(reading.place as object), pace: 'slower', asked: undefined, lastSaid: [], ...change };
    const answered = await send(envelope(intent('WhereIntent'), { place }));
    expect(ssmlOf(answered)).toContain('I have not read anything yet.');
    expect(answered.response.sessionAttributes?.place).toMatchObject({ pace: 'slower', introduced: true });
  });
});

test.each([
  ['a text', 'x'.repeat(100_000)],
  ['a list', Array.from({ length: 10_000 }, () => 'x')],
  ['nothing', null],
])('a session that is %s is none, and is not copied', async (_what, session) => {
  const answered = await send({ ...envelope(launch), session });
  expect(ssmlOf(answered)).toContain('Hello.');
  expect(answered.response.sessionAttributes).toBeUndefined();
});

test('when a turn fails, the listener hears so, is given a number, and keeps the place', async () => {
  const { page } = await import('../../support/words');
  const broken = {
    ...page(),
    contents: () => {
      throw new Error('the file is gone');
    },
  };
  const reported: string[] = [];
  const app = deskApp({
    page: broken,
    skillId: SKILL_ID,
    observe: () => {},
    report: (what) => reported.push(what),
  });
  const response = (await app(envelope(intent('MenuIntent'), reading))) as never as {
    response: { outputSpeech: { ssml: string }; shouldEndSession: boolean };
    sessionAttributes: { place: unknown };
  };
  expect(response.response.outputSpeech.ssml).toContain('something went wrong');
  expect(response.response.outputSpeech.ssml).toContain('zero eight zero eight eight');
  expect(response.response.shouldEndSession).toBe(false);
  expect(response.sessionAttributes.place).toMatchObject({ at: { passage: 'symptoms', part: 1 } });
  expect(reported).toEqual(['a turn failed']);
});
