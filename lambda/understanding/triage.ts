import { ANSWERS, type PassageId } from '../page/page';
import type { Label, Model } from './model';
import type { Context, Decider } from './understand';

/**
 * How likely something must be, from 0 to 1. These were tuned by hand on `tests/utterances`, where a missed emergency
 * counts most and a needless 999 least.
 */
export const THRESHOLDS = {
  /** From here on something is urgent, or somebody is upset, whatever else is likelier. */
  urgent: 0.15,
  upset: 0.4,
  /**
   * It may be either: both are at least this likely, and one of them, or both together, likely enough to go first. What is
   * urgent and as likely as `certain` is that.
   */
  either: { urgent: 0.05, upset: 0.1, certain: 0.9 },
  /** A question asked through fear is a question still, where it is this likely beside the fear. */
  questionBesideDistress: 0.5,
  /** Below this, nothing on the page is meant. */
  refuse: 0.16,
  /** Two passages are about as likely: the second has this share of the first, and both together are this likely. */
  tie: { share: 0.5, together: 0.6 },
} as const;

/** What is urgent, and what comes from somebody who is upset: how likely those of a group are is added up. */
const URGENT = ['emergency', 'self-harm', 'fever'];
const UPSET = ['distress', 'bad-news', 'death'];

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
 * Chooses the label. What is urgent and likely enough goes first, then distress, unless something is asked as well.
 * Where it may be either of the two, the decision says so. What is not likely enough is refused rather than guessed at.
 * @param likely how likely each label is, by its number
 */
export function decide(
  likely: Float64Array,
  { labels }: Pick<Model, 'labels'>,
  { offered = [] }: Context,
): Decision {
  const numberOf = (name: string) => labels.findIndex((label) => label.name === name);
  const [urgent, upset] = [URGENT, UPSET].map((names) => groupOf(names.map(numberOf), likely)) as [
    Group,
    Group,
  ];
  const { either } = THRESHOLDS;
  const mayBeEither =
    urgent.likely >= either.urgent && urgent.likely < either.certain && upset.likely >= either.upset;
  if (
    mayBeEither &&
    (urgent.likely >= THRESHOLDS.urgent || urgent.likely + upset.likely >= THRESHOLDS.upset)
  ) {
    const { first } = urgent.likely > upset.likely ? urgent : upset;
    return { ...goesFirst(first, likely), danger: true };
  }
  if (urgent.likely >= THRESHOLDS.urgent) return goesFirst(urgent.first, likely);
  const asked = labels.some(
    (label, number) =>
      isQuestion(label) && (likely[number] ?? 0) >= THRESHOLDS.questionBesideDistress * upset.likely,
  );
  if (upset.likely >= THRESHOLDS.upset && !asked) return goesFirst(upset.first, likely);

  const weighed = likely.map((value, number) =>
    offered.includes(labels[number]?.name ?? '') ? value * OFFERED_FACTOR : value,
  );
  if (asked) for (const name of UPSET) if (numberOf(name) >= 0) weighed[numberOf(name)] = 0;
  return likeliest(weighed, labels, Math.max(numberOf('off-page'), 0));
}

/** Labels that belong together: the likeliest of them, and how likely they are together. */
interface Group {
  readonly first: number;
  readonly likely: number;
}

function groupOf(numbers: readonly number[], likely: Float64Array): Group {
  const [first = -1] = [...numbers].sort((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0));
  return { first, likely: numbers.reduce((sum, number) => sum + (likely[number] ?? 0), 0) };
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
