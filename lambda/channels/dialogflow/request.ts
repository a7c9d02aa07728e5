import * as v from 'valibot';
import { ENTITIES, isIntentName, type ParameterName, WORDS } from './intents';
import type { Asked } from './move';
import { PLACE } from './place';

/** A webhook request of Dialogflow ES, as far as it is used. */
export interface DialogflowRequest extends Asked {
  readonly session: string;
  /** Where the words came from, in capitals or not, and empty for most: `GOOGLE_TELEPHONY`, `google`, `DIALOGFLOW_CONSOLE`. */
  readonly source: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The place as it came back, not yet looked at. */
  readonly place: unknown;
}

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
 * Reads what Dialogflow sent. What is missing or of another kind is taken as not sent.
 * @returns undefined for what is no ES request: nothing, a list, the retired V1 shape (`result`), another product's
 */
export function readRequest(body: unknown): DialogflowRequest | undefined {
  const parsed = v.safeParse(request, body);
  if (!parsed.success || Object.hasOwn(body as object, 'result')) return undefined;
  const { session, queryResult, originalDetectIntentRequest } = parsed.output;
  const { queryText, intent, parameters, outputContexts } = queryResult;
  return {
    session,
    name: isIntentName(intent.displayName) ? intent.displayName : WORDS,
    parameters: known(parameters),
    words: queryText,
    ...originalDetectIntentRequest,
    place: placeIn(outputContexts),
  };
}

/**
 * The parameters that we asked for, and nothing else that a context may have added. Only words and numbers: what is
 * nested without end would cost the library time to copy.
 */
export function known(parameters: Readonly<Record<string, unknown>>): Asked['parameters'] {
  const ours: Partial<Record<ParameterName, string | number>> = {};
  for (const name of PARAMETERS) {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (typeof value === 'string' || typeof value === 'number') ours[name] = value;
  }
  return ours;
}

const PARAMETERS = Object.keys(ENTITIES) as readonly ParameterName[];

/** Dialogflow writes the names of contexts in small letters, after the name of the session. */
function placeIn(contexts: readonly unknown[]): unknown {
  for (const one of contexts) {
    const parsed = v.safeParse(context, one);
    if (parsed.success && parsed.output.name.endsWith(`/contexts/${PLACE}`))
      return parsed.output.parameters[PLACE];
  }
  return undefined;
}

/**
 * The request as the library is given it: written anew, since it throws on much that is harmless - a missing payload,
 * a context without parameters, an intent named `constructor` - and takes a hint to speak V1 from anyone who sends it.
 * It is shown no context: where the listener is has been read already.
 */
export const bodyForLibrary = ({ session, name, parameters, words, source }: DialogflowRequest) => ({
  responseId: '',
  session,
  queryResult: {
    queryText: words,
    intent: { displayName: name },
    parameters: { ...parameters },
    outputContexts: [],
  },
  originalDetectIntentRequest: { source, payload: {} },
});
