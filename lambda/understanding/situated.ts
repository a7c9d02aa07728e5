import type { SituationKind } from '../guide/situation';
import { keyIn } from './exact';
import { hashOf } from './features';
import { ELSEWHERE, lookUp, type SituationsClassifier } from './model';
import { type Scores, score } from './score';
import { URGENT } from './triage';

/**
 * How likely something must be in a situation, from 0 to 1. They were tuned by hand on conversations that nobody had learned
 * from.
 */
export const IN_SITUATION = {
  /** From here on it is what people say in this situation; where that would end it, it must be likelier. */
  own: 0.2,
  end: 0.7,
  /** From here on it is, whatever the same words would be anywhere else. */
  sure: 0.8,
  /** From here on it is plainly about something else, while a life may be at stake. */
  plainlyElsewhere: 0.7,
  /** So likely must an emergency be to go before what people say in another situation. */
  first: 0.4,
  /** And so likely must it be that somebody is in danger wherever the same is said. */
  urgent: 0.02,
  /** So likely must a passage be where one is. */
  read: 0.85,
} as const;

/** Moves that say that the danger is over or that help is coming. */
const ENDS: ReadonlySet<string> = new Set(['called', 'better', 'false-alarm', 'not-going-to']);

/** Situations in which a life may be at stake. What is doubtful in them is heard as the situation itself. */
export const AT_STAKE: ReadonlySet<SituationKind> = new Set<SituationKind>(['emergency', 'self-harm']);

/** What an utterance is in a situation. */
export interface Situated {
  /** The number of its label among those of the situation. */
  readonly label: number;
  readonly by: 'exact' | 'likely' | 'unsure';
  /** Whether it is so, whatever the same words would be anywhere else. */
  readonly sure: boolean;
  /** It is about something else, if that can be understood. */
  readonly elsewhere: boolean;
  readonly scores: Scores;
}

/**
 * What an utterance is in a situation. Where it is none of the things that people say in it, it is the situation itself.
 * @param tokens as `tokensOf` gives them
 * @param urgent how likely it is that somebody may be in danger, wherever the same is said
 */
export function situated(
  tokens: readonly string[],
  situation: SituationKind,
  classifier: SituationsClassifier,
  urgent: number,
): Situated {
  const { labels, exact, meant } = classifier;
  const numberOf = (wanted: string): number => labels.findIndex(({ name }) => name === wanted);
  const [elsewhere, itself] = [numberOf(ELSEWHERE), Math.max(numberOf(situation), 0)];
  const scores = among(meant[situation] ?? [], score(tokens, classifier));
  const unsure = { label: itself, by: 'unsure', sure: false, elsewhere: true, scores } as const;
  const known = lookUp(exact, hashOf(keyIn(situation, tokens)));
  if (known === elsewhere || !scores.knowsAWord) return unsure;
  if (known !== undefined) return { label: known, by: 'exact', sure: true, elsewhere: false, scores };
  const { likely } = scores;
  const best = likeliestBut(elsewhere, likely);
  const [own, other] = [likely[best] ?? 0, likely[elsewhere] ?? 0];
  const name = labels[best]?.name ?? '';
  // Where no life is at stake, only that help is coming ends it.
  const ends = ENDS.has(name) && (AT_STAKE.has(situation) || name === 'called');
  const begins = URGENT.includes(name) && situation !== name;
  if (begins && urgent < IN_SITUATION.urgent) return unsure;
  const least = ends ? IN_SITUATION.end : begins ? IN_SITUATION.first : IN_SITUATION.own;
  if (own >= least && own > other)
    return { label: best, by: 'likely', sure: own >= IN_SITUATION.sure, elsewhere: false, scores };
  return { ...unsure, elsewhere: !AT_STAKE.has(situation) || other >= IN_SITUATION.plainlyElsewhere };
}

/** How likely labels are where no other can be meant. */
function among(labels: readonly number[], { likely, ...rest }: Scores): Scores {
  const total = labels.reduce((sum, label) => sum + (likely[label] ?? 0), 0) || 1;
  const some = new Float64Array(likely.length);
  for (const label of labels) some[label] = (likely[label] ?? 0) / total;
  return { ...rest, likely: some };
}

function likeliestBut(left: number, likely: Float64Array): number {
  let best = left === 0 ? 1 : 0;
  for (let label = 0; label < likely.length; label += 1)
    if (label !== left && (likely[label] ?? 0) > (likely[best] ?? 0)) best = label;
  return best;
}
