import { eachFeature, featuresOf, KINDS, UNKNOWN_HASH } from './features';
import { find, type Model, TELLING_STEPS, unpackWeight } from './model';

/** How likely each label is. */
export interface Scores {
  /** By the number of the label; together they are 1. */
  readonly likely: Float64Array;
  /** Whether anything of a word is known, be it its sound. Where a word stands says nothing by itself: any single one is
   *  first and last, as a "yes" is. */
  readonly knowsAWord: boolean;
}

/** Scores the words of an utterance against every label. */
export function score(all: readonly string[], model: Model): Scores {
  const { unknown, scoring } = model;
  const { features, from, weightLabels, weights, telling } = scoring;
  const unpacked = unpackedOf(model);
  const sums = new Float64Array(model.labels.length);
  let square = 0;
  let knowsAWord = false;
  eachFeature(all, knowing(model), (kind, hash) => {
    const place = find(features, hash);
    if (place < 0) {
      square += (KINDS[kind] * unknown) ** 2;
      return;
    }
    if (kind !== 'pair' && kind !== 'gap' && hash !== UNKNOWN_HASH) knowsAWord = true;
    const tells = (telling[place] as number) / TELLING_STEPS;
    square += tells * tells;
    const end = from[place + 1] as number;
    for (let entry = from[place] as number; entry < end; entry += 1) {
      const label = weightLabels[entry] as number;
      sums[label] = (sums[label] as number) + (unpacked[(weights[entry] as number) + 128] as number) * tells;
    }
  });
  const length = Math.sqrt(square) || 1;
  for (let label = 0; label < sums.length; label += 1)
    sums[label] = (model.bias[label] ?? 0) + (sums[label] as number) / length;
  return { likely: softmax(sums), knowsAWord };
}

const knowing = ({ scoring: { features } }: Model) => ({
  isKnown: (hash: number) => find(features, hash) >= 0,
});

/** The weights that a byte can stand for, by the byte and 128. */
function unpackedOf(model: Model): Float64Array {
  const known = UNPACKED.get(model);
  if (known) return known;
  const unpacked = Float64Array.from({ length: 256 }, (_, at) => unpackWeight(at - 128, model.largest));
  UNPACKED.set(model, unpacked);
  return unpacked;
}

const UNPACKED = new WeakMap<Model, Float64Array>();

function softmax(sums: Float64Array): Float64Array {
  const most = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const likely = sums.map((sum) => Math.exp(sum - most));
  const total = likely.reduce((a, b) => a + b, 0);
  return likely.map((value) => value / total);
}

/** How much each word spoke for a label, the most first: what is told to staff who ask why. */
export function reasons(
  all: readonly string[],
  label: number,
  model: Model,
): { word: string; weight: number }[] {
  const { features, telling, from, weightLabels, weights: packed } = model.scoring;
  const found = featuresOf(all, knowing(model)).map((feature) => ({
    ...feature,
    place: find(features, feature.hash),
  }));
  const tells = found.map(({ place, kind }) =>
    place < 0 ? KINDS[kind] * model.unknown : (telling[place] ?? 0) / TELLING_STEPS,
  );
  const length = Math.hypot(...tells) || 1;
  const weights = new Float64Array(all.length);
  for (const [each, { at, span, place }] of found.entries()) {
    if (place < 0) continue;
    for (let entry = from[place] ?? 0; entry < (from[place + 1] ?? 0); entry += 1) {
      if (weightLabels[entry] !== label) continue;
      const share = (unpackWeight(packed[entry] ?? 0, model.largest) * (tells[each] ?? 0)) / length / span;
      for (let word = at; word < Math.min(at + span, all.length); word += 1)
        weights[word] = (weights[word] ?? 0) + share;
    }
  }
  return all
    .map((word, at) => ({ word, weight: weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}
