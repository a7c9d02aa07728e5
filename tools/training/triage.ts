import { type Classifier, NEITHER } from '../../lambda/understanding/model';
import { UPSET, URGENT } from '../../lambda/understanding/triage';
import { moveOfLabel, packed } from './assemble';
import type { TrainingData } from './data';
import { datasetOf } from './dataset';
import { type Example, examplesOf, WEIGHTS } from './examples';
import { pick, randomOf } from './random';
import { type SgdOptions, trainWeights } from './sgd';

/** How triage is trained. The figures were chosen on lines of the training data that were held out, by who wrote them. */
export const TRIAGE = {
  /** Copies of each template and of each line: misheard, or in the middle of a story. */
  copies: { ofTemplates: 0, ofExamples: 1 },
  /** The longest line of distress, in characters, that is put before a question. */
  longestFeeling: 40,
  minimumCount: 7,
  /** "I've taken them all down": what makes a word harmless may stand some words away. */
  reach: 5,
  /** The most weights that are kept. */
  weights: 450_000,
  sgd: { learningRate: 1 },
};

/** Trains triage: from all that there is, with one label for whatever is neither urgent nor sad. */
export function trainTriage(data: TrainingData, sgd?: SgdOptions): Omit<Classifier, 'exact'> {
  const own = new Set([...URGENT, ...UPSET]);
  const questions = data.questions.map((text) => ({ text, label: NEITHER, weight: WEIGHTS.example }));
  const examples = [...examplesOf(data, TRIAGE.copies), ...feelingly(data), ...questions].map(
    ({ label, ...example }) => ({
      ...example,
      label: own.has(label) ? label : NEITHER,
    }),
  );
  const dataset = datasetOf(examples, TRIAGE);
  const { labels } = dataset;
  return {
    labels: labels.map((name) => ({ name, move: moveOfLabel(name, data) })),
    ...packed(dataset, trainWeights(dataset, { ...TRIAGE.sgd, ...sgd }), TRIAGE.weights),
  };
}

/** Questions that are asked in distress, each after something that people say in it, and before it: they are questions. */
function feelingly({ passages, examples, english }: TrainingData): Example[] {
  const random = randomOf(1);
  const asked = new Set(passages.map(({ label }) => label));
  const distress = examples.filter(
    ({ say, label }) => label === 'distress' && say.length <= TRIAGE.longestFeeling,
  );
  const feelings = [...english.feelings, ...distress.map(({ say }) => say)];
  return examples
    .filter(({ label }) => asked.has(label))
    .flatMap(({ say, label }) =>
      [`${pick(feelings, random) ?? ''} ${say}`, `${say} ${pick(feelings, random) ?? ''}`].map((text) => ({
        text,
        label,
        weight: WEIGHTS.example,
      })),
    );
}
