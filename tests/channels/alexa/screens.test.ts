import type { interfaces, Response, ResponseEnvelope } from 'ask-sdk-model';
import fc from 'fast-check';
import * as v from 'valibot';
import DOCUMENT from '../../../lambda/channels/alexa/apl-document.json';
import { passageIntent } from '../../../lambda/channels/alexa/intents';
import { RESPONSE_BYTES } from '../../../lambda/channels/alexa/response-limits';
import { MOVES, PLAIN_MOVES } from '../../../lambda/guide/moves';
import { deskApp } from '../../../tools/surfaces/desk-app';
import { alexa, envelope, intent, launch, SKILL_ID, ssmlOf } from '../../support/alexa';
import { page } from '../../support/words';
import { DATA_SCHEMA, DOCUMENT_SCHEMA } from './apl-schema';

const send = alexa();
const APL = { 'Alexa.Presentation.APL': { runtime: { maxVersion: '2024.3' } } };

/** A request from a device that says it has these interfaces. */
function from(supportedInterfaces: unknown, request: unknown, more: object = {}, attributes?: unknown) {
  const sent = envelope(request, attributes);
  const { System } = sent.context;
  return {
    ...sent,
    context: { ...more, System: { ...System, device: { ...System.device, supportedInterfaces } } },
  };
}

const touch = (fields: object = {}) => ({
  type: 'Alexa.Presentation.APL.UserEvent',
  requestId: 'amzn1.echo-api.request.2',
  timestamp: '2026-11-22T09:00:00Z',
  locale: 'en-GB',
  token: 'guide',
  arguments: ['AMAZON.HelpIntent'],
  source: { type: 'TouchWrapper', handler: 'Press', id: '' },
  components: {},
  ...fields,
});

const directivesOf = ({ response }: { readonly response: ResponseEnvelope }): string[] =>
  (response.response.directives ?? []).map(({ type }) => type);

describe('the schema', () => {
  test('takes the document', () => {
    expect(v.safeParse(DOCUMENT_SCHEMA, DOCUMENT).issues).toBeUndefined();
  });

  const mistaken = (change: (text: string) => string) =>
    v.safeParse(DOCUMENT_SCHEMA, JSON.parse(change(JSON.stringify(DOCUMENT)))).success;

  test.each([
    ['a component that there is not', '"type":"ScrollView"', '"type":"ScrolView"'],
    ['a property that there is not', '"fontSize":', '"textSize":'],
    ['a role that there is not', '"role":"header"', '"role":"heading"'],
    ['something to touch without a name', /"accessibilityLabel":"[^"]*choice[^"]*",/, ''],
    ['a word of its own', /"text":"[^"]*choice[^"]*"/, '"text":"Yes"'],
  ])('finds %s', (_, there, wrong) => {
    expect(mistaken((text) => text.replace(there, wrong))).toBe(false);
  });

  test('finds data that is missing', () => {
    expect(v.safeParse(DATA_SCHEMA, { guide: { type: 'object', properties: { title: 'A' } } }).success).toBe(
      false,
    );
  });
});

const spoken = PLAIN_MOVES.flatMap((kind) => {
  const row = MOVES[kind];
  return 'alexa' in row ? [...row.alexa] : [];
});
const reading = page().contents().passages.map(passageIntent);

test.each(['on', 'follow'] as const)('every kind of reply fits the document: %s', async (screens) => {
  const app = deskApp({ page: page(), skillId: SKILL_ID, screens, today: () => '2026-11-22' });
  for (const request of [launch, ...[...spoken, ...reading].map((name) => intent(name))]) {
    const answer = (await app(from(APL, request))) as ResponseEnvelope;
    const [render] = answer.response
      .directives as interfaces.alexa.presentation.apl.RenderDocumentDirective[];
    expect(v.safeParse(DATA_SCHEMA, render?.datasources).issues).toBeUndefined();
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(RESPONSE_BYTES);
  }
});

describe('devices', () => {
  const viewport = { Viewport: { shape: 'ROUND', pixelWidth: 480, pixelHeight: 480, dpi: 160 } };

  test.each([
    ['of which nothing is known', {}, {}],
    ['with a viewport and without the interface: it is no proof of a screen', {}, viewport],
    ['that play sound', { AudioPlayer: {} }, {}],
    ['that show old templates', { Display: { templateVersion: '1.0', markupVersion: '1.0' } }, {}],
  ])('%s are sent nothing to show, and everything to hear', async (_, interfaces, more) => {
    const answered = await send(from(interfaces, intent('ReadSymptomsIntent'), more));
    expect(directivesOf(answered)).toEqual([]);
    expect(ssmlOf(answered)).toBe(ssmlOf(await send(envelope(intent('ReadSymptomsIntent')))));
  });

  test.each([
    ['an old Echo Show', { 'Alexa.Presentation.APL': { runtime: { maxVersion: '1.8' } } }, {}],
    ['a new one', { AudioPlayer: {}, ...APL }, viewport],
    [
      'one that shows something already',
      APL,
      { 'Alexa.Presentation.APL': { token: 'guide', version: 'AriaRuntimeLibrary' } },
    ],
  ])('%s is sent the document', async (_, interfaces, more) => {
    expect(directivesOf(await send(from(interfaces, launch, more)))).toEqual([
      'Alexa.Presentation.APL.RenderDocument',
    ]);
  });

  test('a fault of the screen is reported, and nothing is said', async () => {
    const error = touch({
      type: 'Alexa.Presentation.APL.RuntimeError',
      errors: [{ type: 'LIST_ERROR', reason: 'x', message: 'y' }],
    });
    const { response, reported } = await send(from(APL, error, {}, {}));
    expect(response.response).toEqual({});
    expect(reported).toEqual(['Alexa sent Alexa.Presentation.APL.RuntimeError']);
  });

  test('a touch without a session, as from a widget, has an answer and no attributes', async () => {
    const { session: _, ...event } = from(APL, touch());
    const { response } = await send(event);
    expect(response.response.outputSpeech).toBeDefined();
    expect(response.sessionAttributes ?? {}).toEqual({});
  });
});

const MARK = 'zqxj';
const anything = fc.oneof(
  fc.jsonValue(),
  fc.string().map((text) => `${MARK}<speak>&${text}`),
  fc.constantFrom('__proto__', 'constructor', null, [], {}, 1e308),
);

/** Whether a response is one that Alexa takes, with nothing in it of what came in. */
function isSound({ response, ...rest }: ResponseEnvelope): boolean {
  const { outputSpeech, shouldEndSession }: Response = response;
  return (
    outputSpeech?.type === 'SSML' &&
    outputSpeech.ssml.length > '<speak></speak>'.length &&
    typeof shouldEndSession === 'boolean' &&
    !JSON.stringify({ response, ...rest }).includes(MARK)
  );
}

test('a touch of anything is answered', async () => {
  const event = fc.record({ arguments: anything, token: anything, source: anything, components: anything });
  await fc.assert(
    fc.asyncProperty(event, anything, async (fields, place) =>
      isSound((await send(from(APL, touch(fields), {}, { place }))).response),
    ),
    { numRuns: 300, seed: 20261122 },
  );
});

test('a slot full of anything is answered', async () => {
  const named = fc.constantFrom(
    'ReadIntent',
    'AskIntent',
    'ItemIntent',
    'SpellIntent',
    'SymptomsListIntent',
    'WordsIntent',
  );
  const slot = fc.record({ name: anything, value: anything, resolutions: anything, slotValue: anything });
  const slots = fc.dictionary(
    fc.constantFrom('passage', 'thing', 'number', 'ordinal', 'term', 'words', '__proto__'),
    fc.oneof(slot, anything),
  );
  await fc.assert(
    fc.asyncProperty(named, fc.oneof(slots, anything), async (name, filled) =>
      isSound((await send(from(APL, intent(name, filled)))).response),
    ),
    { numRuns: 300, seed: 20261122 },
  );
});
