import { ABOUT, type Breach } from '../../breach';
import { canBeSaid, heardAs } from '../../spoken';
import { SLOT_VALUE_CHARACTERS, SLOT_VALUES } from '../limits';
import type { LanguageModel, SlotType } from '../shape';

/** What Amazon would refuse in the types of slots. */
export function slotTypeBreaches({ types }: LanguageModel): Breach[] {
  const found = types.flatMap(typeBreaches);
  const count = types.flatMap(({ values }) =>
    values.flatMap(({ name }) => [name.value, ...name.synonyms]),
  ).length;
  if (count > SLOT_VALUES) found.push(`${count} names in all types of slots, and Alexa takes ${SLOT_VALUES}`);
  return found.map((message) => ({ about: ABOUT.said, message, remedy: 'correct the names' }));
}

function typeBreaches({ name: type, values }: SlotType): string[] {
  const found: string[] = [];
  if (!/^[A-Za-z](?:[A-Za-z_]*[A-Za-z])?$/.test(type)) found.push(`'${type}' is no name for a type`);
  if (values.length === 0) found.push(`the type ${type} has no values`);
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const { id, name } of values) {
    if (id === '' || ids.has(id)) found.push(`two values of ${type} have the id '${id}', or it is empty`);
    ids.add(id);
    for (const word of [name.value, ...name.synonyms]) {
      const heard = heardAs(word);
      if (names.has(heard)) found.push(`'${word}' is two values of ${type}, or one of them twice`);
      names.add(heard);
      if (!canBeSaid(word)) found.push(`'${word}' of ${type} has characters that Alexa does not take`);
      if (word.length > SLOT_VALUE_CHARACTERS) {
        found.push(
          `'${word}' of ${type} has ${word.length} characters, and Alexa takes ${SLOT_VALUE_CHARACTERS}`,
        );
      }
    }
  }
  return found;
}
