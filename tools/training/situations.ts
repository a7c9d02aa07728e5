import type { SituationKind } from '../../lambda/guide/situation';
import { type Classifier, ELSEWHERE } from '../../lambda/understanding/model';
import { situated } from '../../lambda/understanding/situated';
import { tokensOf } from '../../lambda/understanding/tokens';
import { expand } from '../content/templates';
import { knownLookup, moveOfLabel, packed } from './assemble';
import { augmented } from './augment';
import type { MoveTemplates, TrainingData } from './data';
import { datasetOf } from './dataset';
import type { Example, Group } from './examples';
import { type Random, randomOf, shuffle } from './random';
import { trainWeights } from './sgd';
import { coveringSample } from './template-sample';

/** How the classifiers of the situations are trained. The figures were tuned by hand. */
export const SITUATED = {
  /** Copies of each line, and what a line counts beside one from elsewhere. */
  copies: 2,
  weight: 2,
  /** How many examples are taken of what is plainly about something else, and of each of `FIRST`. */
  elsewhere: 2500,
  first: 500,
  minimumCount: 6,
  /** The most weights that are kept. */
  weights: 34_000,
};

/** What is urgent is that in any situation, and is learned from what is known of it in general. */
const FIRST: readonly string[] = ['emergency', 'self-harm'];

/**
 * Trains a classifier for each situation: from its own lines, from emergencies as they are said anywhere, and from questions
 * that the page answers, which are about something else.
 * @param general the examples of the general understanding, without copies
 */
export function trainSituations(
  data: TrainingData,
  general: readonly Example[],
): Partial<Record<SituationKind, Classifier>> {
  const passages = new Set(data.passages.map(({ label }) => label));
  const trained = Object.entries(data.situations).map(([kind, moves]) => {
    const random = randomOf(1);
    const own = examplesOf(moves, data, random);
    const taken = new Set(own.map(({ text }) => text));
    const free = general.filter(({ text }) => !taken.has(text));
    const labelled = (label: string, most: number, from: readonly Example[]): Example[] =>
      some(from, most, random).map(({ text }) => ({ text, label, weight: 1 }));
    const dataset = datasetOf(
      [
        ...own,
        ...FIRST.flatMap((label) =>
          labelled(
            label,
            SITUATED.first,
            free.filter((example) => example.label === label),
          ),
        ),
        ...labelled(
          ELSEWHERE,
          SITUATED.elsewhere,
          free.filter(({ label }) => passages.has(label) && !Object.hasOwn(moves, label)),
        ),
      ],
      { minimumCount: SITUATED.minimumCount },
    );
    const { labels } = dataset;
    const lines = Object.entries(moves).flatMap(([move, templates]) =>
      templates.flatMap(expand).map((text): [string, string] => [text, move]),
    );
    const numbered = labels.map((name) => ({ name, move: moveOfLabel(name, data) }));
    const learned: Classifier = {
      labels: numbered,
      exact: knownLookup([], numbered),
      ...packed(dataset, trainWeights(dataset), SITUATED.weights),
    };
    // A line that is surely understood without it need not be known word for word.
    const needed = lines.filter(([text, move]) => {
      const { label, sure } = situated(tokensOf(text), kind as SituationKind, learned);
      return !sure || numbered[label]?.name !== move;
    });
    return [kind, { ...learned, exact: knownLookup(needed, numbered) }];
  });
  return Object.fromEntries(trained);
}

/** The lines of a situation, and copies of them as they are said by people who ramble or are misheard. */
function examplesOf(moves: MoveTemplates, { english }: TrainingData, random: Random): Example[] {
  const groups: Group[] = Object.entries(moves).flatMap(([label, templates]) =>
    templates.map((template) =>
      coveringSample(template, random).map((text) => ({ text, label, weight: SITUATED.weight })),
    ),
  );
  const copies = augmented(groups, {
    copies: SITUATED.copies,
    isQuestion: () => false,
    english,
    random,
  });
  return [...groups.flat(), ...copies];
}

/** So many of them, in any order. */
function some<T>(from: readonly T[], most: number, random: Random): T[] {
  const order = [...from.keys()];
  shuffle(order, random);
  return order.slice(0, most).map((at) => from[at] as T);
}
