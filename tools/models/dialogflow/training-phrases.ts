import { ENTITIES, type ParameterName } from '../../../lambda/channels/dialogflow/intents';
import { sampleAll } from '../../content/utterances';
import { typedForm } from '../spoken-form';
import type { ModelWords, PassageNames, Target } from '../targets';

/** Some words of a phrase; with `meta` and `alias`, the words that are an entity and fill a parameter. */
export interface PhrasePart {
  readonly text: string;
  readonly meta?: string;
  readonly alias?: string;
  readonly userDefined: boolean;
}

export type TrainingPhrase = readonly PhrasePart[];

/**
 * The most utterances of one template that become training phrases, and the most phrases of an intent. Google advises
 * ten to twenty an intent; more combinations of the same words teach Dialogflow nothing, and make an agent that takes
 * minutes to train. What it does not know goes to the fallback, and from there to our own understanding.
 */
const PER_TEMPLATE = 4;
const PER_INTENT = 150;

/** Intents that must not be taken for a passage, and can be said in so many ways that more phrases do help. */
const WIDE: ReadonlySet<string> = new Set(['emergency', 'distress', 'advice', 'off-page']);
const PER_WIDE_INTENT = 400;

/** An utterance that is nothing but a slot. Names by themselves are phrases of their passages instead. */
const BARE = /^\{\w+\}$/u;

/** What can fill the slots of phrases, in turn, so that Dialogflow takes no word in a slot to be what a phrase is about. */
export type Fillings = Readonly<Record<ParameterName, readonly string[]>>;

export function fillingsOf({ compiled, utterances }: ModelWords, names: PassageNames): Fillings {
  const { numbers, ordinals } = compiled.head;
  return {
    passage: interleaved([...names.values()]).map(typedForm),
    term: utterances.terms.flatMap(({ term, names: others }) => [term, ...others.map(typedForm)]),
    number: numbers.slice(1),
    ordinal: ordinals.slice(1),
  };
}

/** The first of each list, then the second of each, and so on. */
function interleaved(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

/** Training phrases for an intent: its names by themselves, then its utterances. One with a slot that nothing can fill is left out. */
export function phrasesOf(
  intent: string,
  { templates, names }: Pick<Target, 'templates' | 'names'>,
  fillings: Fillings,
): TrainingPhrase[] {
  const utterances = thinned(
    sampleAll(templates, PER_TEMPLATE),
    WIDE.has(intent) ? PER_WIDE_INTENT : PER_INTENT,
  );
  const counts = new Map<ParameterName, number>();
  const next = (slot: ParameterName): string | undefined => {
    const count = counts.get(slot) ?? 0;
    counts.set(slot, count + 1);
    return fillings[slot][count % fillings[slot].length];
  };
  return [
    ...names.map((name): TrainingPhrase => [{ text: typedForm(name), userDefined: false }]),
    ...utterances
      .filter((utterance) => !BARE.test(utterance))
      .flatMap((utterance) => {
        const phrase = filled(typedForm(utterance), next);
        return phrase ? [phrase] : [];
      }),
  ];
}

/** At most so many, taken from all along the list. */
const thinned = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);

/** An utterance cut at its slot, with a word in the slot that is marked as an entity. */
function filled(
  utterance: string,
  next: (slot: ParameterName) => string | undefined,
): TrainingPhrase | undefined {
  const [before = '', slot, after = ''] = utterance.split(/\{(\w+)\}/u);
  if (slot === undefined) return [{ text: before, userDefined: false }];
  const name = slot as ParameterName;
  const text = next(name);
  if (text === undefined) return undefined;
  return [
    { text: before, userDefined: false },
    { text, meta: ENTITIES[name], alias: name, userDefined: true },
    { text: after, userDefined: false },
  ].filter((part) => part.text !== '');
}

export const textOf = (phrase: TrainingPhrase): string => phrase.map(({ text }) => text).join('');
