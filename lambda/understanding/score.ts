import { type Feature, featuresOf, KINDS } from './features';
import { indexOf, type Model, TELLING_STEPS, unpackWeight } from './model';

/** How likely each label is, and what made it so. */
export interface Scores {
  /** By the number of the label; together they are 1. */
  readonly likely: Float64Array;
  readonly features: readonly Feature[];
  /** Where in the model each feature stands, or -1. */
  readonly found: Int32Array;
  /** What each feature is multiplied by. */
  readonly strength: Float64Array;
}

/** Scores the words of an utterance against every label. */
export function score(all: readonly string[], model: Model): Scores {
  const features = featuresOf(all, (hash) => indexOf(model.features, hash) >= 0);
  const found = new Int32Array(features.length);
  const strength = new Float64Array(features.length);
  let square = 0;
  for (const [at, { hash, kind }] of features.entries()) {
    const place = indexOf(model.features, hash);
    const tells = place < 0 ? KINDS[kind] * model.unknown : (model.telling[place] ?? 0) / TELLING_STEPS;
    found[at] = place;
    strength[at] = tells;
    square += tells * tells;
  }
  const length = Math.sqrt(square) || 1;
  const sums = Float64Array.from(model.bias);
  for (let at = 0; at < features.length; at += 1) {
    strength[at] = (strength[at] ?? 0) / length;
    const place = found[at] ?? -1;
    if (place < 0) continue;
    for (let entry = model.from[place] ?? 0; entry < (model.from[place + 1] ?? 0); entry += 1) {
      const label = model.weightLabels[entry] ?? 0;
      sums[label] =
        (sums[label] ?? 0) + unpackWeight(model.weights[entry] ?? 0, model.largest) * (strength[at] ?? 0);
    }
  }
  return { likely: softmax(sums), features, found, strength };
}

function softmax(sums: Float64Array): Float64Array {
  const most = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const likely = sums.map((sum) => Math.exp(sum - most));
  const total = likely.reduce((a, b) => a + b, 0);
  return likely.map((value) => value / total);
}

/** How much each word spoke for a label, the most first: what is told to staff who ask why. */
export function reasons(
  { features, found, strength }: Scores,
  label: number,
  all: readonly string[],
  model: Model,
): { word: string; weight: number }[] {
  const weights = new Float64Array(all.length);
  for (const [at, { at: word, span }] of features.entries()) {
    const place = found[at] ?? -1;
    if (place < 0) continue;
    for (let entry = model.from[place] ?? 0; entry < (model.from[place + 1] ?? 0); entry += 1) {
      if (model.weightLabels[entry] !== label) continue;
      const share = (unpackWeight(model.weights[entry] ?? 0, model.largest) * (strength[at] ?? 0)) / span;
      for (let each = word; each < Math.min(word + span, all.length); each += 1)
        weights[each] = (weights[each] ?? 0) + share;
    }
  }
  return all
    .map((word, at) => ({ word, weight: weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}
