import {
  CARD_CHARACTERS,
  RESPONSE_BYTES,
  SPEECH_CHARACTERS,
} from '../../../lambda/channels/alexa/response-limits';
import { RESPONSE_BYTES as WEBHOOK_BYTES } from '../../../lambda/channels/dialogflow/response-limits';
import { fields } from '../../../lambda/fields';
import { readPlace } from '../../../lambda/guide/place';
import type { Page } from '../../../lambda/page/page';
import { canonical } from '../../content/edition';
import { textOfSsml } from '../ssml-text';
import { MARK } from './events';

/** What came of an event. */
export interface Outcome {
  /** What the handler answered; or what it threw. */
  readonly answer?: unknown;
  readonly error?: unknown;
  /** Of computing, not of waiting. */
  readonly milliseconds: number;
  /** The lines it wrote to its log. */
  readonly log: readonly string[];
}

/** What is wrong with an outcome, in a few words; undefined if nothing is. */
export type Rule = (outcome: Outcome, page: Page) => string | undefined;

/** Milliseconds of computing that an event may take. */
const MOST_MILLISECONDS = 50;

/** Statuses of HTTP that are an answer or a refusal. 500 is neither: it says that we have failed. */
const STATUSES: ReadonlySet<unknown> = new Set([200, 400, 401, 403, 404, 405, 413, 415]);

/** Fields that a platform wants back as they came: the names of its sessions. */
const ECHOED = /\.(outputContexts\.\d+\.name|targetPage)$/;

/** What must hold of every answer, whatever came in. The answer is judged as its platform reads it: as JSON. */
export const RULES: Readonly<Record<string, Rule>> = {
  'it is answered': ({ error, answer }) => {
    if (error !== undefined) return `an exception: ${error instanceof Error ? error.stack : String(error)}`;
    return answer === undefined ? 'no answer' : undefined;
  },
  'it is answered soon': ({ milliseconds }) =>
    milliseconds > MOST_MILLISECONDS ? `${milliseconds.toFixed(0)} ms of computing` : undefined,
  'no failure is reported': ({ log }) =>
    log.find((line) => {
      const { problem } = JSON.parse(line) as { problem?: string };
      return problem !== undefined && !/^(refused|Alexa sent)/.test(problem);
    }),
  'nothing that came in comes out': ({ answer, log }) => {
    if (log.some((line) => line.includes(MARK))) return 'it is in the log';
    const field = leavesOf(answer).find(
      ([path, value]) => path.includes(MARK) || (String(value).includes(MARK) && !ECHOED.test(path)),
    );
    return field && `it is in ${field[0]}`;
  },
  'it is a response of its platform, or a refusal': ({ answer }) => {
    const { statusCode, headers, body, version, response, sessionAttributes } = fields(answer);
    if (statusCode === undefined) {
      if (version !== '1.0' || typeof response !== 'object') return 'not a response of Alexa';
      const others = Object.keys(fields(sessionAttributes)).filter((key) => key !== 'place');
      return others.length > 0 ? 'an attribute that is not ours' : undefined;
    }
    if (!STATUSES.has(statusCode)) return `status ${statusCode}`;
    if (typeof body !== 'string' || typeof headers !== 'object') return 'not a response over HTTP';
    const more = Object.keys(fields(JSON.parse(body))).filter((key) => key !== 'error');
    return statusCode !== 200 && more.length > 0 ? `a refusal with ${more[0]}` : undefined;
  },
  'it is within the limits of its platform': ({ answer }) => {
    const { statusCode, body, response } = fields(answer);
    const bytes = Buffer.byteLength(statusCode === undefined ? JSON.stringify(answer ?? null) : String(body));
    if (bytes > (statusCode === undefined ? RESPONSE_BYTES : WEBHOOK_BYTES)) return 'too large';
    const { card } = fields(response);
    return JSON.stringify(card ?? '').length > CARD_CHARACTERS ? 'a card that is too long' : undefined;
  },
  'it says whether it goes on listening': ({ answer }) => {
    const { outputSpeech, reprompt, shouldEndSession } = fields(fields(answer).response);
    if (outputSpeech === undefined) return undefined;
    if (typeof shouldEndSession !== 'boolean') return 'nothing about the session';
    return shouldEndSession === (reprompt !== undefined)
      ? 'open without a reprompt, or the reverse'
      : undefined;
  },
  'its speech is SSML of ours': ({ answer }) => {
    for (const [path, value] of leavesOf(answer)) {
      if (typeof value !== 'string' || !(value.startsWith('<speak') || path.endsWith('.ssml'))) continue;
      if (value.length > SPEECH_CHARACTERS) return 'too long';
      try {
        if (textOfSsml(value).trim() === '') return 'silence';
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    }
    return undefined;
  },
  'its place comes back as it is': ({ answer }, page) =>
    placesIn(read(answer)).every((place) => canonical(readPlace(place, page)) === canonical(place))
      ? undefined
      : 'a place that does not come back as it is',
};

/** An answer as the platform reads it, with the JSON of a body opened. */
function read(answer: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(answer ?? null));
  const { statusCode, body } = fields(copy);
  return statusCode === undefined || typeof body !== 'string'
    ? copy
    : { ...fields(copy), body: JSON.parse(body) };
}

/** Everything in an answer that is not an object or a list, with its path. */
function leavesOf(answer: unknown): [string, unknown][] {
  const walk = (value: unknown, path: string): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => walk(inner, `${path}.${key}`))
      : [[path, value]];
  return walk(read(answer), '');
}

/** Every place in an answer: it alone has an edition and a pace. */
function placesIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'edition' in value && 'pace' in value ? [value] : Object.values(value).flatMap(placesIn);
}
