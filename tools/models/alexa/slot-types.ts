import { SLOT_TYPES } from '../../../lambda/channels/alexa/intents';
import { answerId } from '../../../lambda/page/answer-ids';
import { slotsIn } from '../../content/templates';
import { expandAll } from '../../content/utterances';
import { firstOfEach, isSpeakable, spokenForm, spokenKey } from '../spoken-form';
import type { ModelWords, PassageNames } from '../targets';
import type { SlotType, SlotValue } from './schema';

/** The types of our own slots with ids: the passages by their names, and the words that can be spelled. None is empty. */
export function slotTypesOf(words: ModelWords, names: PassageNames): SlotType[] {
  const { utterances } = words;
  const terms = utterances.terms.map(
    ({ term, names: others }) => [term, [spokenForm(term), ...others]] as const,
  );
  return [
    { name: SLOT_TYPES.passage, values: valuesOf(names) },
    { name: SLOT_TYPES.term, values: valuesOf(terms) },
    { name: SLOT_TYPES.thing, values: thingsOf(words, names) },
  ].filter(({ values }) => values.length > 0);
}

/**
 * What can be asked about within the passages, by the names that the ledger gives. What is a passage by that name is left to
 * the passage.
 */
function thingsOf({ compiled, utterances }: ModelWords, names: PassageNames): SlotValue[] {
  const bare = (name: string): string => spokenKey(name).replace(/^(?:the|an?|any|my|your) /u, '');
  const taken = new Set([...names.values()].flat().map(bare));
  const things = new Map<string, string[]>();
  for (const { passage: id, answer, names: called } of utterances.asked) {
    const passage = compiled.passages.find((one) => one.id === id);
    if (!passage) continue;
    const thing = answerId(passage, answer);
    const free = expandAll(called).filter((name) => !taken.has(bare(name)));
    things.set(thing, [...(things.get(thing) ?? []), ...free]);
  }
  return valuesOf(things);
}

/** Values with their names. A name of two values could mean either, so the first one keeps it. */
function valuesOf(entries: Iterable<readonly [id: string, names: readonly string[]]>): SlotValue[] {
  const isFirst = firstOfEach();
  return [...entries].flatMap(([id, names]) => {
    const [value, ...synonyms] = names.filter((name) => isSpeakable(name) && isFirst(name));
    return value === undefined ? [] : [{ id, name: { value, synonyms } }];
  });
}

/** Whether the types of its slots have values: Alexa refuses an empty type, and so the slot. */
export function canBeFilled(sample: string, types: readonly SlotType[]): boolean {
  return slotsIn(sample).every((slot) => {
    const type = typeOf(slot);
    return type.startsWith('AMAZON.') || types.some(({ name }) => name === type);
  });
}

export function slotsOf(samples: readonly string[]): { name: string; type: string }[] {
  const used = new Set(samples.flatMap(slotsIn));
  return Object.keys(SLOT_TYPES)
    .filter((name) => used.has(name))
    .map((name) => ({ name, type: typeOf(name) }));
}

const typeOf = (slot: string): string => (SLOT_TYPES as Readonly<Record<string, string>>)[slot] ?? slot;
