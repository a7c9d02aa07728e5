import type { Move } from '../guide/move';
import type { PassageId } from '../page/page';
import { exactLabel, isExactSpelling, keyOf, termIn } from './exact';
import { UNKNOWN_HASH } from './features';
import type { Label, Model } from './model';
import { itemNumber } from './numbers';
import { reasons, type Scores, score } from './score';
import { words } from './tokens';
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

/** Why an utterance was taken for what it was. */
export interface Why {
  /** - `exact`: a sample, word for word; `likely`: by its words; `triage`: likely enough for something that comes first;
   *  - `unsure`: nothing on the page was likely enough; `nothing`: there was nothing to understand. */
  readonly by: 'exact' | 'likely' | 'triage' | 'unsure' | 'nothing';
  /** The words that weighed most, the heaviest first. */
  readonly words: readonly { readonly word: string; readonly weight: number }[];
}

export interface Understood {
  readonly move: Move;
  /** The passage's id or the move's name, as the content has it. */
  readonly label: string;
  readonly score: number;
  readonly runnersUp: readonly Likely[];
  /** Two passages that were about as likely, when neither stood out: "Did you mean A, or B?" */
  readonly between?: readonly [PassageId, PassageId];
  readonly why: Why;
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
  if (!all.some((word) => /\p{L}\p{L}|\d/u.test(word))) return NOTHING;
  const key = keyOf(all);
  const exact =
    exactLabel(key, model) ??
    emergencyAtTheEnd(all, model) ??
    (isExactSpelling(key, model) ? labelNumber('spell', model) : undefined);
  const scores = score(all, model);
  if (exact === undefined && !knowsAWord(scores)) return NOTHING;
  const runners = ranked(scores, model);
  if (exact !== undefined) {
    const label = model.labels[exact] as Label;
    return {
      move: filled(label.move, all, key, model),
      label: label.name,
      score: 1,
      runnersUp: runners.filter((one) => one.label !== label.name).slice(0, RUNNERS_UP),
      why: { by: 'exact', words: [] },
    };
  }
  const decision = decide(scores.likely, model, context);
  const label = model.labels[decision.label] as Label;
  return {
    move: filled(label.move, all, key, model),
    label: label.name,
    score: scores.likely[decision.label] ?? 0,
    runnersUp: runners.filter((one) => one.label !== label.name).slice(0, RUNNERS_UP),
    ...(decision.between && { between: decision.between }),
    why: { by: decision.by, words: reasons(scores, decision.label, all, model).slice(0, REASONS) },
  };
}

const NOTHING: Understood = {
  move: { kind: 'unheard' },
  label: 'unheard',
  score: 1,
  runnersUp: [],
  why: { by: 'nothing', words: [] },
};

const labelNumber = (name: string, model: Model): number | undefined => {
  const at = model.labels.findIndex((label) => label.name === name);
  return at < 0 ? undefined : at;
};

const ranked = ({ likely }: Scores, { labels }: Model): Likely[] =>
  labels.map(({ name }, at) => ({ label: name, score: likely[at] ?? 0 })).sort((a, b) => b.score - a.score);

/** The move with the number, or the term, that was said. */
function filled(move: Move, all: readonly string[], key: string, model: Model): Move {
  if (move.kind === 'item' && move.item !== 'last') {
    const item = itemNumber(all);
    return item === undefined ? { kind: 'unheard' } : { kind: 'item', item };
  }
  if (move.kind === 'spell') {
    const term = termIn(key, model.terms);
    return term === undefined ? move : { ...move, term };
  }
  return move;
}

/**
 * Whether anything of a word is known, be it its sound. Where a word stands says nothing by itself: any single one is
 * first and last, as a "yes" is.
 */
const knowsAWord = ({ features, found }: Scores): boolean =>
  features.some(
    ({ kind, hash }, at) =>
      kind !== 'pair' && kind !== 'gap' && hash !== UNKNOWN_HASH && (found[at] ?? -1) >= 0,
  );

/** The fewest words at the end of an utterance that are an emergency by themselves: fewer are said of much else. */
const TAIL = 4;

/**
 * An emergency that is told after something else in the same breath: "is that a symptom because she's having one now".
 * Its last words are an emergency's sample, word for word, and so it is one, whatever came before.
 */
function emergencyAtTheEnd(all: readonly string[], model: Model): number | undefined {
  const emergency = labelNumber('emergency', model);
  for (let from = 1; from <= all.length - TAIL; from += 1) {
    if (exactLabel(keyOf(all.slice(from)), model) === emergency) return emergency;
  }
  return undefined;
}
