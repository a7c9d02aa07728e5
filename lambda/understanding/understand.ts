import type { Move } from '../guide/moves';
import type { Answered } from '../guide/place';
import type { SituationKind } from '../guide/situation';
import type { PassageId } from '../page/page';
import { exactLabel, isNamed, keyOf, termIn } from './exact';
import type { Classifier, Label, Model, SituationsClassifier } from './model';
import { itemNumber } from './numbers';
import { reasons, type Scores, score } from './score';
import { AT_STAKE, IN_SITUATION, type Situated, situated } from './situated';
import { saysSomething, tokensOf } from './tokens';
import { decide, URGENT } from './triage';

/** What is known beside the words. */
export interface Context {
  /** Passages that the guide has just offered: a word of one of their names is enough to choose it. */
  readonly offered?: readonly PassageId[];
  /** What has happened in this call that the words are heard in. */
  readonly situation?: SituationKind;
  /** What was answered last, and the passage that is being read: what "that" and "why" are about. */
  readonly answered?: Answered;
  readonly reading?: PassageId;
}

/** A label and how likely it is, from 0 to 1. */
export interface Likely {
  readonly label: string;
  readonly score: number;
}

/**
 * What decided about an utterance:
 * - `exact`: it is a sample, word for word; `named`: it names a passage; `likely`: its words; `triage`: it is likely enough to go before what is likelier;
 * - `answer`: it asks for a few sentences or items of the page: see `answer.ts`;
 * - `unsure`: nothing was likely enough: it is not on the page, or in a situation it is the situation itself;
 * - `nothing`: there was nothing to understand.
 */
export type Decider = 'exact' | 'named' | 'answer' | 'likely' | 'triage' | 'unsure' | 'nothing';

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
  /** How likely it is that somebody may be in danger, from 0 to 1, wherever it is said. */
  readonly urgent: number;
  /** The situation that the words were heard in; absent where they mean the same anywhere. */
  readonly situation?: SituationKind;
  /** Two passages that were about as likely, when neither stood out: "Did you mean A, or B?" */
  readonly between?: readonly [PassageId, PassageId];
  /** How likely each label is, by its name. Worked out when it is asked for. */
  readonly likely: () => ReadonlyMap<string, number>;
  /** Worked out when it is asked for: no listener waits for it. */
  readonly why: () => Why;
}

export const MOST_RUNNERS_UP = 3;
export const MOST_REASONS = 5;

/**
 * Makes a move of an utterance. It is always the same for the same words, in bounded time whatever they are, and never
 * throws: where there is nothing to understand, the move is `not-understood`.
 */
export function understand(utterance: string, model: Model, context: Context = {}): Understood {
  const tokens = tokensOf(utterance);
  if (!tokens.some(saysSomething)) return NOTHING;
  const { situation } = context;
  const { situations } = model;
  if (!situation || !situations?.meant[situation]) return anywhere(tokens, model, context);
  return inSituation(tokens, situation, situations, anywhere(tokens, model, context));
}

/** Moves that go before what people say in a situation in which no life is at stake, unless that is sure. */
const FIRST: ReadonlySet<string> = new Set(['emergency', 'danger', 'self-harm']);

/** What is not known to be about anything. Where a life may be at stake, it is about that. */
const REFUSED: ReadonlySet<string> = new Set(['off-page', 'not-understood']);

/** @param other what the words mean anywhere */
function inSituation(
  tokens: readonly string[],
  situation: SituationKind,
  classifier: SituationsClassifier,
  other: Understood,
): Understood {
  const found = situated(tokens, situation, classifier, other.urgent);
  const { label, by, scores } = found;
  const { name, move } = classifier.labels[label] as Label;
  if (by !== 'exact' && other.move.kind !== move.kind && goesBefore(other, found, situation)) return other;
  return {
    move,
    label: name,
    score: by === 'exact' ? 1 : (scores.likely[label] ?? 0),
    by,
    urgent: other.urgent,
    situation,
    likely: () => likelyOf(scores, classifier),
    why: () => whyOf(scores, label, tokens, classifier, by),
  };
}

/** Whether what the words mean anywhere goes before what they mean in the situation. */
function goesBefore({ move, by, score }: Understood, found: Situated, situation: SituationKind): boolean {
  // A command that is known word for word is one in any situation.
  if (by === 'exact' && move.kind !== 'read') return true;
  if (AT_STAKE.has(situation)) {
    if (!found.elsewhere || REFUSED.has(move.kind)) return false;
    if (FIRST.has(move.kind)) return score >= IN_SITUATION.first;
    return move.kind !== 'read' || score >= IN_SITUATION.read;
  }
  if (FIRST.has(move.kind)) return !found.sure && score >= IN_SITUATION.first;
  return found.elsewhere;
}

/** What an utterance means where nothing has happened yet. */
function anywhere(tokens: readonly string[], model: Model, context: Context): Understood {
  const exact = exactLabel(tokens, model);
  if (exact !== undefined) {
    return {
      ...meaningOf(exact, tokens, model),
      score: 1,
      urgent: URGENT.includes(exact.name) ? 1 : 0,
      by: isNamed(tokens, exact, model) ? 'named' : 'exact',
      likely: () => likelyOf(score(tokens, model), model),
      why: () => ({
        runnersUp: runnersUp(score(tokens, model), model.labels.indexOf(exact), model),
        words: [],
      }),
    };
  }
  const scores = { triage: score(tokens, model.triage), general: score(tokens, model) };
  if (!scores.general.knowsAWord) return NOTHING;
  const likely = { triage: scores.triage.likely, general: scores.general.likely };
  const { from, label, by, danger, between, urgent } = decide(likely, model, context);
  const classifier = from === 'triage' ? model.triage : model;
  const meaning = meaningOf(classifier.labels[label] as Label, tokens, model);
  return {
    ...(danger ? DANGER : meaning),
    score: likely[from][label] ?? 0,
    by,
    urgent,
    ...(between && { between }),
    likely: () => likelyOf(scores.general, model),
    why: () => whyOf(scores[from], label, tokens, classifier, by),
  };
}

const likelyOf = ({ likely }: Scores, { labels }: Classifier): ReadonlyMap<string, number> =>
  new Map(labels.map(({ name }, number) => [name, likely[number] ?? 0]));

const whyOf = (
  scores: Scores,
  label: number,
  tokens: readonly string[],
  classifier: Classifier,
  by: Decider,
): Why => ({
  runnersUp: runnersUp(scores, label, classifier),
  words: by === 'exact' ? [] : reasons(tokens, label, classifier).slice(0, MOST_REASONS),
});

/** The answer where there is nothing to understand, or no model to understand it with. */
export const NOTHING: Understood = {
  move: { kind: 'not-understood' },
  label: 'not-understood',
  score: 1,
  by: 'nothing',
  urgent: 0,
  likely: () => new Map(),
  why: () => ({ runnersUp: [], words: [] }),
};

/** One of the plainest emergencies, whole. */
export const PLAIN_EMERGENCY: Understood = {
  ...NOTHING,
  move: { kind: 'emergency' },
  label: 'emergency',
  by: 'exact',
  urgent: 1,
};

/** Distress that may be an emergency. */
const DANGER = { move: { kind: 'danger' }, label: 'danger' } as const;

/** The label's move, with the number of the item or the term that the utterance names. */
function meaningOf(
  { name, move }: Label,
  tokens: readonly string[],
  { terms }: Model,
): Pick<Understood, 'label' | 'move'> {
  if (move.kind === 'item') {
    const item = itemNumber(tokens);
    return { label: name, move: item === undefined ? { kind: 'not-understood' } : { kind: 'item', item } };
  }
  const term = move.kind === 'spell' ? termIn(keyOf(tokens), terms) : undefined;
  return { label: name, move: move.kind === 'spell' && term !== undefined ? { ...move, term } : move };
}

const runnersUp = ({ likely }: Scores, label: number, { labels }: Classifier): Likely[] =>
  labels
    .map(({ name }, number) => ({ label: name, score: likely[number] ?? 0 }))
    .filter((_, number) => number !== label)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_RUNNERS_UP);
