import { MOVE_INTENTS, SLOT_TYPES } from '../../../lambda/channels/alexa/intents';
import { Carriers } from '../../content/carriers';
import { slotsIn } from '../../content/templates';
import { expandAll, sampleAll } from '../../content/utterances';
import type { PassageNames } from '../names';
import { heardAs } from '../spoken';
import { meaningOfMove, meaningOfPassage, type Words } from '../words';
import { SAID_FOR_BUILT_INS } from './built-ins';
import type { ModelIntent, SlotType } from './shape';
import { type Target, targetsOf } from './targets';

/** The moves that come before everything else, and so have more room than the others. */
const TRIAGE: ReadonlySet<string> = new Set(['emergency', 'distress', 'advice'].map(meaningOfMove));

/** How many times as many utterances of a template they have. */
const TRIAGE_SHARE = 2;

/** A sample that is nothing but the gap for a passage. */
const BARE = '{passage}';

/**
 * The intents with their samples, each utterance under one intent alone.
 *
 * Two choices need a reason. A sample that is a slot and nothing else would match whatever is said, and take from the
 * fallback intent the words that nobody foresaw; so a name by itself is a plain sample of its passage's intent. And
 * where a whole sentence is also a carrier filled with a name ("tell me about the helpline"), it is left to `ReadIntent`,
 * which comes to the same passage: Alexa may pick either of two intents that share an utterance, and a sample that can
 * be two things makes both weaker.
 *
 * @param most utterances of one template
 */
export function intentsOf(
  words: Words,
  names: PassageNames,
  types: readonly SlotType[],
  most: number,
): ModelIntent[] {
  const targets = targetsOf(words, names).map((target) => ({
    target,
    samples: samplesOf(target, types, most, words.store?.words.examples ?? []),
  }));
  const carriers = targets.find(({ target }) => target.meaning === meaningOfMove('read'))?.samples ?? [];
  const isCovered = coveredBy(carriers, names, words);
  return targets.flatMap(({ target, samples }) => {
    const own = samples.filter(
      (sample) => !isCovered(sample, target.meaning) && !isSaidForSameMove(sample, target),
    );
    // Alexa refuses an intent of ours without samples; its own need none.
    if (own.length === 0 && !target.intent.startsWith('AMAZON.')) return [];
    const slots = slotsOf(own);
    return [{ name: target.intent, ...(slots.length > 0 && { slots }), samples: own }];
  });
}

/** @param examples the phrases that the store shows: where they are among a target's utterances, they are in its samples */
function samplesOf(
  { meaning, said, names }: Target,
  types: readonly SlotType[],
  most: number,
  examples: readonly string[],
): string[] {
  const whole = expandAll(said);
  const shown = examples.filter((example) => whole.includes(example));
  const utterances = [...shown, ...sampleAll(said, TRIAGE.has(meaning) ? TRIAGE_SHARE * most : most)];
  const samples = new Map<string, string>();
  for (const utterance of [...utterances, ...names]) {
    const key = heardAs(utterance);
    if (utterance !== BARE && !samples.has(key) && canBeFilled(utterance, types)) samples.set(key, utterance);
  }
  return [...samples.values()];
}

/** Whether the types of its slots have values: Alexa refuses an empty type, and so the slot. */
function canBeFilled(sample: string, types: readonly SlotType[]): boolean {
  return slotsIn(sample).every((slot) => {
    const type = typeOf(slot);
    return type.startsWith('AMAZON.') || types.some(({ name }) => name === type);
  });
}

/** Whether a sample is a carrier filled with a name of a passage that means the same. */
function coveredBy(carriers: readonly string[], names: PassageNames, words: Words) {
  const around = new Carriers(carriers.map(heardAs), BARE);
  const meanings = new Map<string, Set<string>>();
  for (const [id, all] of names) {
    for (const name of all) {
      const known = meanings.get(heardAs(name)) ?? new Set();
      meanings.set(heardAs(name), known.add(meaningOfPassage(words, id)));
    }
  }
  return (sample: string, meaning: string): boolean =>
    around.fillings(heardAs(sample)).some((name) => meanings.get(name)?.has(meaning));
}

/** Whether another intent of Amazon's with the same meaning has the sample already, as "cancel" is for stop. */
function isSaidForSameMove(sample: string, { intent, meaning }: Target): boolean {
  return Object.entries(SAID_FOR_BUILT_INS).some(
    ([other, said]) =>
      other !== intent && meaningOfMove(MOVE_INTENTS.get(other) ?? '') === meaning && said.includes(sample),
  );
}

function slotsOf(samples: readonly string[]): { name: string; type: string }[] {
  const used = new Set(samples.flatMap(slotsIn));
  return Object.keys(SLOT_TYPES)
    .filter((name) => used.has(name))
    .map((name) => ({ name, type: typeOf(name) }));
}

const typeOf = (slot: string): string => (SLOT_TYPES as Readonly<Record<string, string>>)[slot] ?? slot;
