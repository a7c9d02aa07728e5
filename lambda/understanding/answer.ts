import type { Move, MoveKind } from '../guide/moves';
import type { PassageId } from '../page/page';
import type { AnswersModel } from './answer-model';
import { scoreAnswers } from './answer-score';
import type { Label } from './model';
import { tokensOf } from './tokens';
import type { Context, Understood } from './understand';

/**
 * How an answer is chosen, and how sure it must be, from 0 to 1. The figures were tuned by hand on ways of asking that were
 * left out of what was learned.
 */
export const ANSWERING = {
  /** How much the likelihood of its passage counts beside that of the answer. */
  passage: 0.15,
  /** The least that a passage counts for: it may be misheard where the answer is not. */
  leastPassage: 0.01,
  /** From here on an answer is given; below, the passage is read. */
  sure: 0.4,
  /** Another answer of the passage is said as well where it has this share of the first. */
  also: 0.08,
  /** So sure an answer must be that stands in another passage than the one that the words are surely about. */
  elsewhere: 0.6,
  surePassage: 0.9,
  /** From here on what the page does not say is refused as that. */
  refused: 0.55,
} as const;

/** Something that may have been asked for, and how likely it is. */
export interface Candidate {
  readonly move: Move;
  readonly score: number;
}

/** How sure an answer must be in the place of another move: a question is easily taken for one of these. */
const INSTEAD: Readonly<Partial<Record<MoveKind, number>>> = {
  read: 0,
  'off-page': 0.7,
  'not-understood': 0,
  advice: 0.9,
  about: 0.6,
  fresh: 0.6,
  menu: 0.6,
  helpline: 0.6,
  whatsapp: 0.6,
  support: 0.6,
};

/** Whether an utterance may ask for something that a few sentences or items of the page say. */
export const mayAnswer = ({ move, by }: Understood): boolean =>
  by !== 'named' && Object.hasOwn(INSTEAD, move.kind) && (by !== 'exact' || move.kind === 'read');

/** What an utterance asks for, where a few sentences of the page answer it or where the page plainly does not say it. */
export function withAnswer(
  understood: Understood,
  utterance: string,
  model: AnswersModel,
  context: Context = {},
): Understood {
  const candidates = candidatesOf(understood, tokensOf(utterance), model, context);
  const move = chosen(candidates);
  if (move === undefined || (candidates[0]?.score ?? 0) < leastFor(move, understood, model))
    return understood;
  const { between: _, ...rest } = understood;
  return {
    ...rest,
    move,
    label: passageOf(move) ?? rest.label,
    score: candidates[0]?.score ?? 0,
    by: 'answer',
  };
}

/** How sure a move must be, in the place of what the words were understood as. */
function leastFor(move: Move, { move: other, score }: Understood, model: AnswersModel): number {
  const passage = passageOf(move);
  // A passage that answers a move is read whole.
  if (passage !== undefined && model.passages[passage] === other.kind) return Number.POSITIVE_INFINITY;
  if (other.kind === 'read' && other.passage !== passage && score >= ANSWERING.surePassage)
    return ANSWERING.elsewhere;
  return move.kind === 'unlisted' ? 0 : (INSTEAD[other.kind] ?? Number.POSITIVE_INFINITY);
}

/** The move that is sure enough; undefined where none is. */
function chosen([best, ...others]: readonly Candidate[]): Move | undefined {
  if (best === undefined) return undefined;
  const { move, score } = best;
  switch (move.kind) {
    case 'ask': {
      const second = others.find((one) => one.move.kind === 'ask' && one.move.passage === move.passage);
      const isClose = second !== undefined && second.score >= ANSWERING.also * score;
      const sum = score + (isClose ? second.score : 0);
      if (sum < ANSWERING.sure) return undefined;
      return isClose && second.move.kind === 'ask' ? { ...move, also: second.move.answer } : move;
    }
    case 'unlisted':
    case 'unsaid':
      return score < ANSWERING.refused ? undefined : move;
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
  _context: Context,
): Candidate[] {
  const likely = scoreAnswers(tokens, model);
  const passages = understood.likely();
  const ofLabel = (label: string): number =>
    ((passages.get(label) ?? 0) + ANSWERING.leastPassage) ** ANSWERING.passage;
  const sums = likely.map((value, label) => {
    const { name, move } = model.labels[label] as Label;
    const passage = passageOf(move);
    return value * ofLabel(passage === undefined ? name : (model.passages[passage] ?? passage));
  });
  const total = sums.reduce((a, b) => a + b, 0) || 1;
  return model.labels
    .map(({ move }, label) => ({ move, score: (sums[label] as number) / total }))
    .sort((a, b) => b.score - a.score);
}
