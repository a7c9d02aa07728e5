import fc from 'fast-check';
import { passageIntent as alexaIntent, MOVE_INTENTS } from '../../../lambda/channels/alexa/intents';
import { passageIntent, WORDS } from '../../../lambda/channels/dialogflow/intents';
import { PLACE } from '../../../lambda/channels/dialogflow/request';
import { MOVES } from '../../../lambda/guide/moves';
import type { CompiledPage } from '../../../lambda/page/open';
import { hostileText, hostileValue, MARK } from './hostile';
import { mutated } from './mutate';
import { names, tamperedPlace } from './places';

/** An event to be thrown at the handler. */
export interface Case {
  readonly kind: string;
  readonly event: unknown;
}

/** Real requests, by the channel or surface that sends them: events of Lambda. */
export type Seeds = Readonly<Record<string, readonly unknown[]>>;

interface HttpSeed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** All that is thrown: every kind about as often as the others. */
export function casesOf(seeds: Seeds, page: CompiledPage): fc.Arbitrary<Case> {
  const { alexa = [], ...google } = seeds;
  const https = Object.values(google).flat() as HttpSeed[];
  const kinds: readonly fc.Arbitrary<Case>[] = [
    kind('Alexa: a real request, changed', mutated(alexa).map(throughJson)),
    kind('Alexa: any intent, slots and place', alexaRequest(alexa, page)),
    ...Object.entries(google).map(([name, sent]) =>
      kind(`${name}: a real request, changed`, changedBody(sent as HttpSeed[])),
    ),
    kind('Google: any intent, parameters, words and place', esRequest(google.assistant as HttpSeed[], page)),
    kind('CX: any tag, parameters, words and place', cxRequest(google.cx as HttpSeed[], page)),
    kind('HTTP: the event itself, changed', mutated(https).map(throughJson)),
    kind('HTTP: a body of any kind', anyBody(https)),
    kind('anything', fc.oneof(fc.anything({ maxDepth: 4 }), fc.jsonValue(), hostileValue)),
  ];
  return fc.oneof(...kinds);
}

const kind = (name: string, event: fc.Arbitrary<unknown>): fc.Arbitrary<Case> =>
  event.map((made) => ({ kind: name, event: made }));

/** As it comes over a wire: what JSON cannot hold is gone. */
const throughJson = (value: unknown): unknown => JSON.parse(inJson(value));

/** Anything in JSON. What several changes have nested deeper than can be written is instead as deep a text as any. */
function inJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return DEEPEST;
  }
}

/** Deep, and still read by the engine. */
const DEEPEST = `${'['.repeat(5000)}"${MARK}"${']'.repeat(5000)}`;

function alexaRequest(seeds: readonly unknown[], page: CompiledPage): fc.Arbitrary<unknown> {
  const ids = page.passages.map(({ id }) => id);
  const slot = fc.record(
    {
      name: hostileText,
      value: fc.oneof(hostileText, fc.constantFrom('3', '3rd', '?', '-1', '1e9')),
      resolutions: fc.oneof(
        hostileValue,
        fc.oneof(fc.constantFrom(...ids), hostileText).map((id) => ({
          resolutionsPerAuthority: [
            { status: { code: 'ER_SUCCESS_MATCH' }, values: [{ value: { name: id, id } }] },
          ],
        })),
      ),
    },
    { requiredKeys: [] },
  );
  const slots = fc.oneof(
    fc.record({ number: slot, ordinal: slot, passage: slot, term: slot }, { requiredKeys: [] }),
    fc.dictionary(hostileText, slot, { maxKeys: 4 }),
  );
  const request = fc.record({
    type: fc.oneof(
      { weight: 6, arbitrary: fc.constant('IntentRequest') },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          'LaunchRequest',
          'SessionEndedRequest',
          'CanFulfillIntentRequest',
          'System.ExceptionEncountered',
          'Alexa.Presentation.APL.UserEvent',
        ),
      },
      { weight: 1, arbitrary: hostileText },
    ),
    intent: fc.record({ name: names([...ids.map(alexaIntent), ...MOVE_INTENTS.keys()]), slots }),
  });
  return fc
    .tuple(
      fc.constantFrom(...(seeds as { session: object; request: object }[])),
      request,
      tamperedPlace(page),
    )
    .map(([seed, asked, place]) =>
      throughJson({
        ...seed,
        session: { ...seed.session, attributes: { place, [MARK]: place } },
        request: { ...seed.request, ...asked },
      }),
    );
}

const changedBody = (seeds: readonly HttpSeed[]): fc.Arbitrary<unknown> =>
  fc
    .constantFrom(...seeds)
    .chain((seed) => mutated([JSON.parse(seed.body)]).map((body) => ({ ...seed, body: inJson(body) })));

function esRequest(seeds: readonly HttpSeed[], page: CompiledPage): fc.Arbitrary<unknown> {
  const asked = askedOf(page);
  return fc.tuple(fc.constantFrom(...seeds), asked).map(([seed, { name, parameters, words, place }]) => {
    const body = JSON.parse(seed.body) as { session: string; queryResult: object };
    const context = {
      name: `${body.session}/contexts/${PLACE}`,
      lifespanCount: 9,
      parameters: { [PLACE]: place },
    };
    const queryResult = {
      ...body.queryResult,
      queryText: words,
      intent: { displayName: name },
      parameters,
      outputContexts: [context],
    };
    return { ...seed, body: inJson({ ...body, queryResult }) };
  });
}

function cxRequest(seeds: readonly HttpSeed[], page: CompiledPage): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...seeds), askedOf(page))
    .map(([seed, { name, parameters, words, place }]) => {
      const body = JSON.parse(seed.body) as object;
      const resolved = Object.fromEntries(
        Object.entries(parameters).map(([key, resolvedValue]) => [key, { resolvedValue }]),
      );
      return {
        ...seed,
        body: inJson({
          ...body,
          fulfillmentInfo: { tag: name },
          intentInfo: { parameters: resolved },
          transcript: words,
          sessionInfo: { parameters: { [PLACE]: place } },
        }),
      };
    });
}

const askedOf = (page: CompiledPage) =>
  fc.record({
    name: names([...Object.keys(MOVES), ...page.passages.map(({ id }) => passageIntent(id)), WORDS]),
    parameters: fc.dictionary(
      fc.constantFrom('passage', 'term', 'number', 'ordinal', '__proto__'),
      hostileValue,
      { maxKeys: 4 },
    ),
    words: hostileText,
    place: tamperedPlace(page),
  });

/** Bodies that are no JSON, or too much of it, said to be of any type, in any encoding. */
const anyBody = (seeds: readonly HttpSeed[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.oneof(
        hostileText,
        fc.nat({ max: 400 }).map((cut) => seeds[0]?.body.slice(0, cut) ?? ''),
        fc.integer({ min: 1, max: 400 }).map((kilobytes) => `{"${MARK}":"${MARK.repeat(kilobytes * 256)}"}`),
        fc.integer({ min: 1, max: 50_000 }).map((depth) => '['.repeat(depth)),
        hostileValue.map(inJson),
      ),
      fc.constantFrom(
        'application/json',
        'application/json; charset=utf-8',
        'text/plain',
        `application/json${MARK}`,
        '',
      ),
      fc.constantFrom(
        ...Array<string>(9).fill('/google'),
        '/google/',
        '/google/cx',
        '/health',
        '/',
        '//',
        '/__proto__',
        `/${MARK}`,
        '/google/../health',
      ),
      fc.constantFrom(...Array<string>(9).fill('POST'), 'GET', 'post', 'PUT', MARK),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([seed, body, type, path, method, base64, asBase64]) => ({
      ...seed,
      rawPath: path,
      headers: { ...seed.headers, 'content-type': type },
      requestContext: { stage: '$default', http: { method, path } },
      body: asBase64 ? Buffer.from(body).toString('base64') : body,
      isBase64Encoded: base64,
    }));
