import type { Move } from '../guide/moves';
import type { PassageId } from '../page/page';
import { exactLabel, keyOf, sampleLabel, termIn } from './exact';
import type { Label, Model } from './model';
import { itemNumber } from './numbers';
import { reasons, type Scores, score } from './score';
import { saysSomething, words } from './tokens';
import { decide } from './triage';

/** What is known beside the words. */
export interface Context {
  /** Passages that the guide has just offered: a word of one of their names is enough to choose it. */
  readonly offered?: readonly PassageId[];
}

/** A label and how likely it is, from 0 to 1. */
export interface Likely {
  readonly label: string;
  readonly score: number;
}

/**
 * What an utterance was taken by:
 * - `exact`: it is a sample, word for word; `likely`: by its words; `triage`: likely enough for something that comes first;
 * - `unsure`: nothing on the page was likely enough; `nothing`: there was nothing to understand.
 */
export type By = 'exact' | 'likely' | 'triage' | 'unsure' | 'nothing';

/** Why an utterance was taken for what it was: for staff who ask. */
export interface Why {
  /** What it might have been, the likeliest first. */
  readonly runnersUp: readonly Likely[];
  /** The words that weighed most, the heaviest first. */
  readonly words: readonly { readonly word: string; readonly weight: number }[];
}

export interface Understood {
  readonly move: Move;
  /** The passage's id or the move's name, as the content has it; `danger` where it is an emergency or distress. */
  readonly label: string;
  readonly score: number;
  readonly by: By;
  /** Two passages that were about as likely, when neither stood out: "Did you mean A, or B?" */
  readonly between?: readonly [PassageId, PassageId];
  /** Worked out when it is asked for: no listener waits for it. */
  readonly why: () => Why;
}

/** How many runners-up are told. */
const RUNNERS_UP = 3;

/** How many words are given as the reason. */
const REASONS = 5;

/**
 * Makes a move of what somebody said. Always the same for the same words, in bounded time whatever they are, and
 * never an exception: where there is nothing to understand, the move is `unheard`.
 */
export function understand(utterance: string, model: Model, context: Context = {}): Understood {
  const all = words(utterance);
  if (!all.some(saysSomething)) return NOTHING;
  const key = keyOf(all);
  const exact = exactLabel(key, model) ?? emergencyAtTheEnd(all, model);
  if (exact !== undefined) {
    return {
      ...taken(exact, all, key, model),
      score: 1,
      by: 'exact',
      why: () => ({ runnersUp: runnersUp(score(all, model), exact, model), words: [] }),
    };
  }
  const scores = score(all, model);
  if (!scores.knowsAWord) return NOTHING;
  const { label, by, danger, between } = decide(scores.likely, model, context);
  return {
    ...(danger ? DANGER : taken(label, all, key, model)),
    score: scores.likely[label] ?? 0,
    by,
    ...(between && { between }),
    why: () => ({
      runnersUp: runnersUp(scores, label, model),
      words: reasons(all, label, model).slice(0, REASONS),
    }),
  };
}

/** What is said where there is nothing to understand, or nobody to understand it. */
export const NOTHING: Understood = {
  move: { kind: 'not-understood' },
  label: 'not-understood',
  score: 1,
  by: 'nothing',
  why: () => ({ runnersUp: [], words: [] }),
};

/** One of the plainest emergencies, whole. */
export const PLAIN_EMERGENCY: Understood = {
  ...NOTHING,
  move: { kind: 'emergency' },
  label: 'emergency',
  by: 'exact',
};

/** Distress that may be an emergency. */
const DANGER = { move: { kind: 'danger' }, label: 'danger' } as const;

function taken(label: number, all: readonly string[], key: string, model: Model) {
  const { name, move } = model.labels[label] as Label;
  return { label: name, move: filled(move, all, key, model) };
}

const runnersUp = ({ likely }: Scores, label: number, { labels }: Model): Likely[] =>
  labels
    .map(({ name }, at) => ({ label: name, score: likely[at] ?? 0 }))
    .filter((_, at) => at !== label)
    .sort((a, b) => b.score - a.score)
    .slice(0, RUNNERS_UP);

/** The move with the number, or the term, that was said. */
function filled(move: Move, all: readonly string[], key: string, model: Model): Move {
  if (move.kind === 'item') {
    const item = itemNumber(all);
    return item === undefined ? { kind: 'not-understood' } : { kind: 'item', item };
  }
  if (move.kind === 'spell') {
    const term = termIn(key, model.terms);
    return term === undefined ? move : { ...move, term };
  }
  return move;
}

/** The fewest words at the end of an utterance that are an emergency by themselves: fewer are said of much else. */
const TAIL = 4;

/**
 * An emergency that is told after something else in the same breath: "is that a symptom because she's having one now".
 * Its last words are an emergency's sample, word for word, and so it is one, whatever came before.
 */
function emergencyAtTheEnd(all: readonly string[], model: Model): number | undefined {
  const emergency = model.labels.findIndex(({ name }) => name === 'emergency');
  for (let from = 1; from <= all.length - TAIL; from += 1) {
    if (sampleLabel(keyOf(all.slice(from)), model) === emergency) return emergency;
  }
  return undefined;
}
