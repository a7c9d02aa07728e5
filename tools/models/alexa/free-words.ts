import { Carriers, carrierOf } from '../../../lambda/understanding/carriers';
import { slotsIn } from '../../content/templates';
import type { Utterances } from '../../content/utterances';
import { isSpeakable, spokenKey } from '../spoken-form';
import { type ModelIntent, namesOf, type SlotType } from './schema';

/** Whole utterances that are values of the slot for words. Amazon gives no number; its own examples have some hundreds. */
const MOST_VALUES = 180;

/** Characters of one value. (Source: Amazon's older page on custom slot types.) */
const MOST_CHARACTERS = 140;

/**
 * Whole utterances of every length and about everything, from the training examples: they teach Alexa the shape of what
 * the slot for words takes. An utterance that is a sample of an intent, also with a name in its slot, is none of them, so
 * nothing that is told apart by an intent is told apart less.
 * @param intents all the others
 * @param types the types of their slots
 */
export function freeWords(
  { examples }: Utterances,
  intents: readonly ModelIntent[],
  types: readonly SlotType[],
): string[] {
  const taken = new Set(intents.flatMap(({ samples }) => samples.map(spokenKey)));
  const isFilled = intents.flatMap((intent) => fillingsOf(intent, types));
  const byMeaning = new Map<string, string[]>();
  for (const { say, want } of examples) {
    const key = spokenKey(say);
    if (!isSpeakable(say) || say.length > MOST_CHARACTERS || taken.has(key)) continue;
    if (isFilled.some((has) => has(key))) continue;
    taken.add(key);
    byMeaning.set(want, [...(byMeaning.get(want) ?? []), say]);
  }
  const each = Math.floor(MOST_VALUES / Math.max(byMeaning.size, 1));
  return [...byMeaning.values()].flatMap((lines) => spread(lines, Math.max(each, 1))).slice(0, MOST_VALUES);
}

/** Tells, for each slot of an intent with names of ours, whether an utterance is one of its samples with a name in it. */
function fillingsOf({ samples, slots = [] }: ModelIntent, types: readonly SlotType[]) {
  return slots.flatMap(({ name: slot, type }) => {
    const values = types.find((one) => one.name === type)?.values ?? [];
    const names = new Set(values.flatMap(namesOf).map(spokenKey));
    const around = samples.filter((sample) => slotsIn(sample).includes(slot));
    const carriers = new Carriers(around.map((sample) => carrierOf(spokenKey(sample), `{${slot}}`)));
    return names.size === 0 ? [] : [(key: string) => carriers.fillings(key).some((one) => names.has(one))];
  });
}

/** So many of the lines, from the shortest to the longest at equal steps. */
function spread(lines: readonly string[], most: number): string[] {
  const byLength = [...lines].sort((a, b) => a.split(' ').length - b.split(' ').length || (a < b ? -1 : 1));
  const step = Math.max(byLength.length / most, 1);
  return Array.from(
    { length: Math.min(most, byLength.length) },
    (_, index) => byLength[Math.floor(index * step)] ?? '',
  );
}
