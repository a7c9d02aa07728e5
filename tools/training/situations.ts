import type { SituationKind } from '../../lambda/guide/situation';
import { keyIn } from '../../lambda/understanding/exact';
import { ELSEWHERE, type SituationsClassifier } from '../../lambda/understanding/model';
import { situated } from '../../lambda/understanding/situated';
import { tokensOf } from '../../lambda/understanding/tokens';
import { expand } from '../content/templates';
import { knownLookup, moveOfLabel, packed } from './assemble';
import { augmented } from './augment';
import type { MoveTemplates, TrainingData } from './data';
import { datasetOf } from './dataset';
import type { Example, Group } from './examples';
import { type Random, randomOf, shuffle } from './random';
import { type SgdOptions, trainWeights } from './sgd';
import { coveringSample } from './template-sample';

/** How the classifier of the situations is trained. The figures were tuned by hand. */
export const SITUATED = {
  /** Copies of each line, and what a line counts beside one from elsewhere. */
  copies: 2,
  weight: 2,
  /** How many examples are taken of what is plainly about something else, and of each of `FIRST`. */
  elsewhere: 5000,
  first: 1500,
  minimumCount: 6,
  /** The most weights that are kept. */
  weights: 250_000,
  sgd: { runs: 2 },
};

/** What is urgent is that in any situation, and is learned from what is known of it in general. */
const FIRST: readonly string[] = ['emergency', 'self-harm'];

/**
 * Trains the classifier of the situations: from their own lines, from emergencies as they are said anywhere, and from what is
 * asked of the page, which is about something else.
 * @param general the examples of the general understanding, without copies
 * @returns undefined where there are no lines for any situation
 */
export function trainSituations(
  data: TrainingData,
  general: readonly Example[],
  sgd?: SgdOptions,
): SituationsClassifier | undefined {
  const situations = Object.entries(data.situations) as [SituationKind, MoveTemplates][];
  if (situations.length === 0) return undefined;
  const random = randomOf(1);
  const own = situations.flatMap(([, moves]) => examplesOf(moves, data, random));
  const taken = new Set(own.map(({ text }) => text));
  const said = new Set(own.map(({ label }) => label));
  const passages = new Set(data.passages.map(({ label }) => label).filter((label) => !said.has(label)));
  const labelled = (label: string, most: number, isOne: (example: Example) => boolean): Example[] =>
    some(
      general.filter((example) => isOne(example) && !taken.has(example.text)),
      most,
      random,
    ).map(({ text }) => ({ text, label, weight: 1 }));
  const dataset = datasetOf(
    [
      ...own,
      ...FIRST.flatMap((first) => labelled(first, SITUATED.first, ({ label }) => label === first)),
      ...labelled(ELSEWHERE, SITUATED.elsewhere, ({ label }) => passages.has(label) || label === 'off-page'),
    ],
    { minimumCount: SITUATED.minimumCount },
  );
  const labels = dataset.labels.map((name) => ({ name, move: moveOfLabel(name, data) }));
  const numbersOf = (names: readonly string[]): number[] =>
    [...labels.keys()].filter((number) => names.includes(labels[number]?.name ?? ''));
  const learned: SituationsClassifier = {
    labels,
    exact: knownLookup([], labels),
    ...packed(dataset, trainWeights(dataset, { ...SITUATED.sgd, ...sgd }), SITUATED.weights),
    meant: Object.fromEntries(
      situations.map(([kind, moves]) => [kind, numbersOf([...Object.keys(moves), ...FIRST, ELSEWHERE])]),
    ),
  };
  // A line that is surely understood without it need not be known word for word.
  const needed = situations.flatMap(([kind, moves]) =>
    linesOf(moves)
      .filter(([text, move]) => {
        const { label, sure } = situated(tokensOf(text), kind, learned, 1);
        return !sure || labels[label]?.name !== move;
      })
      .map(([text, move]) => [keyIn(kind, tokensOf(text)), move] as const),
  );
  return { ...learned, exact: knownLookup(needed, labels, (key) => key) };
}

const linesOf = (moves: MoveTemplates): [text: string, move: string][] =>
  Object.entries(moves).flatMap(([move, templates]) =>
    templates.flatMap(expand).map((text): [string, string] => [text, move]),
  );

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
