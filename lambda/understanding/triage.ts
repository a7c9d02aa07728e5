import { ANSWERS, type PassageId } from '../page/page';
import type { Label, Model } from './model';
import type { Context, Decider } from './understand';

/**
 * How likely something must be, from 0 to 1. These were tuned by hand on `tests/utterances`, where a missed emergency
 * counts most and a needless 999 least.
 */
export const THRESHOLDS = {
  /** From here on it is an emergency, or distress, whatever else is likelier. */
  emergency: 0.15,
  distress: 0.4,
  /**
   * It may be either: both are at least this likely, and one of them, or both together, likely enough to go first. An
   * emergency that is as likely as `certain` is one.
   */
  either: { emergency: 0.05, distress: 0.1, certain: 0.9 },
  /** A question asked through fear is a question still, where it is this likely beside the fear. */
  questionBesideDistress: 0.5,
  /** Below this, nothing on the page is meant. */
  refuse: 0.16,
  /** Two passages are about as likely: the second has this share of the first, and both together are this likely. */
  tie: { share: 0.5, together: 0.6 },
} as const;

/** How many times likelier a passage becomes by having been offered. */
const OFFERED_FACTOR = 8;

export interface Decision {
  /** The number of the label. */
  readonly label: number;
  readonly by: Decider;
  /** It is distress or an emergency, and cannot be told which. */
  readonly danger?: true;
  readonly between?: readonly [PassageId, PassageId];
}

/**
 * Chooses the label. An emergency that is likely enough goes first, then distress, unless something is asked as well.
 * Where it may be either of the two, the decision says so. What is not likely enough is refused rather than guessed at.
 * @param likely how likely each label is, by its number
 */
export function decide(
  likely: Float64Array,
  { labels }: Pick<Model, 'labels'>,
  { offered = [] }: Context,
): Decision {
  const numberOf = (name: string) => labels.findIndex((label) => label.name === name);
  const [emergency, distress] = [numberOf('emergency'), numberOf('distress')];
  const [urgent, upset] = [likely[emergency] ?? 0, likely[distress] ?? 0];
  const { either } = THRESHOLDS;
  const mayBeEither = urgent >= either.emergency && urgent < either.certain && upset >= either.distress;
  if (mayBeEither && (urgent >= THRESHOLDS.emergency || urgent + upset >= THRESHOLDS.distress)) {
    return { ...goesFirst(urgent > upset ? emergency : distress, likely), danger: true };
  }
  if (urgent >= THRESHOLDS.emergency) return goesFirst(emergency, likely);
  const asked = labels.some(
    (label, number) =>
      isQuestion(label) && (likely[number] ?? 0) >= THRESHOLDS.questionBesideDistress * upset,
  );
  if (upset >= THRESHOLDS.distress && !asked) return goesFirst(distress, likely);

  const weighed = likely.map((value, number) =>
    offered.includes(labels[number]?.name ?? '') ? value * OFFERED_FACTOR : value,
  );
  if (asked && distress >= 0) weighed[distress] = 0;
  return likeliest(weighed, labels, Math.max(numberOf('off-page'), 0));
}

const goesFirst = (label: number, likely: Float64Array): Decision => ({
  label,
  by: likely.every((value) => value <= (likely[label] ?? 0)) ? 'likely' : 'triage',
});

function likeliest(likely: Float64Array, labels: readonly Label[], offPage: number): Decision {
  const [best = 0, next = 0] = [...likely.keys()].sort((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0));
  const [first, second] = [likely[best] ?? 0, likely[next] ?? 0];
  const between = passagesOf(labels[best], labels[next]);
  const { tie } = THRESHOLDS;
  if (between && second >= tie.share * first && first + second >= tie.together)
    return { label: best, by: 'likely', between };
  return first < THRESHOLDS.refuse ? { label: offPage, by: 'unsure' } : { label: best, by: 'likely' };
}

/** Whether a label asks for something that the page says. */
const isQuestion = ({ move }: Label): boolean =>
  move.kind === 'read' || ANSWERS.some((answer) => answer === move.kind);

function passagesOf(one?: Label, other?: Label): readonly [PassageId, PassageId] | undefined {
  if (one?.move.kind !== 'read' || other?.move.kind !== 'read') return undefined;
  return [one.move.passage, other.move.passage];
}
