import { createApp } from '../../lambda/app';
import type { TurnTaken } from '../../lambda/channels/channel';
import { reply } from '../../lambda/guide/guide';
import { startPlace } from '../../lambda/guide/place';
import type { HttpResponse } from '../../lambda/http/request';
import { openFolder } from '../../lambda/page/folder';
import type { Page } from '../../lambda/page/page';
import { openUnderstanding } from '../../lambda/understanding/open';
import { emergencyPatterns, lastResortOf } from '../../tools/build/built-in';
import { deskApp, deskLog } from '../../tools/surfaces/desk-app';
import { gatewayEvent } from '../../tools/surfaces/gateway';
import { envelope, intent, launch, SKILL_ID } from '../support/alexa';
import { page } from '../support/words';

const SECRET = 'for-these-tests-only';
const ours = page();
const lastResort = lastResortOf(ours);
const emergencies = emergencyPatterns();

const post = (path: string, body: unknown) =>
  gatewayEvent({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'x-guide-secret': SECRET },
    body: JSON.stringify(body),
  });

const es = (words: string) => ({
  session: 'projects/p/agent/sessions/s',
  queryResult: { queryText: words, intent: { displayName: 'words' } },
});
const cx = (words: string) => ({ fulfillmentInfo: { tag: 'words' }, text: words });

/** An app whose words cannot be read, whole or from some point on, and what it reports. */
function brokenApp(broken: Page) {
  const reported: string[] = [];
  const turns: TurnTaken[] = [];
  const app = createApp({
    page: broken,
    understanding: openUnderstanding(openFolder('/nowhere', 'no build'), emergencies),
    lastResort,
    skillId: SKILL_ID,
    access: { secrets: [SECRET] },
    log: deskLog({ observe: (turn) => turns.push(turn), report: (what) => reported.push(what) }),
  });
  return { app, reported, turns };
}

/** A page of which nothing can be read. */
const unreadable = new Proxy({} as Page, {
  get() {
    throw new Error('the file is gone');
  },
});

describe('where no words can be read, the last resort is heard, and a failure is counted', () => {
  test('on Alexa, with the session open and the place as it came', async () => {
    const { app, reported } = brokenApp(unreadable);
    const place = { at: { passage: 'symptoms', part: 1 } };
    for (const request of [launch, intent('EmergencyIntent'), intent('AMAZON.NextIntent')]) {
      expect(await app(envelope(request, { place }))).toMatchObject({
        response: {
          outputSpeech: { type: 'SSML', ssml: lastResort.ssml },
          shouldEndSession: false,
        },
        sessionAttributes: { place },
      });
    }
    expect(reported.filter((what) => what.startsWith('refused'))).toEqual([]);
    expect(reported).toContain('an event failed');
  });

  test.each([
    ['/google', es('what are the symptoms'), 'fulfillmentText'],
    ['/google/cx', cx('what are the symptoms'), 'fulfillmentResponse'],
    ['/google/assistant', es('what are the symptoms'), 'fulfillmentText'],
  ])('on %s', async (path, body, field) => {
    const { app, reported } = brokenApp(unreadable);
    const { statusCode, body: text } = (await app(post(path, body))) as HttpResponse;
    expect(statusCode).toBe(200);
    expect(JSON.stringify(JSON.parse(text)[field])).toContain(lastResort.text);
    expect(reported).toContain('a request failed');
  });

  test('but a caller who may not call hears nothing', async () => {
    const { app } = brokenApp(unreadable);
    const event = post('/google', es('hello'));
    const { statusCode } = (await app({
      ...event,
      headers: { 'content-type': 'application/json' },
    })) as HttpResponse;
    expect(statusCode).toBe(401);
  });
});

describe('the plainest emergencies need no understanding', () => {
  test.each(["he's not breathing", 'Please help, she has collapsed', 'call an ambulance'])(
    '%s',
    async (words) => {
      const { app, turns, reported } = brokenApp(ours);
      await app(post('/google', es(words)));
      await app(post('/google/cx', cx(words)));
      expect(turns.map(({ move }) => move.kind)).toEqual(['emergency', 'emergency']);
      expect(reported).toEqual([]);
    },
  );

  test('and everything else is a fault where there is none, never "not understood"', async () => {
    const { app, turns, reported } = brokenApp(ours);
    await app(post('/google', es('is he not breathing a symptom of it')));
    expect(turns[0]?.reply.says).toEqual([{ phrase: 'trouble' }]);
    expect(reported).toEqual(['a turn failed']);
  });
});

describe('a place that cannot be read fails that turn alone, and is not counted as a refusal', () => {
  const place = { edition: ours.edition, pace: 'normal', at: { passage: 'symptoms', part: 1 } };
  const turnOf = async (request: Parameters<typeof envelope>[0]) => {
    const [reported, turns] = [[] as string[], [] as TurnTaken[]];
    const app = deskApp({
      page: {
        ...ours,
        passage() {
          throw new Error('the file cannot be read');
        },
      },
      skillId: SKILL_ID,
      observe: (turn) => turns.push(turn),
      report: (what) => reported.push(what),
    });
    expect(await app(envelope(request, { place }))).toMatchObject({ response: { shouldEndSession: false } });
    expect(reported).toEqual(['a turn failed']);
    return turns[0];
  };

  test('with an apology', async () => {
    expect((await turnOf(intent('AMAZON.NextIntent')))?.reply.says).toEqual([{ phrase: 'trouble' }]);
  });

  test('but an emergency is answered as one', async () => {
    const turn = await turnOf(intent('EmergencyIntent'));
    expect(turn?.move).toEqual({ kind: 'emergency' });
    expect(turn?.reply.says).toEqual(reply({ kind: 'emergency' }, startPlace(ours), ours, '2026-11-22').says);
  });
});
