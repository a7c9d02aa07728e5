import type { Move } from '../guide/moves';
import type { PassageId } from '../page/page';
import { exactLabel, keyOf, termIn } from './exact';
import type { Label, Model } from './model';
import { itemNumber } from './numbers';
import { reasons, type Scores, score } from './score';
import { saysSomething, tokensOf } from './tokens';
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
 * What decided about an utterance:
 * - `exact`: it is a sample, word for word; `likely`: its words; `triage`: it is likely enough to go before what is likelier;
 * - `unsure`: nothing on the page was likely enough; `nothing`: there was nothing to understand.
 */
export type Decider = 'exact' | 'likely' | 'triage' | 'unsure' | 'nothing';

/** The reasons of a decision, for staff who ask. */
export interface Why {
  /** The other labels, the likeliest first. */
  readonly runnersUp: readonly Likely[];
  /** The words that weighed most, the heaviest first. */
  readonly words: readonly { readonly word: string; readonly weight: number }[];
}

export interface Understood {
  readonly move: Move;
  /** The passage's id or the move's name, as `utterances.yml` has it; `danger` where it is an emergency or distress. */
  readonly label: string;
  readonly score: number;
  readonly by: Decider;
  /** Two passages that were about as likely, when neither stood out: "Did you mean A, or B?" */
  readonly between?: readonly [PassageId, PassageId];
  /** Worked out when it is asked for: no listener waits for it. */
  readonly why: () => Why;
}

const MOST_RUNNERS_UP = 3;
const MOST_REASONS = 5;

/**
 * Makes a move of an utterance. It is always the same for the same words, in bounded time whatever they are, and never
 * throws: where there is nothing to understand, the move is `not-understood`.
 */
export function understand(utterance: string, model: Model, context: Context = {}): Understood {
  const tokens = tokensOf(utterance);
  if (!tokens.some(saysSomething)) return NOTHING;
  const exact = exactLabel(tokens, model);
  if (exact !== undefined) {
    return {
      ...meaningOf(exact, tokens, model),
      score: 1,
      by: 'exact',
      why: () => ({ runnersUp: runnersUp(score(tokens, model), exact, model), words: [] }),
    };
  }
  const scores = score(tokens, model);
  if (!scores.knowsAWord) return NOTHING;
  const { label, by, danger, between } = decide(scores.likely, model, context);
  return {
    ...(danger ? DANGER : meaningOf(label, tokens, model)),
    score: scores.likely[label] ?? 0,
    by,
    ...(between && { between }),
    why: () => ({
      runnersUp: runnersUp(scores, label, model),
      words: reasons(tokens, label, model).slice(0, MOST_REASONS),
    }),
  };
}

/** The answer where there is nothing to understand, or no model to understand it with. */
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

/** The label's move, with the number of the item or the term that the utterance names. */
function meaningOf(
  label: number,
  tokens: readonly string[],
  { labels, terms }: Model,
): Pick<Understood, 'label' | 'move'> {
  const { name, move } = labels[label] as Label;
  if (move.kind === 'item') {
    const item = itemNumber(tokens);
    return { label: name, move: item === undefined ? { kind: 'not-understood' } : { kind: 'item', item } };
  }
  const term = move.kind === 'spell' ? termIn(keyOf(tokens), terms) : undefined;
  return { label: name, move: move.kind === 'spell' && term !== undefined ? { ...move, term } : move };
}

const runnersUp = ({ likely }: Scores, label: number, { labels }: Model): Likely[] =>
  labels
    .map(({ name }, number) => ({ label: name, score: likely[number] ?? 0 }))
    .filter((_, number) => number !== label)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_RUNNERS_UP);
