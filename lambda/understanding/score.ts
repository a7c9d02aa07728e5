import { eachFeature, type FeatureKind, KINDS, UNKNOWN_HASH } from './features';
import { type Classifier, find, IDF_STEPS, unpackWeight } from './model';

export interface Scores {
  /** How likely each label is, by its number; together they are 1. */
  readonly likely: Float64Array;
  /** Whether the model knows a word of the utterance, or two pieces of one: a single piece may be chance. Pairs do not count:
   *  any single word is first and last, as a "yes" is. */
  readonly knowsAWord: boolean;
}

/**
 * Scores an utterance against every label.
 * @param tokens as `tokensOf` gives them
 */
export function score(tokens: readonly string[], model: Classifier): Scores {
  const { features, knowsAWord } = vectorOf(tokens, model);
  const sums = new Float64Array(model.labels.length);
  for (const { row, value } of features) {
    eachWeight(row, model, (label, weight) => {
      sums[label] = (sums[label] as number) + weight * value;
    });
  }
  return { likely: softmax(sums), knowsAWord };
}

/** How much each word spoke for a label, the most first: the reason that staff are given. */
export function reasons(
  tokens: readonly string[],
  wanted: number,
  model: Classifier,
): { word: string; weight: number }[] {
  const weights = new Float64Array(tokens.length);
  for (const { row, value, at, span } of vectorOf(tokens, model).features) {
    eachWeight(row, model, (label, weight) => {
      if (label !== wanted) return;
      for (let word = at; word < Math.min(at + span, tokens.length); word += 1)
        weights[word] = (weights[word] ?? 0) + (weight * value) / span;
    });
  }
  return tokens
    .map((word, at) => ({ word, weight: weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

/** The kinds of what stands between words, which says nothing of any of them. */
const BETWEEN_WORDS: ReadonlySet<FeatureKind> = new Set<FeatureKind>(['pair', 'gap', 'far']);

/** A feature of an utterance that the model has weights for. */
interface KnownFeature {
  /** Its row of the weights. */
  readonly row: number;
  readonly value: number;
  readonly at: number;
  readonly span: number;
}

/** The utterance as a tf-idf vector of length 1. Features that the model does not know count for its length alone. */
function vectorOf(
  tokens: readonly string[],
  { scoring: { features, idf }, unknownIdf, reach }: Classifier,
): { features: readonly KnownFeature[]; knowsAWord: boolean } {
  const known: KnownFeature[] = [];
  let square = 0;
  let words = 0;
  eachFeature(tokens, { isKnown: (hash) => find(features, hash) >= 0, reach }, (kind, hash, at, span) => {
    const row = find(features, hash);
    const value = row < 0 ? KINDS[kind] * unknownIdf : (idf[row] as number) / IDF_STEPS;
    square += value * value;
    if (row < 0) return;
    if (!BETWEEN_WORDS.has(kind) && hash !== UNKNOWN_HASH) words += kind === 'word' ? 1 : 1 / 2;
    known.push({ row, value, at, span });
  });
  const length = Math.sqrt(square) || 1;
  return {
    features: known.map((feature) => ({ ...feature, value: feature.value / length })),
    knowsAWord: words >= 1,
  };
}

function eachWeight(
  row: number,
  { scoring: { rowStarts, weightLabels, weights }, largest }: Classifier,
  visit: (label: number, weight: number) => void,
): void {
  const end = rowStarts[row + 1] as number;
  for (let entry = rowStarts[row] as number; entry < end; entry += 1)
    visit(weightLabels[entry] as number, unpackWeight(weights[entry] as number, largest));
}

function softmax(sums: Float64Array): Float64Array {
  const most = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const likely = sums.map((sum) => Math.exp(sum - most));
  const total = likely.reduce((a, b) => a + b, 0);
  return likely.map((value) => value / total);
}
