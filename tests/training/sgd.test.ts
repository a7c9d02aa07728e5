import type { Dataset } from '../../tools/training/dataset';
import { trainWeights } from '../../tools/training/sgd';

const LABELS = 3;
const EXAMPLES = 300;

/** Examples with two features each: one that tells their label, and one that all of them have. */
function datasetOf(): Dataset {
  const targets = Uint16Array.from({ length: EXAMPLES }, (_, at) => at % LABELS);
  return {
    labels: ['a', 'b', 'c'],
    hashes: Int32Array.from({ length: LABELS + 1 }, (_, at) => at),
    idf: new Float64Array(LABELS + 1).fill(1),
    reach: 1,
    unknownIdf: 1,
    rowStarts: Int32Array.from({ length: EXAMPLES + 1 }, (_, at) => 2 * at),
    columns: Int32Array.from([...targets].flatMap((label) => [label, LABELS])),
    values: new Float32Array(2 * EXAMPLES).fill(Math.SQRT1_2),
    targets,
    weights: new Float64Array(EXAMPLES).fill(1),
  };
}

const dataset = datasetOf();

test('each label weighs most for the feature that tells it', () => {
  const weights = trainWeights(dataset);
  for (let label = 0; label < LABELS; label += 1) {
    const row = [...weights.subarray(label * LABELS, (label + 1) * LABELS)];
    expect(row.indexOf(Math.max(...row))).toBe(label);
  }
});

test('the same seed comes to the same weights, and another to others', () => {
  const [first, again, other] = [7, 7, 8].map((seed) => [...trainWeights(dataset, { seed })]);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('fewer epochs than are left out of the mean come to the last weights', () => {
  expect(trainWeights(dataset, { epochs: 1 }).some((weight) => weight !== 0)).toBe(true);
});
