import { writeModel } from '../../lambda/understanding/model-file';
import { parseTemplate } from '../../tools/content/templates';
import { assemble } from '../../tools/training/assemble';
import type { PassageData, TrainingData } from '../../tools/training/data';
import { datasetOf } from '../../tools/training/dataset';
import { examplesOf, withoutTriage } from '../../tools/training/examples';
import { trainWeights } from '../../tools/training/sgd';
import { trainTriage } from '../../tools/training/triage';

/** Trains a model, as a file. */
export function trained(data: TrainingData): Uint8Array {
  const dataset = datasetOf(examplesOf(withoutTriage(data)));
  return writeModel(assemble(data, dataset, trainWeights(dataset), 'test', { triage: trainTriage(data) }));
}

/** So many passages. Their names are letters alone, since all numbers are one feature: "aaaaaa", "bbbaaa", "cccaaa" ... */
export const passages = (count: number): Pick<PassageData, 'id' | 'names' | 'say'>[] =>
  Array.from({ length: count }, (_, number) => ({
    id: nameOf(number),
    names: [parseTemplate(nameOf(number))],
    say: Array.from({ length: 3 }, () => parseTemplate(`(what|where|why|how) is (the|a) ${nameOf(number)}`)),
  }));

const nameOf = (number: number): string =>
  [number % 26, Math.floor(number / 26)].map((at) => String.fromCharCode(97 + at).repeat(3)).join('');
