import {
  listIntent,
  MOVE_INTENTS,
  passageIntent,
  SLOT_TYPES,
  WORDS_INTENT,
  WORDS_SLOT,
} from '../../../lambda/channels/alexa/intents';
import type { SpokenMove } from '../../../lambda/guide/moves';
import { answerId } from '../../../lambda/page/answer-ids';
import { Carriers, carrierOf } from '../../../lambda/understanding/carriers';
import { slotsIn } from '../../content/templates';
import { expandAll, sampleAll } from '../../content/utterances';
import { firstOfEach, isSpeakable, spokenForm, spokenKey } from '../spoken-form';
import {
  type ModelWords,
  meaningOfMove,
  meaningOfPassage,
  type PassageNames,
  passageNames,
  type Target,
  targetOfMove,
  targetsOfPassages,
} from '../targets';
import { BUILT_IN_SAMPLES, WITHOUT_SAMPLES } from './built-ins';
import { freeWords } from './free-words';
import { type InteractionModel, type ModelIntent, namesOf, type SlotType, type SlotValue } from './schema';
import { type Candidates, samplesThatTeach } from './teaching';

/** Characters of a model file that Amazon takes. (Source: the error of an upload, in alexa/ask-cli issue 9.) */
export const MODEL_CHARACTERS = 1_000_000;

/** Characters that our model may have: what is nearly too long for Amazon is too long for the next change. */
export const OUR_CHARACTERS = 0.8 * MODEL_CHARACTERS;

/** The most utterances of one template among which samples are chosen. The others are combinations of the same words. */
const PER_TEMPLATE = 12;

/** The most of one template whose samples have a slot. */
const PER_TEMPLATE_WITH_SLOT = 40;

/** Moves of which a miss matters more than of others, and how many times as much. */
const TRIAGE: Readonly<Partial<Record<SpokenMove, number>>> = {
  emergency: 10,
  'self-harm': 1.2,
  fever: 1,
  distress: 1.2,
  advice: 1,
};

/** A sample that is nothing but the slot for a passage. */
const BARE = '{passage}';

/**
 * The interaction model of a page.
 *
 * What nobody foresaw comes by an intent whose only sample is a slot with whole utterances as its values, and our own
 * understanding, triage first, makes a move of it. `AMAZON.SearchQuery` cannot do that: it needs words around it, so it
 * cannot take the bare sentence of someone frightened. What is like neither goes to `AMAZON.FallbackIntent`, and the
 * guide asks again, then offers two things, then the helpline.
 * (Sources: Amazon's page on slot types; its blog on custom slots and SearchQuery; alexa-actions issue 181.)
 * @param hasFreeWords whether it has that intent
 */
export function interactionModel(words: ModelWords, hasFreeWords = true): InteractionModel {
  const names = passageNames(words);
  const types = slotTypesOf(words, names);
  const candidates = candidatesOf(words, names, types);
  const fixed = [
    ...[...candidates].map(([name, { must }]) => intentWith(name, must)),
    ...askIntents(words, types),
  ];
  const values = hasFreeWords ? freeWords(words.utterances, fixed, types) : [];
  const modelOf = (intents: readonly ModelIntent[]) => withFreeWords(words, intents, types, values);
  const taken = new Set(values.map(spokenKey));
  const free = new Map(
    [...candidates].map(([name, { may, ...rest }]) => [
      name,
      { ...rest, may: may.filter((sample) => !taken.has(spokenKey(sample))) },
    ]),
  );
  const chosen = samplesThatTeach(free, OUR_CHARACTERS - modelText(modelOf(fixed)).length);
  const intents = fixed.map((intent) => ({ ...intent, samples: chosen.get(intent.name) ?? intent.samples }));
  // Alexa refuses an intent of ours without samples; its own need none.
  return modelOf(intents.filter(({ name, samples }) => samples.length > 0 || name.startsWith('AMAZON.')));
}

/**
 * The file of a model. Each sample has a line to compare, and no indentation: there are so many of them that it would be a
 * tenth of what Amazon takes.
 */
export const modelText = (model: InteractionModel): string =>
  `${JSON.stringify(model, null, 1).replace(/^ +/gmu, '')}\n`;

function withFreeWords(
  words: ModelWords,
  intents: readonly ModelIntent[],
  types: readonly SlotType[],
  values: readonly string[],
): InteractionModel {
  const ofWords = { name: SLOT_TYPES.words, values: values.map((value) => ({ name: { value } })) };
  return {
    interactionModel: {
      languageModel: {
        invocationName: spokenForm(words.page.facts.name),
        // LOW, the default, takes words that are far from every sample for the nearest one, and would answer a question
        // that the page does not answer. HIGH falls back for whatever differs from the samples, such as an emergency in
        // words of its own.
        modelConfiguration: { fallbackIntentSensitivity: { level: 'MEDIUM' } },
        intents: values.length === 0 ? intents : [...intents, FREE_WORDS],
        types: values.length === 0 ? types : [...types, ofWords],
      },
    },
  };
}

const intentWith = (name: string, samples: readonly string[]): ModelIntent => {
  const slots = slotsOf(samples);
  return { name, ...(slots.length > 0 && { slots }), samples };
};

/** The intent for words that no other intent foresaw. */
const FREE_WORDS: ModelIntent = {
  name: WORDS_INTENT,
  slots: [{ name: WORDS_SLOT, type: SLOT_TYPES.words }],
  samples: [`{${WORDS_SLOT}}`],
};

/** The types of our own slots with ids: the passages by their names, and the words that can be spelled. None is empty. */
function slotTypesOf(words: ModelWords, names: PassageNames): SlotType[] {
  const { utterances } = words;
  const terms = utterances.terms.map(
    ({ term, names: others }) => [term, [spokenForm(term), ...others]] as const,
  );
  return [
    { name: SLOT_TYPES.passage, values: valuesOf(names) },
    { name: SLOT_TYPES.term, values: valuesOf(terms) },
    { name: SLOT_TYPES.thing, values: thingsOf(words, names) },
  ].filter(({ values }) => values.length > 0);
}

/**
 * What can be asked about within the passages, by the names that the ledger gives. What is a passage by that name is left to
 * the passage.
 */
function thingsOf({ compiled, utterances }: ModelWords, names: PassageNames): SlotValue[] {
  const bare = (name: string): string => spokenKey(name).replace(/^(?:the|an?|any|my|your) /u, '');
  const taken = new Set([...names.values()].flat().map(bare));
  const things = new Map<string, string[]>();
  for (const { passage: id, answer, names: called } of utterances.asked) {
    const passage = compiled.passages.find((one) => one.id === id);
    if (!passage) continue;
    const thing = answerId(passage, answer);
    const free = expandAll(called).filter((name) => !taken.has(bare(name)));
    things.set(thing, [...(things.get(thing) ?? []), ...free]);
  }
  return valuesOf(things);
}

/** Values with their names. A name of two values could mean either, so the first one keeps it. */
function valuesOf(entries: Iterable<readonly [id: string, names: readonly string[]]>): SlotValue[] {
  const isFirst = firstOfEach();
  return [...entries].flatMap(([id, names]) => {
    const [value, ...synonyms] = names.filter((name) => isSpeakable(name) && isFirst(name));
    return value === undefined ? [] : [{ id, name: { value, synonyms } }];
  });
}

type IntentTarget = Target & { readonly intent: string };

/** Every intent of the model: those of the table of moves, and one for each passage that answers no move. */
function targetsOf(words: ModelWords, names: PassageNames): IntentTarget[] {
  const moves = [...MOVE_INTENTS].map(([intent, move]) => {
    const target = targetOfMove(words, names, move as SpokenMove);
    return { intent, ...target, ...(WITHOUT_SAMPLES.has(intent) && { templates: [], names: [] }) };
  });
  const passages = [...targetsOfPassages(words, names)].map(([id, target]) => ({
    intent: passageIntent(id),
    ...target,
  }));
  return [...moves, ...passages];
}

/**
 * What may become the samples of each intent, each utterance under one intent alone: utterances of its templates, and the
 * training examples, which ramble, and are upset and misheard. Two choices need a reason:
 * - A sample that is nothing but a slot would match whatever is said, and the fallback intent would get nothing. So a
 *   name by itself is a sample of its passage's intent, not of `ReadIntent`.
 * - A sentence that is also a carrier with a name in it ("tell me about the helpline") is left to `ReadIntent`, which
 *   leads to the same passage. A sample that two intents share makes both weaker.
 */
function candidatesOf(
  words: ModelWords,
  names: PassageNames,
  types: readonly SlotType[],
): ReadonlyMap<string, Candidates> {
  const asking = askIntents(words, types);
  const targets = targetsOf(words, names).filter(({ intent }) => !asking.some(({ name }) => name === intent));
  const examples = examplesByMeaning(words);
  const isAsked = fillingsOf(asking, types);
  const carriers = targets.find(({ meaning }) => meaning === meaningOfMove('read'))?.templates ?? [];
  const isCovered = coveredBy(
    sampleAll(carriers, PER_TEMPLATE_WITH_SLOT).filter((carrier) => carrier !== BARE),
    names,
    words,
  );
  const isFirst = firstOfEach();
  return new Map(
    targets.map((target) => {
      const { intent, meaning, templates } = target;
      const isFit = (sample: string): boolean =>
        sample !== BARE &&
        canBeFilled(sample, types) &&
        !isCovered(sample, meaning) &&
        !isBuiltInElsewhere(sample, target) &&
        !isAsked.has(spokenKey(sample)) &&
        isFirst(sample);
      const must = mustHave(target, words).filter(isFit);
      // What names a number or a term is a sample with a slot already.
      const hasNone = WITHOUT_SAMPLES.has(intent) || must.some((sample) => slotsIn(sample).length > 0);
      const others = hasNone ? [] : (examples.get(meaning) ?? []).filter(isSpeakable);
      const may = [...sampleAll(templates, PER_TEMPLATE), ...others].filter(isFit);
      return [intent, { must, may, matters: SHARES.get(meaning) ?? 1 }];
    }),
  );
}

/**
 * What an intent must have: what the store shows of it, names alone, samples with a slot, and for a move one of each template and
 * all that are a single word, which are said most.
 */
function mustHave({ intent, templates, names }: IntentTarget, { store }: ModelWords): string[] {
  const utterances = new Set(expandAll(templates));
  return [
    ...(store?.words.examples ?? []).filter((example) => utterances.has(example)),
    ...(MOVE_INTENTS.has(intent)
      ? [
          ...templates.flatMap((template) => sampleAll([template], 1)),
          ...[...utterances].filter(
            (utterance) => !utterance.includes(' ') && slotsIn(utterance).length === 0,
          ),
        ]
      : []),
    ...sampleAll(templates, PER_TEMPLATE_WITH_SLOT).filter((sample) => slotsIn(sample).length > 0),
    ...names,
  ];
}

const SHARES: ReadonlyMap<string, number> = new Map(
  Object.entries(TRIAGE).map(([move, share]) => [meaningOfMove(move), share]),
);

function examplesByMeaning(words: ModelWords): ReadonlyMap<string, readonly string[]> {
  const passages = new Set(words.compiled.passages.map(({ id }) => id));
  const byMeaning = new Map<string, string[]>();
  for (const { say, want } of words.utterances.examples) {
    const meaning = passages.has(want) ? meaningOfPassage(words, want) : meaningOfMove(want);
    byMeaning.set(meaning, [...(byMeaning.get(meaning) ?? []), say]);
  }
  return byMeaning;
}

/**
 * The intents for questions about one thing, by their shape: "what about {thing}", and, for each passage that has a list and
 * is asked whether something is on it, "is {thing} one of them". Where the thing is none that is known, the second says that
 * it is not on the list.
 */
function askIntents({ utterances, compiled }: ModelWords, types: readonly SlotType[]): ModelIntent[] {
  const { about, listed } = utterances.english;
  const lists = compiled.passages.filter(({ id }) => utterances.unlisted.some(({ want }) => want === id));
  const intents = [
    ...[...MOVE_INTENTS].flatMap(([name, move]) => (move === 'ask' ? [{ name, shapes: about }] : [])),
    // Two passages with the same shapes would make both weaker.
    ...lists.slice(0, 1).map(({ id }) => ({ name: listIntent(id), shapes: listed })),
  ];
  return intents.flatMap(({ name, shapes }) => {
    const every = Math.max(1, Math.ceil(shapes.length / SHAPES));
    const samples = shapes.filter(
      (shape, at) => at % every === 0 && shape !== '{thing}' && canBeFilled(shape, types),
    );
    return samples.length === 0 ? [] : [{ name, slots: slotsOf(samples), samples }];
  });
}

/** The most samples of each of them. */
const SHAPES = 120;

/** Every utterance that samples are with their slots filled, as spoken keys. */
function fillingsOf(intents: readonly ModelIntent[], types: readonly SlotType[]): ReadonlySet<string> {
  const things = types.find(({ name }) => name === SLOT_TYPES.thing)?.values ?? [];
  const names = things.flatMap(namesOf);
  return new Set(
    intents.flatMap(({ samples }) =>
      samples.flatMap((sample) => names.map((name) => spokenKey(sample.replace('{thing}', name)))),
    ),
  );
}

/** Whether the types of its slots have values: Alexa refuses an empty type, and so the slot. */
function canBeFilled(sample: string, types: readonly SlotType[]): boolean {
  return slotsIn(sample).every((slot) => {
    const type = typeOf(slot);
    return type.startsWith('AMAZON.') || types.some(({ name }) => name === type);
  });
}

/** Tells whether a sample is a carrier with a name of a passage in it, and means the same. */
function coveredBy(carriers: readonly string[], names: PassageNames, words: ModelWords) {
  const around = new Carriers(carriers.map((carrier) => carrierOf(spokenKey(carrier), BARE)));
  const meanings = new Map<string, Set<string>>();
  for (const [id, all] of names) {
    for (const name of all.map(spokenKey))
      meanings.set(name, (meanings.get(name) ?? new Set()).add(meaningOfPassage(words, id)));
  }
  return (sample: string, meaning: string): boolean =>
    around.fillings(spokenKey(sample)).some((name) => meanings.get(name)?.has(meaning));
}

/** Whether another intent of Amazon's with the same meaning has the sample already, as "cancel" is for stop. */
const isBuiltInElsewhere = (sample: string, { intent, meaning }: IntentTarget): boolean =>
  Object.entries(BUILT_IN_SAMPLES).some(
    ([other, samples]) =>
      other !== intent &&
      meaningOfMove(MOVE_INTENTS.get(other) ?? '') === meaning &&
      samples.includes(sample),
  );

function slotsOf(samples: readonly string[]): { name: string; type: string }[] {
  const used = new Set(samples.flatMap(slotsIn));
  return Object.keys(SLOT_TYPES)
    .filter((name) => used.has(name))
    .map((name) => ({ name, type: typeOf(name) }));
}

const typeOf = (slot: string): string => (SLOT_TYPES as Readonly<Record<string, string>>)[slot] ?? slot;
