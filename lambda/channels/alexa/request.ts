import type { IntentRequest, Request, RequestEnvelope, Slot } from 'ask-sdk-model';
import type { AskMove, ReadMove } from '../../guide/moves';
import { answerWithId } from '../../page/answer-ids';
import type { Page } from '../../page/page';
import { type Asked, PROBE } from '../channel';
import type { Intent, Slots } from '../intents';
import { WORDS_INTENT, WORDS_SLOT } from './intents';

/**
 * What a request of Alexa's asks: an intent and slots or, where the words were none that an intent foresaw, the words.
 * @param attributes the session's, as they came back: nothing in them is trusted
 */
export function askedIn(
  { request, session, context }: RequestEnvelope,
  attributes: unknown,
  page: Page,
): Asked {
  const { place, sessionStart } = Object(attributes) as Readonly<Record<string, unknown>>;
  const words = wordsIn(request);
  const intent = words === undefined ? intentIn(request, page) : undefined;
  const id: unknown = context.System.user?.userId;
  const isNew = session?.new === true;
  const now = Date.parse(request.timestamp);
  const start = typeof sessionStart === 'number' ? sessionStart : Number.NaN;
  const listener =
    typeof id === 'string' && id !== '' ? { id, isNew, now, sessionStart: isNew ? now : start } : undefined;
  return {
    place,
    ...(request.type === 'LaunchRequest' && { event: 'launch' }),
    ...(intent && { intent }),
    ...(words !== undefined && { words }),
    ...(listener && { listener, isProbe: listener.id === PROBE }),
  };
}

/** The words of a request that brings them; undefined for any other. */
function wordsIn(request: Request): string | undefined {
  if (!('intent' in request)) return undefined;
  const { name, slots }: Partial<IntentRequest['intent']> = request.intent ?? {};
  const value: unknown = slots?.[WORDS_SLOT]?.value;
  return name === WORDS_INTENT && typeof value === 'string' ? value : undefined;
}

/**
 * The intent of a request, with its slots read; undefined where it has none. No field is trusted to be there. What is
 * touched on a screen brings the name of the intent that it stands for.
 */
export function intentIn(request: Request, page: Page): Intent | undefined {
  if (request.type === 'Alexa.Presentation.APL.UserEvent') {
    const [touched]: readonly unknown[] = Array.isArray(request.arguments) ? request.arguments : [];
    return typeof touched === 'string' ? { name: touched, slots: {} } : undefined;
  }
  if (!('intent' in request)) return undefined;
  const { name, slots }: Partial<IntentRequest['intent']> = request.intent ?? {};
  return typeof name === 'string' ? { name, slots: slotsIn(slots ?? {}, page) } : undefined;
}

function slotsIn(slots: Readonly<Record<string, Slot | undefined>>, page: Page): Slots {
  const { passage, term, thing, number, ordinal } = slots;
  const passageId = matchedId(passage);
  const termId = matchedId(term);
  return {
    ...(typeof passage?.value === 'string' && {
      passage: passageId !== undefined && page.passage(passageId) ? passageId : null,
    }),
    ...(termId !== undefined && { term: termId }),
    ...(typeof thing?.value === 'string' && { thing: thingWith(matchedId(thing), page) }),
    number: number?.value,
    ordinal: ordinal?.value,
  };
}

/** What the id of a thing asks for; null where it stands for nothing. */
function thingWith(id: string | undefined, page: Page): AskMove | ReadMove | null {
  const found = id === undefined ? undefined : answerWithId(id, page);
  if (!found) return null;
  const { passage, answer } = found;
  return answer === undefined ? { kind: 'read', passage } : { kind: 'ask', passage, answer };
}

/** The id of the value that a slot was resolved to. The words themselves are never used: they may be anything. */
function matchedId(slot: Slot | undefined): string | undefined {
  const authorities = slot?.resolutions?.resolutionsPerAuthority;
  if (!Array.isArray(authorities)) return undefined;
  const match = authorities.find((authority) => authority?.status?.code === 'ER_SUCCESS_MATCH');
  const id: unknown = match?.values?.[0]?.value?.id;
  return typeof id === 'string' ? id : undefined;
}
