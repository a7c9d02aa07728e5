import { createHmac } from 'node:crypto';
import type { ResponseEnvelope } from 'ask-sdk-model';
import { KEPT_MS, REMEMBERED_MS } from '../../lambda/bookmark/bookmark';
import { bookmarksOf, FORGET_MS, WAIT_MS } from '../../lambda/bookmark/bookmarks';
import { deskApp } from '../../tools/surfaces/desk-app';
import { envelope, intent, launch, SKILL_ID } from '../support/alexa';
import { type Mood, openTable, SLOW_MS, type Table } from '../support/table';
import { page } from '../support/words';

/** What a busy machine may add to a wait, in milliseconds: far less than the slow table takes. */
const BUSY_MS = 500;

const KEY = 'a-key-of-these-tests';
const LISTENER = createHmac('sha256', KEY).update('amzn1.ask.account.SOMEONE').digest('base64url');
const start = Date.parse('2026-11-22T09:00:00Z');

let table: Table;
/** Alexa's clock, in milliseconds since 1970. It goes on by a second with each request. */
let now = start;
let took = 0;
let reported: string[] = [];

/** A visit on some device of the account, served by a new instance of the function. */
function visit() {
  const handler = deskApp({
    page: page(),
    skillId: SKILL_ID,
    openBookmarks: bookmarksOf({ BOOKMARK_TABLE: table.name, BOOKMARK_KEY: KEY }),
    report: (what, error) => reported.push(error instanceof Error ? `${what}: ${error.name}` : what),
    today: () => '2026-11-22',
  });
  let attributes: unknown;
  return async (request: object): Promise<string> => {
    now += 1000;
    const timestamped = { ...request, timestamp: new Date(now).toISOString() };
    const before = performance.now();
    const { response, sessionAttributes } = (await handler(
      envelope(timestamped, attributes),
    )) as ResponseEnvelope;
    took = performance.now() - before;
    attributes = sessionAttributes;
    const speech = response.outputSpeech;
    return speech?.type === 'SSML' ? speech.ssml : '';
  };
}

const symptoms = intent('ReadSymptomsIntent');
const treatment = intent('ReadTreatmentIntent');
const next = intent('AMAZON.NextIntent');
const yes = intent('AMAZON.YesIntent');
const forget = intent('ForgetIntent');
const disabled = {
  type: 'AlexaSkillEvent.SkillDisabled',
  requestId: 'one',
  body: { userInformationPersistenceStatus: 'NOT_PERSISTED' },
};

/** The item of a listener without a bookmark. */
const without = (attributes: object = {}) => [
  {
    listener: { S: LISTENER },
    updated: { N: String(now) },
    expires: { N: String((now + REMEMBERED_MS) / 1000) },
    ...attributes,
  },
];

/** The item of a listener who has just been forgotten. */
const tombstone = () => without({ forgotten: { N: String(now) } });

async function open(exists = true): Promise<void> {
  table = await openTable(exists);
  Object.assign(process.env, table.env);
  now = start;
  reported = [];
}

// On Lambda it is loaded while the function starts.
beforeAll(() => import('../../lambda/bookmark/dynamo'));

// Waits are measured in real time, and the machine may be busy.
jest.retryTimes(2);

afterEach(() => table.close());

describe('a table that is well', () => {
  beforeEach(() => open());

  test('keeps the place of a listener under a hash, with nothing about them, for a week', async () => {
    const say = visit();
    await say(launch);
    expect(table.items()).toEqual([]);
    await say(symptoms);
    await say(yes);
    expect(table.items()).toEqual([
      {
        listener: { S: LISTENER },
        passage: { S: 'symptoms' },
        part: { N: '2' },
        pace: { S: 'normal' },
        edition: { S: page().edition },
        updated: { N: String(now) },
        expires: { N: String((now + KEPT_MS) / 1000) },
      },
    ]);
    expect(reported).toEqual([]);
  });

  test('is asked once the function starts and where a visit begins, and written only where the place changes', async () => {
    const say = visit();
    for (const request of [launch, symptoms, intent('HelplineIntent'), intent('WhereIntent'), launch])
      await say(request);
    expect(table.requests).toEqual(['GetItem', 'GetItem', 'UpdateItem']);
  });

  test('lets a listener carry on another day', async () => {
    await visit()(symptoms);
    const say = visit();
    expect(await say(launch)).toContain('we had reached the symptoms');
    expect(await say(yes)).toContain('Back to the symptoms, part 1 of 4');
  });

  test('is not asked where a visit begins with a question', async () => {
    await visit()(symptoms);
    expect(await visit()(treatment)).not.toContain('Last time');
  });

  test('has no bookmark any more once the listener begins again', async () => {
    await visit()(symptoms);
    const say = visit();
    await say(launch);
    await say(intent('AMAZON.NoIntent'));
    expect(table.items()).toEqual(without());
    expect(await visit()(launch)).not.toContain('Last time');
  });

  test('has no bookmark any more once the skill is disabled', async () => {
    await visit()(symptoms);
    expect(await visit()(disabled)).toBe('');
    expect(table.items()).toEqual(tombstone());
    expect(reported).toEqual([]);
  });

  test('says nothing of a bookmark whose week is over, though DynamoDB has yet to delete it', async () => {
    await visit()(symptoms);
    now += KEPT_MS;
    expect(await visit()(launch)).not.toContain('Last time');
  });
});

describe('forgetting is final', () => {
  beforeEach(() => open());

  test('only its time is left, and nothing is kept for the rest of the visit', async () => {
    const say = visit();
    await say(symptoms);
    expect(await say(forget)).toContain('Nothing is kept about you');
    const left = tombstone();
    expect(table.items()).toEqual(left);
    await say(next);
    await say(treatment);
    expect(table.items()).toEqual(left);
    expect(await visit()(launch)).not.toContain('Last time');
  });

  test('a turn that reaches the table late brings nothing back', async () => {
    const say = visit();
    await say(launch);
    table.mood = 'slow';
    await say(symptoms);
    expect(reported).toEqual(['a bookmark could not be kept: TooSlow']);
    table.mood = 'well';
    expect(await say(forget)).toContain('Nothing is kept about you');
    const left = tombstone();
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS + BUSY_MS));
    expect(table.requests.slice(-2)).toEqual(['UpdateItem', 'UpdateItem']);
    expect(table.items()).toEqual(left);
  });

  test('another device of the account, whose visit began before, brings nothing back', async () => {
    const [kitchen, bedroom] = [visit(), visit()];
    await kitchen(symptoms);
    await bedroom(launch);
    await bedroom(forget);
    const left = tombstone();
    await kitchen(next);
    await kitchen(treatment);
    expect(table.items()).toEqual(left);
    expect(reported).toEqual([]);
  });

  test('nor does it once another visit has begun', async () => {
    const kitchen = visit();
    await kitchen(symptoms);
    await visit()(forget);
    const later = visit();
    await later(treatment);
    const kept = table.items();
    expect(kept).toMatchObject([{ passage: { S: 'treatment' } }]);
    await kitchen(next);
    expect(table.items()).toEqual(kept);
  });

  test('nor does a visit that is older than the memory of it', async () => {
    const kitchen = visit();
    await kitchen(symptoms);
    await visit()(forget);
    now += REMEMBERED_MS;
    table.expire(now);
    expect(table.items()).toEqual([]);
    await kitchen(next);
    expect(table.items()).toEqual([]);
  });

  test('a visit that begins afterwards is kept as any other', async () => {
    await visit()(forget);
    await visit()(treatment);
    expect(await visit()(launch)).toContain('carry on from there');
  });

  test.each([
    ['no time', {}],
    ['a time of their own', { sessionStart: '2026' }],
    ['a time to come', { sessionStart: start * 2 }],
  ])('a visit that comes back with %s is not kept', async (_, attributes) => {
    const handler = deskApp({
      page: page(),
      skillId: SKILL_ID,
      openBookmarks: bookmarksOf({ BOOKMARK_TABLE: table.name, BOOKMARK_KEY: KEY }),
    });
    await handler(envelope(symptoms, attributes));
    expect(table.items()).toEqual([]);
  });

  test('a request without a time is obeyed all the same', async () => {
    await visit()(symptoms);
    const handler = deskApp({
      page: page(),
      skillId: SKILL_ID,
      openBookmarks: bookmarksOf({ BOOKMARK_TABLE: table.name, BOOKMARK_KEY: KEY }),
    });
    await handler(envelope({ ...forget, timestamp: undefined }));
    expect(table.items()[0]).not.toHaveProperty('passage');
  });
});

test('of two turns the later one counts, whichever reaches the table first', async () => {
  await open();
  const say = visit();
  await say(symptoms);
  table.mood = 'slow';
  await say(next);
  table.mood = 'well';
  await say(treatment);
  const kept = table.items();
  await new Promise((resolve) => setTimeout(resolve, SLOW_MS + BUSY_MS));
  expect(kept).toMatchObject([{ passage: { S: 'treatment' } }]);
  expect(table.items()).toEqual(kept);
});

test('a connection that died while the function was frozen is opened again', async () => {
  await open();
  await visit()(symptoms);
  const instance = visit();
  table.resets = 1;
  expect(await instance(launch)).toContain('we had reached the symptoms');
  table.resets = 1;
  expect(await instance(forget)).toContain('Nothing is kept about you');
  expect(table.items()).toEqual(tombstone());
  table.resets = 1;
  expect(await instance(disabled)).toBe('');
  expect(reported).toEqual([]);
});

describe('a table that is missing', () => {
  beforeEach(() => open(false));

  test('costs a listener nothing but the bookmark, and is reported', async () => {
    const say = visit();
    expect(await say(launch)).toContain('Hello');
    expect(await say(symptoms)).toContain('I have ten to read');
    expect(reported).toEqual([
      'a bookmark could not be read: ResourceNotFoundException',
      'a bookmark could not be kept: ResourceNotFoundException',
    ]);
  });
});

describe.each<[Mood, string]>([
  ['slow', 'TooSlow'],
  ['silent', 'TooSlow'],
  ['throttled', 'ProvisionedThroughputExceededException'],
])('a table that is %s', (mood, error) => {
  beforeEach(async () => {
    await open();
    await visit()(symptoms);
    table.mood = mood;
  });

  test('holds nobody up', async () => {
    const say = visit();
    expect(await say(launch)).toContain('Hello');
    expect(took).toBeLessThan(WAIT_MS + BUSY_MS);
    expect(await say(symptoms)).toContain('I have ten to read');
    expect(took).toBeLessThan(WAIT_MS + BUSY_MS);
    expect(reported).toEqual([
      `a bookmark could not be read: ${error}`,
      `a bookmark could not be kept: ${error}`,
    ]);
  });

  test('is no reason to say that a listener is forgotten who is not', async () => {
    const said = await visit()(forget);
    if (mood === 'slow') {
      expect(said).toContain('Nothing is kept about you');
      expect(table.items()).toEqual(tombstone());
    } else {
      expect(said).toContain('something went wrong');
      expect(reported).toEqual([`a turn failed: ${error}`]);
    }
    expect(took).toBeLessThan(FORGET_MS + BUSY_MS);
  });

  test('is told to Amazon where a skill is disabled, so that it sends the event again', async () => {
    const outcome = visit()(disabled);
    if (mood === 'slow') return expect(await outcome).toBe('');
    await expect(outcome).rejects.toThrow();
    expect(reported).toEqual([`an event failed: ${error}`]);
    table.mood = 'well';
    expect(await visit()(disabled)).toBe('');
    expect(table.items()).toEqual(tombstone());
  });
});

describe('switched off', () => {
  beforeEach(() => open());

  test('there are none, and nothing of them is loaded', () => {
    expect(bookmarksOf({})).toBeUndefined();
    expect(bookmarksOf({ BOOKMARK_KEY: KEY })).toBeUndefined();
    expect(table.requests).toEqual([]);
  });

  test('a table without a key is refused at the start, by name', () => {
    expect(() => bookmarksOf({ BOOKMARK_TABLE: 'bookmarks' })).toThrow('BOOKMARK_KEY');
  });
});
