import { type AnswersModel, unpackIdf } from './answer-model';
import { eachFeature, type FeatureKind, KINDS, type Visit } from './features';
import { find } from './model';

/** The kinds of feature that answers are told apart by. What is misheard is found by its passage. */
const USED: ReadonlySet<FeatureKind> = new Set(['word', 'pair', 'letters']);

/** How much a feature of each kind counts beside the others. */
export const VALUES: Readonly<Record<FeatureKind, number>> = KINDS;

/** As `eachFeature`, with those alone that answers are told apart by. */
export function eachAnswerFeature(
  tokens: readonly string[],
  isKnown: (hash: number) => boolean,
  visit: Visit,
): void {
  eachFeature(tokens, { isKnown }, (kind, hash, at, span) => {
    if (USED.has(kind)) visit(kind, hash, at, span);
  });
}

/** How the score of a label changes with how likely it is. It was fitted to ways of asking that were left out. */
const SHARPNESS = 0.6;

/**
 * How likely each label is, by its number; together they are 1.
 * @param tokens as `tokensOf` gives them
 */
export function scoreAnswers(tokens: readonly string[], model: AnswersModel): Float64Array {
  const { floors, rowStarts, weightLabels, weights, step } = model;
  const sums = new Float64Array(floors.length);
  let known = 0;
  for (const { row, value } of vectorOf(tokens, model)) {
    known += value;
    const end = rowStarts[row + 1] as number;
    for (let entry = rowStarts[row] as number; entry < end; entry += 1) {
      const label = weightLabels[entry] as number;
      sums[label] = (sums[label] as number) + (weights[entry] as number) * step * value;
    }
  }
  return softmax(sums.map((sum, label) => SHARPNESS * (sum + known * (floors[label] as number))));
}

/** How much each word spoke for a label, the most first: the reason that staff are given. */
export function answerReasons(
  tokens: readonly string[],
  wanted: number,
  model: AnswersModel,
): { word: string; weight: number }[] {
  const { rowStarts, weightLabels, weights, step } = model;
  const sums = new Float64Array(tokens.length);
  for (const { row, value, at, span } of vectorOf(tokens, model)) {
    const end = rowStarts[row + 1] as number;
    for (let entry = rowStarts[row] as number; entry < end; entry += 1) {
      if (weightLabels[entry] !== wanted) continue;
      const weight = (weights[entry] as number) * step * value;
      for (let word = at; word < Math.min(at + span, tokens.length); word += 1)
        sums[word] = (sums[word] ?? 0) + weight / span;
    }
  }
  return tokens
    .map((word, at) => ({ word, weight: sums[at] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

/** The utterance as a tf-idf vector of length 1, of what the model knows. What it does not know counts for the length alone. */
function vectorOf(tokens: readonly string[], { features, idf, unknownIdf }: AnswersModel) {
  const known: { row: number; value: number; at: number; span: number }[] = [];
  let square = 0;
  eachAnswerFeature(
    tokens,
    (hash) => find(features, hash) >= 0,
    (kind, hash, at, span) => {
      const row = find(features, hash);
      const value = row < 0 ? VALUES[kind] * unknownIdf : unpackIdf(idf[row] as number);
      square += value * value;
      if (row >= 0) known.push({ row, value, at, span });
    },
  );
  const length = Math.sqrt(square) || 1;
  return known.map((feature) => ({ ...feature, value: feature.value / length }));
}

function softmax(sums: Float64Array): Float64Array {
  const most = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const likely = sums.map((sum) => Math.exp(sum - most));
  const total = likely.reduce((a, b) => a + b, 0);
  return likely.map((value) => value / total);
}
