import { ANSWERS, type PassageId } from '../page/page';
import type { Label, Model } from './model';
import type { Context, Decider } from './understand';

/**
 * How likely something must be, from 0 to 1, tuned by hand on `tests/utterances` and, those of triage, on `independent/read`
 * there as well: a missed emergency counts most and a needless 999 least.
 */
export const THRESHOLDS = {
  /** From here on something is urgent, or somebody is upset. */
  urgent: 0.13,
  upset: 0.1,
  /** Danger to oneself, where it is the likeliest of what is urgent, must be this likely: below it is distress. */
  selfHarm: 0.34,
  /** Fever, or danger to oneself, is an emergency where that is at least this likely as well: an overdose that was taken. */
  beside: { fever: 0.06, 'self-harm': 0.25 } as Readonly<Record<string, number>>,
  /** What is urgent may be distress where that is likelier, up to so many times: from there on it is distress. */
  timesLikelier: 4,
  /** What is this likely a question, or a command, is that still, where what is urgent or sad is less likely than here. */
  plainly: {
    question: { likely: 0.8, urgent: 1, upset: 0.8 },
    questionBesideUrgent: { likely: 0.9, urgent: 0.2, upset: 0.5 },
    command: { likely: 0.9, urgent: 0.25, upset: 0.5 },
  },
  /** Below this, nothing on the page is meant. */
  refuse: 0.16,
  /** Two passages are about as likely: the second has this share of the first, and both together are this likely. */
  tie: { share: 0.5, together: 0.6 },
} as const;

/** What is urgent, and what comes from somebody who is upset: how likely those of a group are is added up. */
export const URGENT: readonly string[] = ['emergency', 'self-harm', 'fever'];
export const UPSET: readonly string[] = ['distress', 'bad-news', 'death'];

/** How many times likelier a passage becomes by having been offered. */
const OFFERED_FACTOR = 8;

/** How likely the labels of triage are, and those of the general understanding, by their numbers. */
export type Likelihoods = Readonly<Record<'triage' | 'general', Float64Array>>;

/** How likely something else is, at least, and how likely what is urgent or sad is then not yet. */
type Plainly = Readonly<Record<'likely' | 'urgent' | 'upset', number>>;

export interface Decision {
  /** Which of the two classifiers decided, and the number that the label has there. */
  readonly from: 'triage' | 'general';
  readonly label: number;
  readonly by: Decider;
  /** It is distress or an emergency, and cannot be told which. */
  readonly danger?: true;
  readonly between?: readonly [PassageId, PassageId];
  /** How likely it is that somebody may be in danger. */
  readonly urgent: number;
}

/**
 * Chooses the label. What is urgent and likely enough goes first, then distress, unless something is asked as well.
 * Where it may be either of the two, the decision says so. What is not likely enough is refused rather than guessed at.
 */
export function decide(likelihoods: Likelihoods, model: Deciding, context: Context): Decision {
  const urgent = groupOf(URGENT, model.triage.labels, likelihoods.triage);
  return { ...chosen(urgent, likelihoods, model, context), urgent: urgent.likely };
}

/** What decides of a model: the labels of both classifiers. */
type Deciding = Pick<Model, 'labels'> & { readonly triage: Pick<Model, 'labels'> };

function chosen(
  urgent: Group,
  { triage, general }: Likelihoods,
  { labels, triage: { labels: kinds } }: Deciding,
  { offered = [] }: Context,
): Chosen {
  const upset = groupOf(UPSET, kinds, triage);
  const { plainly, timesLikelier } = THRESHOLDS;
  const isPlainly = (kind: (label: Label) => boolean, { likely, ...below }: Plainly) =>
    urgent.likely < below.urgent &&
    upset.likely < below.upset &&
    labels.some((label, number) => (general[number] ?? 0) >= likely && kind(label));
  const isCommanded = isPlainly(isCommand, plainly.command);
  const isUrgent = urgent.likely >= THRESHOLDS.urgent && upset.likely < timesLikelier * urgent.likely;
  if (isUrgent && !isCommanded && !isPlainly(isQuestion, plainly.questionBesideUrgent)) {
    const name = kinds[urgent.first]?.name ?? '';
    const isSelfHarm = name === 'self-harm';
    const emergency = kinds.findIndex((kind) => kind.name === 'emergency');
    if ((triage[emergency] ?? 0) >= (THRESHOLDS.beside[name] ?? Number.POSITIVE_INFINITY))
      return goesFirst(emergency, triage);
    // Veiled talk gets sympathy, which ends with whom to talk to. The answer to danger to oneself is kind to distress as well.
    const distress = kinds.findIndex((kind) => kind.name === 'distress');
    if (isSelfHarm && urgent.likely < THRESHOLDS.selfHarm && distress >= 0)
      return goesFirst(distress, triage);
    return {
      ...goesFirst(urgent.first, triage),
      ...(!isSelfHarm && upset.likely > urgent.likely && { danger: true }),
    };
  }
  if (upset.likely >= THRESHOLDS.upset && !isCommanded && !isPlainly(isQuestion, plainly.question))
    return goesFirst(upset.first, triage);

  const weighed = general.map((value, number) =>
    offered.includes(labels[number]?.name ?? '') ? value * OFFERED_FACTOR : value,
  );
  const offPage = labels.findIndex(({ name }) => name === 'off-page');
  return likeliest(weighed, labels, Math.max(offPage, 0));
}

/** Labels that belong together: the likeliest of them, and how likely they are together. */
interface Group {
  readonly first: number;
  readonly likely: number;
}

function groupOf(names: readonly string[], labels: readonly Label[], likely: Float64Array): Group {
  const numbers = [...labels.keys()].filter((number) => names.includes(labels[number]?.name ?? ''));
  const [first = -1] = [...numbers].sort((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0));
  return { first, likely: numbers.reduce((sum, number) => sum + (likely[number] ?? 0), 0) };
}

type Chosen = Omit<Decision, 'urgent'>;

const goesFirst = (label: number, likely: Float64Array): Chosen => ({
  from: 'triage',
  label,
  by: likely.every((value) => value <= (likely[label] ?? 0)) ? 'likely' : 'triage',
});

function likeliest(likely: Float64Array, labels: readonly Label[], offPage: number): Chosen {
  const [best = 0, next = 0] = [...likely.keys()].sort((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0));
  const [first, second] = [likely[best] ?? 0, likely[next] ?? 0];
  const between = passagesOf(labels[best], labels[next]);
  const { tie } = THRESHOLDS;
  if (between && second >= tie.share * first && first + second >= tie.together)
    return { from: 'general', label: best, by: 'likely', between };
  const sure = first >= THRESHOLDS.refuse;
  return { from: 'general', label: sure ? best : offPage, by: sure ? 'likely' : 'unsure' };
}

/** Whether a label asks for something that the page says. */
const isQuestion = ({ move }: Label): boolean =>
  move.kind === 'read' || ANSWERS.some((answer) => answer === move.kind);

/** Whether a label is something to do for the guide, whatever the page says. */
const isCommand = (label: Label): boolean => !isQuestion(label) && !NO_COMMAND.has(label.name);

/** What is neither a question that the page answers nor anything for the guide to do. */
const NO_COMMAND: ReadonlySet<string> = new Set(['off-page', 'advice']);

function passagesOf(one?: Label, other?: Label): readonly [PassageId, PassageId] | undefined {
  if (one?.move.kind !== 'read' || other?.move.kind !== 'read') return undefined;
  return [one.move.passage, other.move.passage];
}
