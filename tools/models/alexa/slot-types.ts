import { SLOT_TYPES } from '../../../lambda/channels/alexa/intents';
import type { PassageNames } from '../names';
import { canBeSaid, heardAs, spoken } from '../spoken';
import type { Words } from '../words';
import type { SlotType, SlotValue } from './shape';

/** The types of our own slots: the passages by their names, and the words that can be spelled. None is empty. */
export function slotTypesOf({ utterances }: Words, names: PassageNames): SlotType[] {
  const terms = utterances.terms.map(({ term, names: others }) => [term, [spoken(term), ...others]] as const);
  return [
    { name: SLOT_TYPES.passage, values: valuesOf(names) },
    { name: SLOT_TYPES.term, values: valuesOf(terms) },
  ].filter(({ values }) => values.length > 0);
}

/** Values with what they are called. What two values are called would mean either: the first one keeps it. */
function valuesOf(entries: Iterable<readonly [id: string, names: readonly string[]]>): SlotValue[] {
  const taken = new Set<string>();
  const values: SlotValue[] = [];
  for (const [id, names] of entries) {
    const own = names.filter((name) => {
      const key = heardAs(name);
      if (taken.has(key) || !canBeSaid(name)) return false;
      taken.add(key);
      return true;
    });
    const [value, ...synonyms] = own;
    if (value !== undefined) values.push({ id, name: { value, synonyms } });
  }
  return values;
}
