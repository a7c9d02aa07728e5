import { CARD_CHARACTERS, RESPONSE_BYTES, SPEECH_CHARACTERS } from '../../../lambda/channels/alexa/limits';
import { RESPONSE_BYTES as GOOGLE_BYTES } from '../../../lambda/channels/dialogflow/limits';
import { PLACE } from '../../../lambda/channels/dialogflow/request';
import { readPlace } from '../../../lambda/guide/place';
import type { Page } from '../../../lambda/page/page';
import { textOfSsml } from '../ssml-text';
import { MARK } from './hostile';

/** Statuses of HTTP that are answers or refusals. 500 is neither: it says that we have failed. */
const STATUSES: ReadonlySet<unknown> = new Set([200, 400, 401, 403, 404, 405, 413, 415]);

/** Fields that the platform gives us and wants back as they were: names of the session, and what hangs on them. */
const ECHOED: ReadonlySet<string> = new Set(['outputContexts', 'targetPage']);

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is wrong with an answer, in a few words; nothing where it is a refusal or a valid response. The answer is judged
 * as the platform reads it: as JSON.
 */
export function wrongWith(answer: unknown, page: Page): string[] {
  if (answer === undefined) return ['no answer'];
  const read = JSON.parse(JSON.stringify(answer)) as Fields;
  return 'statusCode' in read ? wrongOverHttp(read, page) : wrongForAlexa(read, page);
}

function wrongForAlexa(answer: Fields, page: Page): string[] {
  const wrong: string[] = [];
  const response = fields(answer.response);
  const { outputSpeech, reprompt, card, shouldEndSession } = response;
  if (answer.version !== '1.0' || typeof answer.response !== 'object') wrong.push('not a response of Alexa');
  if (Buffer.byteLength(JSON.stringify(answer)) > RESPONSE_BYTES) wrong.push('too large for Alexa');
  if (outputSpeech !== undefined) {
    if (typeof shouldEndSession !== 'boolean') wrong.push('says nothing about the session');
    if ((shouldEndSession === false) !== (reprompt !== undefined))
      wrong.push('open without a reprompt, or the reverse');
    for (const speech of [outputSpeech, fields(reprompt).outputSpeech]) {
      if (speech !== undefined) wrong.push(...wrongSpeech(fields(speech).ssml, SPEECH_CHARACTERS));
    }
  }
  if (JSON.stringify(card ?? '').length > CARD_CHARACTERS) wrong.push('a card that is too long');
  const { place, ...others } = fields(answer.sessionAttributes);
  if (Object.keys(others).length > 0) wrong.push('an attribute that is not ours');
  if (outputSpeech !== undefined && place !== undefined) wrong.push(...wrongPlace(place, page));
  return [...wrong, ...echoes(answer)];
}

function wrongOverHttp({ statusCode, headers, body }: Fields, page: Page): string[] {
  if (!STATUSES.has(statusCode)) return [`status ${statusCode}`];
  if (typeof body !== 'string' || typeof headers !== 'object') return ['not an answer over HTTP'];
  if (Buffer.byteLength(body) > GOOGLE_BYTES) return ['too large for Dialogflow'];
  const read = JSON.parse(body) as Fields;
  const wrong =
    statusCode === 200
      ? []
      : Object.keys(read)
          .filter((key) => key !== 'error')
          .map((key) => `a refusal with ${key}`);
  for (const ssml of speechIn(read)) wrong.push(...wrongSpeech(ssml, SPEECH_CHARACTERS));
  const contexts = (read.outputContexts ?? []) as { parameters?: Fields; lifespanCount?: number }[];
  const places = [
    ...contexts.map(({ parameters }) => parameters?.[PLACE]),
    fields(fields(read.sessionInfo).parameters)[PLACE],
  ];
  for (const place of places)
    if (place !== undefined && place !== null) wrong.push(...wrongPlace(place, page));
  return [...wrong, ...echoes(read)];
}

/** Every text of an answer that a platform takes for SSML. */
function speechIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('<speak') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(speechIn) : [];
}

function wrongSpeech(ssml: unknown, most: number): string[] {
  if (typeof ssml !== 'string' || ssml.length > most) return ['no speech, or too long'];
  try {
    return textOfSsml(ssml).trim() === '' ? ['silence'] : [];
  } catch (error) {
    return [`speech: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** A place that is sent out must be one that comes back whole. */
const wrongPlace = (place: unknown, page: Page): string[] =>
  sorted(readPlace(place, page)) === sorted(place) ? [] : ['a place that does not come back as it is'];

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Nothing that was thrown in may come out, markup or not: the guide never says again what it was told. */
function echoes(value: unknown, key = ''): string[] {
  if (ECHOED.has(key)) return [];
  if (typeof value === 'string') return value.includes(MARK) ? [`what came in comes out, in ${key}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name.includes(MARK) ? ['a name that came in comes out'] : []),
    ...echoes(inner, name),
  ]);
}

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
