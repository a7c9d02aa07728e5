import { ENTITIES, type ParameterName } from '../../../lambda/channels/dialogflow/intents';
import { type Said, sampleAll } from '../../content/utterances';
import type { PassageNames } from '../names';
import type { Words } from '../words';
import type { PhrasePart } from './shape';
import { typed } from './typed';

/**
 * The most utterances of one template that become training phrases, and the most phrases of an intent. Google advises
 * ten to twenty an intent; more combinations of the same words teach Dialogflow nothing, and make an agent that takes
 * minutes to train. What it does not know goes to the fallback, and from there to our own understanding.
 */
const PER_TEMPLATE = 4;
const PER_INTENT = 150;

/** What can be said in so many ways that more examples do help: all that must not be taken for a passage. */
const PER_WIDE_INTENT = 400;
const WIDE: ReadonlySet<string> = new Set(['emergency', 'distress', 'advice', 'off-page']);

/** A phrase that is nothing but a gap. Names by themselves are phrases of their passages instead. */
const BARE = /^\{\w+\}$/u;

/** What can stand in the gaps of phrases, in turn, so that no word in a gap is taken to be what the phrase is about. */
export type Fillings = Readonly<Partial<Record<ParameterName, readonly string[]>>>;

export function fillingsOf({ compiled, utterances }: Words, names: PassageNames): Fillings {
  const { numbers, ordinals } = compiled.head;
  return {
    // One name of each passage, then the next of each: every passage is in an example.
    passage: inTurn([...names.values()]).map(typed),
    term: utterances.terms.flatMap(({ term, names: others }) => [term, ...others.map(typed)]),
    number: numbers.slice(1),
    ordinal: ordinals.slice(1),
  };
}

/** The first of each list, then the second of each, and so on. */
function inTurn(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

/** Training phrases for an intent, from what people say for it. Gaps that nothing can fill leave a phrase out. */
export function phrasesOf(intent: string, said: readonly Said[], fillings: Fillings): PhrasePart[][] {
  const utterances = thinned(sampleAll(said, PER_TEMPLATE), WIDE.has(intent) ? PER_WIDE_INTENT : PER_INTENT);
  const used = new Map<ParameterName, number>();
  const next = (slot: ParameterName): string | undefined => {
    const turn = used.get(slot) ?? 0;
    used.set(slot, turn + 1);
    const words = fillings[slot] ?? [];
    return words[turn % words.length];
  };
  return utterances
    .filter((utterance) => !BARE.test(utterance))
    .flatMap((utterance) => {
      const phrase = filled(typed(utterance), next);
      return phrase ? [phrase] : [];
    });
}

/** At most so many, taken from all along the list. */
const thinned = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);

/** An utterance cut at its gap, with a word in it that is marked as an entity. */
function filled(
  utterance: string,
  next: (slot: ParameterName) => string | undefined,
): PhrasePart[] | undefined {
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

/** A phrase as it is said. */
export const textOf = (phrase: readonly PhrasePart[]): string => phrase.map(({ text }) => text).join('');
