import { type Move, type MoveKind, nameOfMove } from '../guide/moves';
import type { PassageId } from '../page/page';
import { asksWhether, factorOf, type Leaning, leaningOf } from './answer-context';
import type { AnswersModel } from './answer-model';
import { answerReasons, scoreAnswers } from './answer-score';
import type { Label } from './model';
import { tokensOf } from './tokens';
import { UPSET, URGENT } from './triage';
import { type Context, MOST_REASONS, MOST_RUNNERS_UP, type Understood } from './understand';

/**
 * How an answer is chosen, and how sure it must be, from 0 to 1. The figures were tuned by hand on ways of asking that were
 * left out of what was learned.
 */
export const ANSWERING = {
  /** How much the likelihood of its passage counts beside that of the answer. */
  passage: 0.3,
  /** The least that a passage counts for: it may be misheard where the answer is not. */
  leastPassage: 0.01,
  /** From here on an answer is given; below, the passage is read. */
  sure: 0.45,
  /** The same of words that lean on what was said, in the passage that it was said of. */
  sureOfThat: 0.2,
  /** Another answer of the passage is said as well where it has this share of the first, and the first is no surer than that. */
  also: 0.03,
  alone: 0.94,
  /** So sure an answer must be where the words are known to ask for a passage: many ask for what it says. */
  exact: 0.8,
  /** So sure an answer must be that stands in another passage than the one that the words are surely about. */
  elsewhere: 0.6,
  surePassage: 0.9,
  /** So sure an answer must be where nothing on the page was likely, and nothing else either. */
  insteadOfNothing: 0.5,
  /** Below this, a command was hardly understood. */
  doubtful: 0.5,
  unsure: 0.6,
  /** From here on what the page does not say is refused as that. */
  unlisted: 0.5,
  /** The same where nothing else is likely: where the next best is so many times less. */
  unlistedAlone: 0.25,
  standsOut: 2.5,
  /** The same where yes or no would answer what is asked; and where the passage of the list would be read from its top instead. */
  unlistedWhether: 0.15,
  unlistedInstead: 0.08,
  itemInstead: 0.25,
  unsaid: 0.85,
  /** So likely must that be where the words are known to ask for nothing on the page. */
  near: 0.2,
} as const;

/** Something that may have been asked for, and how likely it is. */
export interface Candidate {
  readonly move: Move;
  /** The number of its label. */
  readonly label: number;
  readonly score: number;
}

/** How sure an answer must be in the place of another move: a question is easily taken for one of these. */
const INSTEAD: Readonly<Partial<Record<MoveKind, number>>> = {
  read: 0,
  'off-page': 0.8,
  'not-understood': 0,
  advice: 0.99,
  about: 0.6,
  fresh: 0.6,
  menu: 0.6,
  item: 0.8,
  count: 0.8,
  called: 0.5,
  'is-serious': 0.9,
  helpline: 0.6,
  whatsapp: 0.6,
  support: 0.6,
};

/** Whether an utterance may ask for something that a few sentences or items of the page say. */
export const mayAnswer = (understood: Understood): boolean => {
  const { move, by, situation } = understood;
  // What is said to the situation is not asked of the page.
  if (situation !== undefined) return false;
  if (isDoubtful(understood)) return true;
  return (
    by !== 'named' &&
    Object.hasOwn(INSTEAD, move.kind) &&
    (by !== 'exact' || move.kind === 'read' || move.kind === 'off-page')
  );
};

/** Whether the words were hardly understood, as nothing in which somebody may be in danger or upset. */
const isDoubtful = ({ move, by, score }: Understood): boolean =>
  by === 'likely' && score < ANSWERING.doubtful && !URGENT.includes(move.kind) && !UPSET.includes(move.kind);

/** What an utterance asks for, where a few sentences of the page answer it or where the page plainly does not say it. */
export function withAnswer(
  understood: Understood,
  utterance: string,
  model: AnswersModel,
  context: Context = {},
): Understood {
  const tokens = tokensOf(utterance);
  if (isChoice(understood, tokens, context)) return understood;
  const leaning = leaningOf(tokens, context);
  const all = candidatesOf(understood, tokens, model, context);
  // What is known not to be on the page is not answered: at most it comes near to a passage.
  const isRefused = understood.by === 'exact' && understood.move.kind === 'off-page';
  const candidates = isRefused
    ? among(all, ({ move, score }) => REFUSALS.has(move.kind) && score >= ANSWERING.near)
    : all;
  const spokenOf = context.answered?.passage ?? context.reading;
  const best = candidates[0] && passageOf(candidates[0].move);
  const isSpokenOf = best !== undefined && best === spokenOf && leaning !== undefined && LEANS.has(leaning);
  const move = chosen(candidates, { tokens, isSpokenOf, understood, context });
  // What is asked of "that", and the passage does not say of it, is not answered out of another.
  if (
    leaning === 'that' &&
    spokenOf !== undefined &&
    understood.move.kind !== 'advice' &&
    (move === undefined || passageOf(move) !== spokenOf)
  )
    return { ...understood, move: { kind: 'unsaid', passage: spokenOf }, label: spokenOf, by: 'answer' };
  const score = candidates.find((one) => one.move.kind === move?.kind)?.score ?? 0;
  if (move === undefined || score < leastFor(move, understood, model, isSpokenOf)) return understood;
  const { between: _, ...rest } = understood;
  return {
    ...rest,
    move,
    label: passageOf(move) ?? rest.label,
    score,
    by: 'answer',
    why: () => ({
      runnersUp: candidates
        .slice(1, 1 + MOST_RUNNERS_UP)
        .map((one) => ({ label: nameOfMove(one.move), score: one.score })),
      words: answerReasons(tokens, candidates[0]?.label ?? -1, model).slice(0, MOST_REASONS),
    }),
  };
}

/** How what the page does not say is refused. */
const REFUSALS: ReadonlySet<MoveKind> = new Set(['unsaid', 'unlisted']);

/** The candidates of a kind, as likely as they are where there is no other. */
function among(candidates: readonly Candidate[], isOne: (one: Candidate) => boolean): Candidate[] {
  const some = candidates.filter(isOne);
  const total = some.reduce((sum, { score }) => sum + score, 0) || 1;
  return some.map((one) => ({ ...one, score: one.score / total }));
}

/** So few words, after two passages were offered, choose one of them: "the blood one". */
const WORDS_OF_A_CHOICE = 3;

const isChoice = ({ move }: Understood, tokens: readonly string[], { offered = [] }: Context): boolean =>
  offered.length > 1 &&
  tokens.length <= WORDS_OF_A_CHOICE &&
  move.kind === 'read' &&
  offered.includes(move.passage);

/** Moves that say nothing of what a list has: what is not on it is better said as that. */
const NOTHING_FOUND: ReadonlySet<MoveKind> = new Set(['read', 'off-page', 'not-understood', 'advice']);

/** How sure a move must be, in the place of what the words were understood as. @param leans on what was said before */
function leastFor(
  move: Move,
  { move: other, score, by }: Understood,
  model: AnswersModel,
  leans: boolean,
): number {
  const passage = passageOf(move);
  // A passage that answers a move is read whole.
  if (passage !== undefined && model.passages[passage] === other.kind) return Number.POSITIVE_INFINITY;
  // What the same words mean by themselves says little.
  if (leans && other.kind !== 'advice') return 0;
  if (other.kind === 'off-page' && (move.kind === 'unsaid' || move.kind === 'unlisted')) return 0;
  if (move.kind === 'unlisted' && NOTHING_FOUND.has(other.kind)) return 0;
  if (by === 'exact') return other.kind === 'off-page' ? Number.POSITIVE_INFINITY : ANSWERING.exact;
  if (other.kind === 'read' && other.passage !== passage && score >= ANSWERING.surePassage)
    return ANSWERING.elsewhere;
  // Where nothing was likely, an answer need not be as sure.
  if (other.kind === 'off-page' && score < ANSWERING.unsure) return ANSWERING.insteadOfNothing;
  return (
    INSTEAD[other.kind] ??
    (score < ANSWERING.doubtful ? ANSWERING.insteadOfNothing : Number.POSITIVE_INFINITY)
  );
}

/** How words lean that go on from what was said, and may mean something else by themselves. */
const LEANS: ReadonlySet<Leaning> = new Set<Leaning>(['that', 'more', 'goesOn']);

/** What is known beside the candidates. */
interface Asked {
  readonly tokens: readonly string[];
  /** The likeliest is in the passage that was spoken of, and the words lean on that. */
  readonly isSpokenOf: boolean;
  readonly understood: Understood;
  readonly context: Context;
}

/** The move that is sure enough; undefined where none is. */
function chosen(candidates: readonly Candidate[], asked: Asked): Move | undefined {
  const sure = sureMove(candidates, asked);
  const { move } = asked.understood;
  return sure === undefined && move.kind === 'read' && asksWhether(asked.tokens)
    ? ofList(candidates, move.passage)
    : sure;
}

/**
 * Whether something is one of a passage's list, where nothing was sure: nobody who asks that is answered with the whole list,
 * unless it cannot be told whether the thing is on it.
 */
function ofList(candidates: readonly Candidate[], passage: PassageId): Move | undefined {
  const best = (kind: MoveKind): Candidate | undefined =>
    candidates.find(({ move }) => move.kind === kind && passageOf(move) === passage);
  const [without, item] = [best('unlisted'), best('ask')];
  if (without === undefined) return undefined;
  const score = item?.score ?? 0;
  if (score >= ANSWERING.itemInstead && score >= ANSWERING.standsOut * without.score) return item?.move;
  const least = Math.max(ANSWERING.unlistedInstead, best('read')?.score ?? 0, score);
  return without.score >= least ? without.move : undefined;
}

function sureMove(
  [best, ...others]: readonly Candidate[],
  { tokens, isSpokenOf, context: { answered } }: Asked,
): Move | undefined {
  if (best === undefined) return undefined;
  const { move, score } = best;
  switch (move.kind) {
    case 'ask': {
      const second = others.find((one) => one.move.kind === 'ask' && one.move.passage === move.passage);
      const isClose =
        second !== undefined && score < ANSWERING.alone && second.score >= ANSWERING.also * score;
      const sum = score + (isClose ? second.score : 0);
      if (sum < (isSpokenOf ? ANSWERING.sureOfThat : ANSWERING.sure)) return undefined;
      // What was said before is said again by itself.
      const isSame = move.passage === answered?.passage && move.answer === answered.answer;
      return isClose && !isSame && second.move.kind === 'ask' ? { ...move, also: second.move.answer } : move;
    }
    case 'unlisted': {
      if (asksWhether(tokens) && score >= ANSWERING.unlistedWhether) return move;
      const standsOut = score >= ANSWERING.standsOut * (others[0]?.score ?? 0);
      return score >= (standsOut ? ANSWERING.unlistedAlone : ANSWERING.unlisted) ? move : undefined;
    }
    case 'unsaid':
      return score < ANSWERING.unsaid ? undefined : move;
    default:
      return undefined;
  }
}

export const passageOf = (move: Move): PassageId | undefined =>
  'passage' in move ? move.passage : undefined;

/** What may have been asked for, the likeliest first. */
export function candidatesOf(
  understood: Understood,
  tokens: readonly string[],
  model: AnswersModel,
  context: Context,
): Candidate[] {
  const leaning = leaningOf(tokens, context);
  const likely = scoreAnswers(tokens, model);
  const passages = understood.likely();
  const ofLabel = (label: string): number =>
    ((passages.get(label) ?? 0) + ANSWERING.leastPassage) ** ANSWERING.passage;
  const sums = likely.map((value, label) => {
    const { name, move } = model.labels[label] as Label;
    const passage = passageOf(move);
    return (
      value *
      ofLabel(passage === undefined ? name : (model.passages[passage] ?? passage)) *
      factorOf(move, leaning, context)
    );
  });
  const total = sums.reduce((a, b) => a + b, 0) || 1;
  return model.labels
    .map(({ move }, label) => ({ move, label, score: (sums[label] as number) / total }))
    .sort((a, b) => b.score - a.score);
}
