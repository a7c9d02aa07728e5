import { type Move, type MoveKind, nameOfMove } from '../guide/moves';
import type { PassageId } from '../page/page';
import { factorOf, leaningOf } from './answer-context';
import type { AnswersModel } from './answer-model';
import { answerReasons, scoreAnswers } from './answer-score';
import type { Label } from './model';
import { tokensOf } from './tokens';
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
  unsure: 0.6,
  /** From here on what the page does not say is refused as that. */
  unlisted: 0.5,
  /** The same where nothing else is likely: where the next best is so many times less. */
  unlistedAlone: 0.25,
  standsOut: 2.5,
  unsaid: 0.65,
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
  helpline: 0.6,
  whatsapp: 0.6,
  support: 0.6,
};

/** Whether an utterance may ask for something that a few sentences or items of the page say. */
export const mayAnswer = ({ move, by }: Understood): boolean =>
  by !== 'named' &&
  Object.hasOwn(INSTEAD, move.kind) &&
  (by !== 'exact' || move.kind === 'read' || move.kind === 'off-page');

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
  const candidates = candidatesOf(understood, tokens, model, context);
  const move = chosen(candidates, context);
  const spokenOf = context.answered?.passage ?? context.reading;
  const isSpokenOf = leaning === 'that' && spokenOf !== undefined;
  // What is asked of "that", and the passage does not say of it, is not answered out of another.
  if (
    leaning === 'that' &&
    spokenOf !== undefined &&
    understood.move.kind !== 'advice' &&
    (move === undefined || passageOf(move) !== spokenOf)
  )
    return { ...understood, move: { kind: 'unsaid', passage: spokenOf }, label: spokenOf, by: 'answer' };
  if (move === undefined || (candidates[0]?.score ?? 0) < leastFor(move, understood, model, isSpokenOf))
    return understood;
  const { between: _, ...rest } = understood;
  return {
    ...rest,
    move,
    label: passageOf(move) ?? rest.label,
    score: candidates[0]?.score ?? 0,
    by: 'answer',
    why: () => ({
      runnersUp: candidates
        .slice(1, 1 + MOST_RUNNERS_UP)
        .map((one) => ({ label: nameOfMove(one.move), score: one.score })),
      words: answerReasons(tokens, candidates[0]?.label ?? -1, model).slice(0, MOST_REASONS),
    }),
  };
}

/** So few words, after two passages were offered, choose one of them: "the blood one". */
const WORDS_OF_A_CHOICE = 3;

const isChoice = ({ move }: Understood, tokens: readonly string[], { offered = [] }: Context): boolean =>
  offered.length > 1 &&
  tokens.length <= WORDS_OF_A_CHOICE &&
  move.kind === 'read' &&
  offered.includes(move.passage);

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
  if (by === 'exact') return other.kind === 'off-page' ? Number.POSITIVE_INFINITY : ANSWERING.exact;
  if (other.kind === 'read' && other.passage !== passage && score >= ANSWERING.surePassage)
    return ANSWERING.elsewhere;
  // Where nothing was likely, an answer need not be as sure.
  if (other.kind === 'off-page' && score < ANSWERING.unsure) return ANSWERING.insteadOfNothing;
  return move.kind === 'unlisted' ? 0 : (INSTEAD[other.kind] ?? Number.POSITIVE_INFINITY);
}

/** The move that is sure enough; undefined where none is. */
function chosen([best, ...others]: readonly Candidate[], { answered }: Context): Move | undefined {
  if (best === undefined) return undefined;
  const { move, score } = best;
  switch (move.kind) {
    case 'ask': {
      const second = others.find((one) => one.move.kind === 'ask' && one.move.passage === move.passage);
      const isClose =
        second !== undefined && score < ANSWERING.alone && second.score >= ANSWERING.also * score;
      const sum = score + (isClose ? second.score : 0);
      if (sum < ANSWERING.sure) return undefined;
      // What was said before is said again by itself.
      const isSame = move.passage === answered?.passage && move.answer === answered.answer;
      return isClose && !isSame && second.move.kind === 'ask' ? { ...move, also: second.move.answer } : move;
    }
    case 'unlisted': {
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
