import { slotsIn } from '../../../content/templates';
import { ABOUT, type Breach } from '../../breach';
import { heardAs } from '../../spoken';
import type { LanguageModel, ModelIntent, SlotType } from '../shape';

/** Words that fill the slots of Amazon's own types, by type: enough of them to find utterances that meet. */
export type SlotWords = Readonly<Record<string, readonly string[]>>;

interface Heard {
  readonly utterance: string;
  /** The intent, and what its slot stands for. */
  readonly meaning: string;
  /** Whether the words of the slot are ours. Those of Amazon's types are only likely. */
  readonly ours: boolean;
}

/**
 * Every utterance that could be two things: under two intents, twice under one, or with a slot that could be two values;
 * said plainly, or with each name in the place of its slot. Alexa would pick one of the two, and nobody knows which. Where
 * it takes a word of one of Amazon's own types to meet ("the first one"), the other is a plain sample, which Alexa
 * prefers: that is a warning.
 */
export function doubleBreaches({ intents, types }: LanguageModel, slotWords: SlotWords): Breach[] {
  const found = new Map<string, Breach>();
  const meanings = new Map<string, Heard>();
  const samples = new Set<string>();
  const report = (utterance: string, one: string, other: string, severity?: 'warning') => {
    const message = `'${utterance}' is ${one} and ${other}`;
    const breach = { about: ABOUT.said, message, remedy: 'keep it in one of the two places' };
    found.set(message, severity === undefined ? breach : { ...breach, severity });
  };
  for (const intent of intents) {
    for (const sample of intent.samples) {
      if (samples.has(heardAs(sample))) report(sample, intent.name, 'another sample');
      samples.add(heardAs(sample));
      for (const heard of heardFor(sample, intent, types, slotWords)) {
        const other = meanings.get(heard.utterance);
        if (other === undefined) meanings.set(heard.utterance, heard);
        else if (other.meaning !== heard.meaning) {
          const sure = other.ours && heard.ours;
          report(heard.utterance, other.meaning, heard.meaning, sure ? undefined : 'warning');
        }
      }
    }
  }
  return [...found.values()];
}

/** A sample as it is heard: as it stands, or with each of the words that can fill its slot. */
function* heardFor(
  sample: string,
  { name, slots = [] }: ModelIntent,
  types: readonly SlotType[],
  slotWords: SlotWords,
): Generator<Heard> {
  const [slot] = slotsIn(sample);
  const type = slots.find((one) => one.name === slot)?.type;
  if (type === undefined) {
    yield { utterance: heardAs(sample), meaning: name, ours: true };
    return;
  }
  const filled = (word: string, value: string, ours: boolean): Heard => ({
    utterance: heardAs(sample.replace(`{${slot}}`, word)),
    meaning: `${name} with ${value}`,
    ours,
  });
  for (const { id, name: names } of types.find((one) => one.name === type)?.values ?? []) {
    for (const word of [names.value, ...names.synonyms]) yield filled(word, id, true);
  }
  for (const word of slotWords[type] ?? []) yield filled(word, word, false);
}
