import { MOVE_INTENTS, passageIntent } from '../../../lambda/channels/alexa/intents';
import type { SpokenMove } from '../../../lambda/guide/moves';
import { Carriers, carrierOf } from '../../../lambda/understanding/carriers';
import { UPSET, URGENT } from '../../../lambda/understanding/triage';
import { LOOK_ALIKE } from '../../content/example-files';
import { slotsIn } from '../../content/templates';
import { expandAll, sampleAll } from '../../content/utterances';
import { randomOf } from '../../training/random';
import { firstOfEach, isSpeakable, spokenKey } from '../spoken-form';
import {
  type ModelWords,
  meaningOfMove,
  meaningOfPassage,
  type PassageNames,
  type Target,
  targetOfMove,
  targetsOfPassages,
} from '../targets';
import { askIntents, fillingsOf } from './asking';
import { BUILT_IN_SAMPLES, WITHOUT_SAMPLES } from './built-ins';
import { unrelated } from './look-alikes';
import type { SlotType } from './schema';
import { canBeFilled } from './slot-types';
import { afterOthers, inStories } from './stories';
import type { Candidates } from './teaching';

/** The most utterances of one template among which samples are chosen. The others are combinations of the same words. */
const PER_TEMPLATE = 12;

/** The most of one template whose samples have a slot. */
const PER_TEMPLATE_WITH_SLOT = 40;

/**
 * How much more it matters that the candidates of a move are understood: it has so many, or a miss is so much worse. Balanced by
 * hand on the table of `npm run models -- --judge`, which is all that the test utterances have had a part in.
 */
const TRIAGE: Readonly<Partial<Record<SpokenMove, number>>> = {
  emergency: 20,
  'self-harm': 1,
  distress: 1.7,
  'bad-news': 0.8,
  death: 0.8,
  advice: 1.2,
  'off-page': 1.9,
};

/** How much any other move or passage matters, of which there are many with few samples. */
const CALM = 2.2;

/** Lines of each of those that are told within a story. */
const STORIES = 5;

/** Emergencies that something less urgent is said before. */
const AFTER_OTHERS = 1000;

/** A sample that is nothing but the slot for a passage. */
const BARE = '{passage}';

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
export function candidatesOf(
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
  // One for all, so that no two intents have the same stories.
  const random = randomOf(1);
  const candidates = new Map(
    targets.map((target): [string, Candidates] => {
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
      const plain = [...sampleAll(templates, PER_TEMPLATE), ...others].filter(isFit);
      const isCalm = isCalmMeaning(meaning);
      const stories = isCalm && !hasNone ? inStories(plain, words.utterances.english, STORIES, random) : [];
      const after =
        meaning === EMERGENCY
          ? afterOthers(plain, examples.get(meaningOfMove('fever')) ?? [], AFTER_OTHERS, random)
          : [];
      return [
        intent,
        {
          must: [...must, ...stories.filter(isFit)],
          may: [...plain, ...after.filter((one) => isSpeakable(one) && isFit(one))],
          matters: MATTERS.get(meaning) ?? (isCalm ? CALM : 1),
        },
      ];
    }),
  );
  const offPage = targets.find(({ meaning }) => meaning === OFF_PAGE)?.intent ?? '';
  const refused = candidates.get(offPage);
  if (refused === undefined) return candidates;
  const calm = new Set(targets.flatMap(({ intent, meaning }) => (isCalmMeaning(meaning) ? [intent] : [])));
  const onPage = [...names.values()].flat();
  const things = words.utterances.asked.flatMap(({ names: called }) => expandAll(called));
  const others = unrelated(
    (examples.get(meaningOfMove(LOOK_ALIKE)) ?? []).filter((say) => isSpeakable(say)),
    candidates,
    [...onPage, ...things],
    (intent) => calm.has(intent),
  );
  return candidates.set(offPage, { ...refused, may: [...refused.may, ...others.filter(isFirst)] });
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

const EMERGENCY = meaningOfMove('emergency');

const OFF_PAGE = meaningOfMove('off-page');

const isCalmMeaning = (meaning: string): boolean => !URGENT_OR_REFUSED.has(meaning);

const MATTERS: ReadonlyMap<string, number> = new Map(
  Object.entries(TRIAGE).map(([move, matters]) => [meaningOfMove(move), matters]),
);

/** What is not told in a story: it has enough of its own, or, as `read` does, a passage in its slot. */
const URGENT_OR_REFUSED: ReadonlySet<string> = new Set(
  [...URGENT, ...UPSET, 'advice', 'off-page', 'read'].map(meaningOfMove),
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
