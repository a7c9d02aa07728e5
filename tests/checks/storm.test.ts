import { createApp } from '../../lambda/app';
import { accessFrom } from '../../lambda/http/auth';
import { createLog } from '../../lambda/log';
import { lastResortOf } from '../../tools/build/built-in';
import type { RealEvents } from '../../tools/checks/storm/events';
import { type Outcome, RULES } from '../../tools/checks/storm/judge';
import { realEvents, storm } from '../../tools/checks/storm/storm';
import { DESK_SETTINGS } from '../../tools/surfaces/desk-app';
import { compiled, page, understanding } from '../support/words';

const TODAY = '2026-11-22';
const SEED = 20261122;

/** As many as it takes for each kind to be thrown; `npm run check` throws far more. */
const CASES = 600;

let real: RealEvents = {};

beforeAll(async () => {
  real = await realEvents(
    { compiled: compiled().compiled, page: page(), understanding: understanding() },
    TODAY,
  );
}, 60_000);

test('random and hostile events get a refusal or a valid response, and soon', async () => {
  const handler = createApp({
    page: page(),
    understanding: understanding(),
    lastResort: lastResortOf(page()),
    log: createLog(),
    skillId: DESK_SETTINGS.ALEXA_SKILL_ID,
    access: accessFrom(DESK_SETTINGS),
    today: () => TODAY,
  });
  const stormed = await storm({ handler, real, page: page(), cases: CASES, seed: SEED });
  expect(stormed).toMatchObject({ cases: CASES });
  expect(stormed.failure).toBeUndefined();
  // Each kind is thrown, and each surface has events that get as far as an answer.
  for (const surface of Object.keys(real))
    expect([...stormed.counts.keys()].join('\n')).toMatch(
      new RegExp(`^${surface}: a real request, changed: (speech|200)$`, 'm'),
    );
}, 120_000);

test('a fault is found, and made small', async () => {
  const handler = async (event: unknown) => ({ version: '1.0', response: {}, sessionAttributes: { event } });
  const { failure } = await storm({ handler, real, page: page(), cases: 100, seed: SEED });
  expect(failure).toMatchObject({ rule: expect.any(String), wrong: expect.any(String) });
});

describe('the judge finds', () => {
  const answered = (answer: unknown, more: Partial<Outcome> = {}): Outcome => ({
    answer,
    milliseconds: 1,
    log: [],
    ...more,
  });
  const spoken = (ssml: string, more: object = {}) => ({
    version: '1.0',
    response: {
      outputSpeech: { type: 'SSML', ssml },
      reprompt: { outputSpeech: { type: 'SSML', ssml: '<speak><s>Well?</s></speak>' } },
      shouldEndSession: false,
      ...more,
    },
  });
  const good = spoken("<speak><s>Shall I go on?</s><break time='400ms'/></speak>");
  /** The rules that an outcome breaks. */
  const brokenBy = (outcome: Outcome): string[] =>
    Object.entries(RULES).flatMap(([name, rule]) => (rule(outcome, page()) === undefined ? [] : [name]));

  test.each<[string, Outcome, string]>([
    ['no answer', answered(undefined), 'it is answered'],
    ['an exception', { ...answered(undefined), error: new Error('put in on purpose') }, 'it is answered'],
    ['an answer that takes too long', answered(good, { milliseconds: 51 }), 'it is answered soon'],
    ['a failure', answered(good, { log: ['{"problem":"a turn failed"}'] }), 'no failure is reported'],
    ['an echo', answered(spoken('<speak><s>zqxj</s></speak>')), 'nothing that came in comes out'],
    ['an echo in the log', answered(good, { log: ['{"move":"zqxj"}'] }), 'nothing that came in comes out'],
    [
      'a status that is no refusal',
      answered({ statusCode: 500, headers: {}, body: '{}' }),
      'it is a response of its platform, or a refusal',
    ],
    [
      'an attribute of the session that is not ours',
      answered({ ...good, sessionAttributes: { other: 1 } }),
      'it is a response of its platform, or a refusal',
    ],
    [
      'a card that is too long',
      answered(spoken('<speak><s>Well?</s></speak>', { card: 'x'.repeat(9000) })),
      'it is within the limits of its platform',
    ],
    [
      'a missing reprompt',
      answered(spoken('<speak><s>Well?</s></speak>', { reprompt: undefined })),
      'it says whether it goes on listening',
    ],
    [
      'a session that is neither open nor closed',
      answered(spoken('<speak><s>Well?</s></speak>', { shouldEndSession: undefined })),
      'it says whether it goes on listening',
    ],
    [
      'markup that is not ours',
      answered(spoken("<speak><audio src='x'/></speak>")),
      'its speech is SSML of ours',
    ],
    ['silence', answered(spoken('<speak></speak>')), 'its speech is SSML of ours'],
    [
      'a place that makes no sense',
      answered({ ...good, sessionAttributes: { place: { edition: 'x', pace: 'fast' } } }),
      'its place comes back as it is',
    ],
  ])('%s', (_what, outcome, rule) => {
    expect(brokenBy(outcome)).toContain(rule);
  });

  test('nothing wrong with a good answer', () => {
    expect(brokenBy(answered(good))).toEqual([]);
  });
});
