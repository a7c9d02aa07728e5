import { createHmac } from 'node:crypto';
import type { ResponseEnvelope } from 'ask-sdk-model';
import { FORGET_MS, WAIT_MS } from '../../lambda/bookmark/bookmarks';
import { KEPT_SECONDS } from '../../lambda/bookmark/dynamo';
import { bookmarksOf } from '../../lambda/bookmark/open';
import { deskApp } from '../../tools/surfaces/desk-app';
import { envelope, intent, launch, SKILL_ID } from '../support/alexa';
import { type Mood, openTable, type Table } from '../support/table';
import { page } from '../support/words';

/** What a busy desk may add to a wait; far less than the slow table takes. */
const BUSY_MS = 500;

const KEY = 'a-key-of-these-tests';
const LISTENER = createHmac('sha256', KEY).update('amzn1.ask.account.SOMEONE').digest('base64url');
const start = Date.parse('2026-11-22T09:00:00Z');

let table: Table;
let now = start;
let reported: string[] = [];

/** A fresh instance of the function, as another day would find it. */
function visit() {
  const handler = deskApp({
    page: page(),
    skillId: SKILL_ID,
    openBookmarks: bookmarksOf({ BOOKMARK_TABLE: table.name, BOOKMARK_KEY: KEY }, () => now),
    report: (what, error) => reported.push(error instanceof Error ? `${what}: ${error.name}` : what),
    today: () => '2026-11-22',
  });
  let attributes: unknown;
  return async (request: unknown): Promise<string> => {
    const before = performance.now();
    const { response, sessionAttributes } = (await handler(
      envelope(request, attributes),
    )) as ResponseEnvelope;
    took = performance.now() - before;
    attributes = sessionAttributes;
    const speech = response.outputSpeech;
    return speech?.type === 'SSML' ? speech.ssml : '';
  };
}

let took = 0;
const symptoms = intent('ReadSymptomsIntent');
const yes = intent('AMAZON.YesIntent');
const forget = intent('ForgetIntent');
const disabled = {
  type: 'AlexaSkillEvent.SkillDisabled',
  requestId: 'one',
  timestamp: '2026-11-22T09:00:00Z',
  body: { userInformationPersistenceStatus: 'NOT_PERSISTED' },
};

async function open(exists = true): Promise<void> {
  table = await openTable(exists);
  Object.assign(process.env, table.env);
  now = start;
  reported = [];
}

// On Lambda the SDK is loaded while the function starts, before anybody waits for it.
beforeAll(() => import('../../lambda/bookmark/dynamo'));

// The limits are of the clock on the wall, and a desk may be busy.
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
        expires: { N: String(start / 1000 + KEPT_SECONDS) },
      },
    ]);
    expect(reported).toEqual([]);
  });

  test('is asked only where a visit begins, and written only where the place changes', async () => {
    const say = visit();
    for (const request of [launch, symptoms, intent('HelplineIntent'), intent('WhereIntent'), launch])
      await say(request);
    expect(table.requests).toEqual(['GetItem', 'PutItem']);
  });

  test('lets them carry on another day', async () => {
    await visit()(symptoms);
    const say = visit();
    expect(await say(launch)).toContain('we had reached symptoms');
    expect(await say(yes)).toContain('Back to symptoms, part 1 of 4');
  });

  test('is not asked by whoever comes with a question of their own', async () => {
    await visit()(symptoms);
    expect(await visit()(intent('ReadTreatmentIntent'))).not.toContain('Last time');
  });

  test('has nothing any more once they begin again', async () => {
    await visit()(symptoms);
    const say = visit();
    await say(launch);
    await say(intent('AMAZON.NoIntent'));
    expect(table.items()).toEqual([]);
    expect(await visit()(launch)).not.toContain('Last time');
  });

  test('has nothing any more once they ask, and keeps nothing for the rest of the visit', async () => {
    const say = visit();
    await say(symptoms);
    expect(await say(forget)).toContain('Nothing is kept about you');
    expect(table.items()).toEqual([]);
    await say(intent('AMAZON.NextIntent'));
    await say(intent('ReadTreatmentIntent'));
    expect(table.items()).toEqual([]);
  });

  test('has nothing any more once the skill is taken off their account', async () => {
    await visit()(symptoms);
    expect(await visit()(disabled)).toBe('');
    expect(table.items()).toEqual([]);
    expect(reported).toEqual([]);
  });

  test('says nothing of a bookmark whose week is over, though DynamoDB has yet to delete it', async () => {
    await visit()(symptoms);
    now += KEPT_SECONDS * 1000;
    expect(await visit()(launch)).not.toContain('Last time');
  });
});

describe('a table that is missing', () => {
  beforeEach(() => open(false));

  test('costs a listener nothing but the bookmark, and somebody is told', async () => {
    const say = visit();
    expect(await say(launch)).toContain('Hello');
    expect(await say(symptoms)).toContain('There are ten');
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
    expect(await say(symptoms)).toContain('There are ten');
    expect(took).toBeLessThan(WAIT_MS + BUSY_MS);
    expect(reported).toEqual([
      `a bookmark could not be read: ${error}`,
      `a bookmark could not be kept: ${error}`,
    ]);
  });

  test('does not let us say that something is forgotten which is not', async () => {
    const said = await visit()(forget);
    if (mood === 'slow') {
      expect(said).toContain('Nothing is kept about you');
      expect(table.items()).toEqual([]);
    } else {
      expect(said).toContain('something went wrong');
      expect(reported).toEqual([`a turn failed: ${error}`]);
    }
    expect(took).toBeLessThan(FORGET_MS + BUSY_MS);
  });

  test('is no reason to fail when a skill is disabled', async () => {
    expect(await visit()(disabled)).toBe('');
    expect(reported).toEqual(
      mood === 'slow' ? [] : [`a bookmark outlived its skill: it goes when its time is up: ${error}`],
    );
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
