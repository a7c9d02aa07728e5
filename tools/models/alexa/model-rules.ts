import { WORDS_INTENT } from '../../../lambda/channels/alexa/intents';
import type { Problems, Report } from '../../content/problems';
import { slotsIn } from '../../content/templates';
import { isSpeakable, spokenKey } from '../spoken-form';
import { descriptionOf, HEALTH, LONG_TEXT, type Store } from '../store';
import { MODEL_CHARACTERS, modelText } from './model';
import { type InteractionModel, type LanguageModel, type ModelIntent, namesOf } from './schema';

/**
 * Values of all slot types together, synonyms among them, and characters of one. (Sources: Amazon's older page on custom
 * slot types; m0ngr31/kanzi issue 263.)
 */
const SLOT_VALUES = 50_000;
const SLOT_VALUE_CHARACTERS = 140;

/** Words that fill the slots of Amazon's own types, by type: enough of them to find utterances that meet. */
export type SlotWords = Readonly<Record<string, readonly string[]>>;

/** Where breaches are reported: those of the name that people open the skill by, and all others. */
export interface ModelReports {
  readonly name: Report;
  readonly utterances: Report;
}

/**
 * Reports every rule of Amazon's that words can break although they compile. A model that breaks one is never written:
 * Amazon would say so only after an upload, and often in one word.
 */
export function checkModel(model: InteractionModel, reports: ModelReports, slotWords: SlotWords = {}): void {
  const { languageModel } = model.interactionModel;
  const report = reports.utterances;
  checkName(languageModel.invocationName, reports.name);
  // Alexa takes it, but it matches whatever is said, and little is left for the fallback intent.
  for (const { name, samples } of languageModel.intents.filter((intent) => intent.name !== WORDS_INTENT))
    for (const sample of samples.filter((one) => /^\{[^{}]*\}$/u.test(one)))
      report(`'${sample}' of ${name} is nothing but a slot`, 'put words around it', 'warning');
  checkAmbiguity(languageModel, slotWords, report);
  const values = languageModel.types.flatMap(({ name: type, values }) =>
    values.flatMap((one) => namesOf(one).map((value) => ({ type, value }))),
  );
  for (const { type, value } of values)
    if (value.length > SLOT_VALUE_CHARACTERS)
      report(
        `'${value}' of ${type} has ${value.length} characters, and Alexa takes ${SLOT_VALUE_CHARACTERS}`,
        'correct the names',
      );
  if (values.length > SLOT_VALUES)
    report(
      `${values.length} names in all types of slots, and Alexa takes ${SLOT_VALUES}`,
      'correct the names',
    );
  const size = modelText(model).length;
  if (size > MODEL_CHARACTERS)
    report(`the model has ${size} characters, and Alexa takes ${MODEL_CHARACTERS}`, 'write fewer templates');
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

function checkName(name: string, report: Report): void {
  const wrong = (
    message: string,
    remedy = 'choose another, it cannot be changed once the skill is published',
    ...severity: ['warning'] | []
  ) => report(`the name '${name}' ${message}`, remedy, ...severity);
  const words = name.split(' ');
  if (!/^\p{L}/u.test(name) || !isSpeakable(name) || name !== name.toLowerCase())
    wrong('has characters that Alexa does not take', 'small letters and spaces, numbers in words');
  for (const [why, forbidden] of Object.entries(FORBIDDEN))
    for (const word of words.filter((one) => forbidden.split(' ').includes(one)))
      wrong(`has the word '${word}', which ${why}`);
  if (words.length === 2 && words.some((word) => SMALL.includes(word)))
    wrong('has two words, and one of them is an article or a preposition');
  const remedy = 'Amazon takes that only where the word is a brand: better two words or three';
  if (words.length < 2) wrong('has one word', remedy, 'warning');
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
 * Reports every utterance that could be two things: under two intents, or with a slot that could be two values. Alexa would pick one of the two, and does not say which. Where it takes a word of one of Amazon's own types to
 * meet ("the first one"), the other is a plain sample, which Alexa prefers: that is a warning.
 */
function checkAmbiguity({ intents, types }: LanguageModel, slotWords: SlotWords, report: Report): void {
  const reported = new Set<string>();
  const utterances = new Map<string, Utterance>();
  for (const utterance of intents.flatMap((intent) =>
    intent.samples.flatMap((sample) => utterancesOf(sample, intent, types, slotWords)),
  )) {
    const { key, meaning, ours } = utterance;
    const other = utterances.get(key);
    if (other === undefined) utterances.set(key, utterance);
    const message = `'${key}' is ${other?.meaning} and ${meaning}`;
    if (other === undefined || other.meaning === meaning || reported.has(message)) continue;
    reported.add(message);
    report(message, 'keep it in one of the two places', other.ours && ours ? 'error' : 'warning');
  }
}

/** A sample as it stands, or with each of the words that can fill its slot. */
function utterancesOf(
  sample: string,
  { name, slots = [] }: ModelIntent,
  types: LanguageModel['types'],
  slotWords: SlotWords,
): Utterance[] {
  const [slot] = slotsIn(sample);
  const type = slots.find((one) => one.name === slot)?.type;
  if (type === undefined) return [{ key: spokenKey(sample), meaning: name, ours: true }];
  const filled = (word: string, value: string, ours: boolean): Utterance => ({
    key: spokenKey(sample.replace(`{${slot}}`, word)),
    meaning: `${name} with ${value}`,
    ours,
  });
  const values = types.find((one) => one.name === type)?.values ?? [];
  return [
    ...values.flatMap((value) => namesOf(value).map((word) => filled(word, value.id ?? 'words', true))),
    ...(slotWords[type] ?? []).map((word) => filled(word, word, false)),
  ];
}

/** Checks how the words of the store go together, and with the model that people meet. */
export function checkStore({ words, where }: Store, model: InteractionModel, problems: Problems): void {
  const { category, disclaimer, examples } = words;
  const { invocationName, intents } = model.interactionModel.languageModel;
  const samples = new Set(intents.flatMap((intent) => intent.samples));
  const opening = `Alexa, open ${invocationName}`;
  const { length } = descriptionOf(words);
  if (length > LONG_TEXT)
    problems.error(
      where('description'),
      `the description with the disclaimer has ${length} characters`,
      `${LONG_TEXT} are the most`,
    );
  if (category === HEALTH && disclaimer === undefined)
    problems.error(
      where('disclaimer'),
      'a skill about health needs a disclaimer in its description',
      'say that it is no substitute for professional advice',
    );
  for (const [index, example] of examples.entries()) {
    if (index === 0 && example !== opening)
      problems.error(where('examples', 0), `the first example is '${example}'`, `it must be '${opening}'`);
    if (index > 0 && !samples.has(example))
      problems.error(
        where('examples', index),
        `'${example}' is not a sample of the model`,
        'take one from training/utterances.yml, word for word',
      );
  }
}
