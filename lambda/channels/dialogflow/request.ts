import * as v from 'valibot';
import type { Asked } from '../channel';
import { ENTITIES, eventOf, type ParameterName } from './intents';

/** What the place is called between turns: an ES context with one parameter of this name, a CX session parameter. */
export const PLACE = 'guide-place';

/** A webhook request of Dialogflow ES, as far as it is used. */
export interface EsRequest {
  readonly session: string;
  /** The intent's name. */
  readonly intent: string;
  readonly parameters: Parameters;
  /** What was said or typed; where an event called the intent, the event's name. */
  readonly words: string;
  /** Where the words came from, empty for most: `GOOGLE_TELEPHONY`, `google`, `DIALOGFLOW_CONSOLE`. */
  readonly source: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The place as it came back, unread. */
  readonly place: unknown;
}

export type Parameters = Readonly<Partial<Record<ParameterName, string | number>>>;

const text = v.fallback(v.string(), '');
const record = v.fallback(v.record(v.string(), v.unknown()), {});
const context = v.object({ name: v.string(), parameters: record });
const request = v.object({
  // The longest form, with an environment, a user and a session of 36 characters each, is under 300.
  session: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  queryResult: v.object({
    queryText: text,
    intent: v.fallback(v.object({ displayName: text }), { displayName: '' }),
    parameters: record,
    outputContexts: v.fallback(v.array(v.unknown()), []),
  }),
  originalDetectIntentRequest: v.fallback(v.object({ source: text, payload: record }), {
    source: '',
    payload: {},
  }),
});

/**
 * Reads what Dialogflow ES sent. What is missing or of another kind counts as not sent.
 * @returns undefined for what is no ES request: nothing, a list, the retired V1 shape (`result`), another product's
 */
export function readEsRequest(body: unknown): EsRequest | undefined {
  const parsed = v.safeParse(request, body);
  if (!parsed.success || Object.hasOwn(body as object, 'result')) return undefined;
  const { session, queryResult, originalDetectIntentRequest } = parsed.output;
  const { queryText, intent, parameters, outputContexts } = queryResult;
  return {
    session,
    intent: intent.displayName,
    parameters: known(parameters),
    words: queryText,
    ...originalDetectIntentRequest,
    place: placeIn(outputContexts),
  };
}

/** The name of an event, which Dialogflow writes where the words would be: nobody has said it. */
const EVENT_NAME = /^(actions_intent_|sys\.)|^[A-Z]+(_[A-Z]+)+$/;

/**
 * What a request of either product asks.
 * @param name of an intent, or a tag
 */
export function askedIn(name: string, parameters: Parameters, words: string, place: unknown): Asked {
  const event = eventOf(name);
  const { passage, term, number, ordinal } = parameters;
  return {
    place,
    ...(!EVENT_NAME.test(words) && { words }),
    ...(event && { event }),
    intent: {
      name,
      slots: {
        ...(passage !== undefined && { passage: String(passage) }),
        ...(typeof term === 'string' && { term }),
        number,
        ordinal,
      },
    },
  };
}

/** The parameters that the agent has, as text or numbers, and nothing else that a context may have added. */
export function known(parameters: Readonly<Record<string, unknown>>): Parameters {
  const found: Partial<Record<ParameterName, string | number>> = {};
  for (const name of Object.keys(ENTITIES) as ParameterName[]) {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (typeof value === 'string' || typeof value === 'number') found[name] = value;
  }
  return found;
}

/** Dialogflow writes the names of contexts in small letters, after the name of the session. */
function placeIn(contexts: readonly unknown[]): unknown {
  for (const one of contexts) {
    const parsed = v.safeParse(context, one);
    if (parsed.success && parsed.output.name.endsWith(`/contexts/${PLACE}`))
      return parsed.output.parameters[PLACE];
  }
  return undefined;
}
