import { slotsIn } from '../../content/templates';
import { type Breach, utteranceBreach } from '../breach';
import { isSpeakable, spokenKey } from '../spoken-form';
import { REQUIRED_BUILT_INS } from './built-ins';
import { MODEL_CHARACTERS, SLOT_VALUE_CHARACTERS, SLOT_VALUES } from './limits';
import {
  type InteractionModel,
  type LanguageModel,
  type ModelIntent,
  modelText,
  type SlotType,
} from './model';

/** Words that fill the slots of Amazon's own types, by type: enough of them to find utterances that meet. */
export type SlotWords = Readonly<Record<string, readonly string[]>>;

/**
 * Every rule for interaction models that is known and can be checked here. A model that breaks one is never written:
 * Amazon would say so only after an upload, and often in one word.
 */
export function modelBreaches(model: InteractionModel, slotWords: SlotWords = {}): Breach[] {
  const { languageModel } = model.interactionModel;
  const size = modelText(model).length;
  return [
    ...nameBreaches(languageModel.invocationName),
    ...intentProblems(languageModel).map((message) => utteranceBreach(message, 'correct what people say')),
    ...languageModel.intents.flatMap(sampleBreaches),
    ...ambiguityBreaches(languageModel, slotWords),
    ...slotTypeProblems(languageModel).map((message) => utteranceBreach(message, 'correct the names')),
    ...(size > MODEL_CHARACTERS
      ? [
          utteranceBreach(
            `the model has ${size} characters, and Alexa takes ${MODEL_CHARACTERS}`,
            'write fewer templates',
          ),
        ]
      : []),
  ];
}

/**
 * Words that the name must not have, by why. (Source: Amazon's page "Choose the Invocation Name for a Custom Skill", and
 * its rules as reviewers quote them.)
 */
const FORBIDDEN = {
  'opens skills': 'launch ask tell open load begin start run play resume use enable',
  'connects a name to a request': 'to from in using with about for that by if and whether',
  'wakes a device': 'alexa amazon echo computer',
  'is no part of a name': 'skill app',
} as const;

/** Articles and prepositions: with one of them, a name of two words counts as a name of one. */
const SMALL: readonly string[] = ['the', 'a', 'an', 'of', 'on', 'at', 'my', 'your', 'into', 'off', 'up'];

/** What Amazon would refuse in the name that people open the skill by. */
function nameBreaches(name: string): Breach[] {
  const breach = (
    message: string,
    remedy = 'choose another, it cannot be changed once the skill is published',
  ): Breach => ({ about: 'name', message: `the name '${name}' ${message}`, remedy, severity: 'error' });
  const words = name.split(' ');
  const breaches: Breach[] = [];
  if (!/^\p{L}/u.test(name) || !isSpeakable(name) || name !== name.toLowerCase())
    breaches.push(
      breach('has characters that Alexa does not take', 'small letters and spaces, numbers in words'),
    );
  for (const [why, forbidden] of Object.entries(FORBIDDEN))
    for (const word of words.filter((one) => forbidden.split(' ').includes(one)))
      breaches.push(breach(`has the word '${word}', which ${why}`));
  if (words.length === 2 && words.some((word) => SMALL.includes(word)))
    breaches.push(breach('has two words, and one of them is an article or a preposition'));
  if (words.length < 2) {
    const remedy = 'Amazon takes that only where the word is a brand: better two words or three';
    breaches.push({ ...breach('has one word', remedy), severity: 'warning' });
  }
  return breaches;
}

/** Letters and underscores, a letter first and last. */
const NAME = /^[A-Za-z](?:[A-Za-z_]*[A-Za-z])?$/;

/** What Amazon would refuse in the intents and their slots. */
function intentProblems({ intents, types }: LanguageModel): string[] {
  const names = intents.map(({ name }) => name);
  const problems = [...new Set(names)]
    .filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
    .map((name) => `two intents are called ${name}`);
  for (const required of REQUIRED_BUILT_INS)
    if (!names.includes(required)) problems.push(`the intent ${required} is missing`);
  const typeOf = new Map<string, string>();
  for (const { name, slots = [], samples } of intents) {
    const builtIn = name.startsWith('AMAZON.');
    if (!NAME.test(name.replace(/^AMAZON\./, ''))) problems.push(`'${name}' is no name for an intent`);
    if (samples.length === 0 && !builtIn) problems.push(`${name} has no samples`);
    if (builtIn && slots.length > 0) problems.push(`${name} cannot be given slots`);
    for (const { name: slot, type } of slots) {
      if (!NAME.test(slot)) problems.push(`'${slot}' is no name for a slot`);
      const first = typeOf.get(slot) ?? type;
      typeOf.set(slot, first);
      if (first !== type)
        problems.push(`the slot {${slot}} is ${first} in one intent and ${type} in another`);
      if (type === 'AMAZON.SearchQuery') problems.push(`${name} takes free text, which this guide does not`);
      if (!type.startsWith('AMAZON.') && !types.some((one) => one.name === type))
        problems.push(`the type ${type} is nowhere`);
      if (!samples.some((sample) => sample.includes(`{${slot}}`)))
        problems.push(`no sample of ${name} has the slot {${slot}}`);
    }
  }
  return problems;
}

/** What Amazon would refuse in a sample by itself. */
function sampleBreaches({ name, slots = [], samples }: ModelIntent): Breach[] {
  return samples.flatMap((sample) => {
    const breaches: Breach[] = [];
    const report = (...[message, ...rest]: Parameters<typeof utteranceBreach>) =>
      breaches.push(utteranceBreach(`'${sample}' of ${name} ${message}`, ...rest));
    if (!isSpeakable(sample.replace(/\{[^{}]*\}/gu, 'x')))
      report('has characters that Alexa does not take', 'letters, and numbers in words');
    if (sample !== sample.toLowerCase()) report('has capital letters', 'small letters alone');
    // Alexa takes it, but it matches whatever is said, and nothing is left for the fallback intent.
    if (/^\{[^{}]*\}$/u.test(sample)) report('is nothing but a slot', 'put words around it', 'warning');
    const used = slotsIn(sample);
    if (new Set(used).size < used.length) report('has a slot twice', 'keep one of them');
    for (const slot of used.filter((one) => !slots.some((known) => known.name === one)))
      report(`has the unknown slot {${slot}}`, 'correct what people say');
    return breaches;
  });
}

/** A sample with words in the place of its slot. */
interface Utterance {
  readonly key: string;
  /** The intent, and what its slot stands for. */
  readonly meaning: string;
  /** Whether the words of the slot are ours. Those of Amazon's types are only likely. */
  readonly ours: boolean;
}

/**
 * Every utterance that could be two things: under two intents, twice under one, or with a slot that could be two values.
 * Alexa would pick one of the two, and does not say which. Where it takes a word of one of Amazon's own types to meet
 * ("the first one"), the other is a plain sample, which Alexa prefers: that is a warning.
 */
function ambiguityBreaches({ intents, types }: LanguageModel, slotWords: SlotWords): Breach[] {
  const breaches = new Map<string, Breach>();
  const utterances = new Map<string, Utterance>();
  const samples = new Set<string>();
  const report = (utterance: string, one: string, other: string, sure: boolean) => {
    const message = `'${utterance}' is ${one} and ${other}`;
    breaches.set(
      message,
      utteranceBreach(message, 'keep it in one of the two places', sure ? 'error' : 'warning'),
    );
  };
  for (const intent of intents) {
    for (const sample of intent.samples) {
      if (samples.has(spokenKey(sample))) report(sample, intent.name, 'another sample', true);
      samples.add(spokenKey(sample));
      for (const utterance of utterancesOf(sample, intent, types, slotWords)) {
        const other = utterances.get(utterance.key);
        if (other === undefined) utterances.set(utterance.key, utterance);
        else if (other.meaning !== utterance.meaning)
          report(utterance.key, other.meaning, utterance.meaning, other.ours && utterance.ours);
      }
    }
  }
  return [...breaches.values()];
}

/** A sample as it stands, or with each of the words that can fill its slot. */
function* utterancesOf(
  sample: string,
  { name, slots = [] }: ModelIntent,
  types: readonly SlotType[],
  slotWords: SlotWords,
): Generator<Utterance> {
  const [slot] = slotsIn(sample);
  const type = slots.find((one) => one.name === slot)?.type;
  if (type === undefined) {
    yield { key: spokenKey(sample), meaning: name, ours: true };
    return;
  }
  const filled = (word: string, value: string, ours: boolean): Utterance => ({
    key: spokenKey(sample.replace(`{${slot}}`, word)),
    meaning: `${name} with ${value}`,
    ours,
  });
  for (const { id, name: names } of types.find((one) => one.name === type)?.values ?? [])
    for (const word of [names.value, ...names.synonyms]) yield filled(word, id, true);
  for (const word of slotWords[type] ?? []) yield filled(word, word, false);
}

/** What Amazon would refuse in the types of slots. */
function slotTypeProblems({ types }: LanguageModel): string[] {
  const problems: string[] = [];
  let count = 0;
  for (const { name: type, values } of types) {
    if (!NAME.test(type)) problems.push(`'${type}' is no name for a type`);
    if (values.length === 0) problems.push(`the type ${type} has no values`);
    const ids = new Set<string>();
    const keys = new Set<string>();
    for (const { id, name } of values) {
      if (id === '' || ids.has(id))
        problems.push(`two values of ${type} have the id '${id}', or it is empty`);
      ids.add(id);
      for (const word of [name.value, ...name.synonyms]) {
        count += 1;
        if (keys.has(spokenKey(word)))
          problems.push(`'${word}' is two values of ${type}, or one of them twice`);
        keys.add(spokenKey(word));
        if (!isSpeakable(word)) problems.push(`'${word}' of ${type} has characters that Alexa does not take`);
        if (word.length > SLOT_VALUE_CHARACTERS)
          problems.push(
            `'${word}' of ${type} has ${word.length} characters, and Alexa takes ${SLOT_VALUE_CHARACTERS}`,
          );
      }
    }
  }
  if (count > SLOT_VALUES)
    problems.push(`${count} names in all types of slots, and Alexa takes ${SLOT_VALUES}`);
  return problems;
}
