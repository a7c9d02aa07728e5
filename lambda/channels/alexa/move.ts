import type { Intent, Request, Slot } from 'ask-sdk-model';
import type { Move } from '../../guide/move';
import type { Page } from '../../page/page';
import { MOVE_INTENTS, passageOfIntent, SLOT_INTENTS } from './intents';

/**
 * The move that a request means. A request that nothing can be made of is a move too: the listener was not understood.
 * @param request as it came in: no field of it is trusted to be there
 */
export function moveOf(request: Request, page: Page): Move {
  if (request.type === 'LaunchRequest') return { kind: 'launch' };
  if (request.type === 'SessionEndedRequest') return { kind: 'end' };
  if (request.type !== 'IntentRequest') return { kind: 'unheard' };
  return moveOfIntent(request.intent, page) ?? { kind: 'unheard' };
}

/** The move of an intent; undefined for one that is not in the model, or lacks the slot it needs. */
export function moveOfIntent(intent: Intent | undefined, page: Page): Move | undefined {
  const name = typeof intent?.name === 'string' ? intent.name : '';
  if (Object.hasOwn(MOVE_INTENTS, name)) return { kind: MOVE_INTENTS[name as keyof typeof MOVE_INTENTS] };
  switch (name) {
    case SLOT_INTENTS.last:
      return { kind: 'item', item: 'last' };
    case SLOT_INTENTS.item: {
      const item = numberOf(intent?.slots?.number) ?? numberOf(intent?.slots?.ordinal);
      return item === undefined ? undefined : { kind: 'item', item };
    }
    case SLOT_INTENTS.spell: {
      const term = matchedId(intent?.slots?.term);
      return term === undefined ? { kind: 'spell' } : { kind: 'spell', term };
    }
    case SLOT_INTENTS.read: {
      const slot = intent?.slots?.passage;
      const passage = matchedId(slot);
      if (passage !== undefined) return { kind: 'read', passage };
      return typeof slot?.value === 'string' ? { kind: 'off-page' } : undefined;
    }
  }
  const passage = passageOfIntent(name);
  return passage !== undefined && page.passage(passage) ? { kind: 'read', passage } : undefined;
}

/** The id of the value that a slot was resolved to. What was literally said is never used: it may be anything. */
function matchedId(slot: Slot | undefined): string | undefined {
  const authorities = slot?.resolutions?.resolutionsPerAuthority;
  if (!Array.isArray(authorities)) return undefined;
  const match = authorities.find((authority) => authority?.status?.code === 'ER_SUCCESS_MATCH');
  const id: unknown = match?.values?.[0]?.value?.id;
  return typeof id === 'string' ? id : undefined;
}

/** A number as Alexa writes it ("3", "3rd"). It writes "?" where it did not catch one. */
function numberOf(slot: Slot | undefined): number | undefined {
  const digits = typeof slot?.value === 'string' ? /^\s*(\d{1,6})/.exec(slot.value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}
