import { ABOUT, type Breach } from '../../breach';
import { REQUIRED_BUILT_INS } from '../built-ins';
import type { LanguageModel } from '../shape';

/** Letters and underscores, a letter first and last. Amazon's own have a full stop after the owner. */
const INTENT_NAME = /^(?:AMAZON\.)?[A-Za-z](?:[A-Za-z_]*[A-Za-z])?$/;
const SLOT_NAME = /^[A-Za-z](?:[A-Za-z_]*[A-Za-z])?$/;

/** What Amazon would refuse in the intents and their slots. */
export function intentBreaches({ intents, types }: LanguageModel): Breach[] {
  const found: string[] = [];
  const names = intents.map(({ name }) => name);
  for (const name of new Set(names)) {
    if (names.indexOf(name) !== names.lastIndexOf(name)) found.push(`two intents are called ${name}`);
  }
  for (const required of REQUIRED_BUILT_INS) {
    if (!names.includes(required)) found.push(`the intent ${required} is missing`);
  }
  const typeOf = new Map<string, string>();
  const known = new Set(types.map(({ name }) => name));
  for (const { name, slots = [], samples } of intents) {
    if (!INTENT_NAME.test(name)) found.push(`'${name}' is no name for an intent`);
    if (samples.length === 0 && !name.startsWith('AMAZON.')) found.push(`${name} has no samples`);
    if (name.startsWith('AMAZON.') && slots.length > 0) found.push(`${name} cannot be given slots`);
    for (const slot of slots) {
      if (!SLOT_NAME.test(slot.name)) found.push(`'${slot.name}' is no name for a slot`);
      const first = typeOf.get(slot.name) ?? slot.type;
      if (first !== slot.type)
        found.push(`the slot {${slot.name}} is ${first} in one intent and ${slot.type} in another`);
      typeOf.set(slot.name, first);
      if (slot.type === 'AMAZON.SearchQuery')
        found.push(`${name} takes free text, which this guide does not`);
      if (!slot.type.startsWith('AMAZON.') && !known.has(slot.type))
        found.push(`the type ${slot.type} is nowhere`);
      if (!samples.some((sample) => sample.includes(`{${slot.name}}`))) {
        found.push(`no sample of ${name} has the slot {${slot.name}}`);
      }
    }
  }
  return found.map((message) => ({ about: ABOUT.said, message, remedy: 'correct what people say' }));
}
