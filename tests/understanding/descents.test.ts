import { descend, type Slope, shared } from '../../tools/training/descent';
import { descents } from '../../tools/training/descents';

/** Examples with a feature each that tells their label, and one that tells nothing. */
function slopeOf(wanted: readonly number[], labels: number): Slope {
  const filled = <T extends Int32Array | Float64Array>(array: T, values: readonly number[]): T => {
    array.set(values);
    return array;
  };
  const places = wanted.flatMap((label) => [label, labels]);
  return {
    wanted: filled(shared(Int32Array, wanted.length), wanted),
    weights: shared(Float64Array, wanted.length).fill(1),
    starts: filled(
      shared(Int32Array, wanted.length + 1),
      Array.from({ length: wanted.length + 1 }, (_, at) => 2 * at),
    ),
    places: filled(shared(Int32Array, places.length), places),
    values: shared(Float64Array, places.length).fill(Math.SQRT1_2),
    labels,
    features: labels + 1,
  };
}

const LABELS = 3;
const slope = slopeOf(
  Array.from({ length: 300 }, (_, at) => at % LABELS),
  LABELS,
);

const alone = (seed: number): Float32Array => {
  const settled = new Float32Array(slope.features * LABELS);
  descend(slope, settled, 6, seed);
  return settled;
};

test('each label weighs most for the feature that tells it', () => {
  const weights = alone(7);
  for (let label = 0; label < LABELS; label += 1) {
    const row = [...weights.subarray(label * LABELS, (label + 1) * LABELS)];
    expect(row.indexOf(Math.max(...row))).toBe(label);
  }
});

test('a seed comes to the same here and in a thread of its own, and another to something else', () => {
  const [first, second, third] = descents(slope, 6, [7, 8, 9]);
  expect([...(first ?? [])]).toEqual([...alone(7)]);
  expect([...(second ?? [])]).toEqual([...alone(8)]);
  expect([...(third ?? [])]).toEqual([...alone(9)]);
  expect([...(second ?? [])]).not.toEqual([...(first ?? [])]);
});

test('a descent of fewer epochs than are averaged comes to its last weights', () => {
  const settled = new Float32Array(slope.features * LABELS);
  descend(slope, settled, 2, 7);
  expect(settled.some((weight) => weight !== 0)).toBe(true);
});
