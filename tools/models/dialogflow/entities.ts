import { ENTITIES, type ParameterName } from '../../../lambda/channels/dialogflow/intents';
import { passageNames } from '../names';
import { heardAs, spoken } from '../spoken';
import type { Words } from '../words';
import { idOf } from './ids';
import type { Agent, EntityEntry } from './shape';
import { typed } from './typed';

/** Our own entities: the passages by their names, and the words that can be spelled. None is empty. */
export function entitiesOf(words: Words): Agent['entities'] {
  const { terms } = words.utterances;
  const all: readonly (readonly [ParameterName, EntityEntry[]])[] = [
    ['passage', entriesOf([...passageNames(words)])],
    ['term', entriesOf(terms.map(({ term, names }) => [term, [term, spoken(term), ...names]]))],
  ];
  return all
    .filter(([, entries]) => entries.length > 0)
    .map(([parameter, entries]) => {
      const name = ENTITIES[parameter].slice(1);
      return {
        file: {
          id: idOf(`entity ${name}`),
          name,
          isOverridable: true,
          isEnum: false,
          isRegexp: false,
          // Only what we know: whatever else is said goes to the understanding.
          automatedExpansion: false,
          allowFuzzyExtraction: false,
        },
        entries,
      };
    });
}

/** Values with what is said for them. What is said for two of them would be either: the first one keeps it. */
function entriesOf(values: readonly (readonly [value: string, names: readonly string[]])[]): EntityEntry[] {
  const taken = new Set<string>();
  return values.flatMap(([value, names]) => {
    const synonyms = names.map(typed).filter((name) => {
      const key = heardAs(name);
      if (taken.has(key)) return false;
      taken.add(key);
      return true;
    });
    return synonyms.length === 0 ? [] : [{ value, synonyms }];
  });
}
