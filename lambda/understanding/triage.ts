import { ANSWERS, type PassageId } from '../page/page';
import type { Label, Model } from './model';
import type { By, Context } from './understand';

export interface Decision {
  readonly label: number;
  readonly by: By;
  /** It is distress or an emergency, and cannot be told which. */
  readonly danger?: true;
  readonly between?: readonly [PassageId, PassageId];
}

/** How much likelier a passage becomes by having been offered. */
const OFFERED = 8;

/** A question asked through fear is a question still, where it is this likely beside the fear. */
const ASKED = 0.5;

/**
 * It may be danger where an emergency and distress are each this likely, and the one, or both together, as likely as it
 * must be to go first; unless the emergency is `sure`.
 */
const DOUBT = { emergency: 0.05, distress: 0.1, sure: 0.9 };

/** Two passages are about as likely when the second has this share of the first, and both together this much. */
const CLOSE = 0.5;
const TOGETHER = 0.6;

/**
 * Chooses the label. What comes first is chosen when it is likely enough, whatever is likelier: an emergency, then
 * distress, unless something is asked as well. Where it may be either of those, that is said. What is not likely enough is
 * refused rather than guessed at.
 */
export function decide(likely: Float64Array, model: Model, { offered = [] }: Context): Decision {
  const { labels, thresholds } = model;
  const at = (name: string) => labels.findIndex((label) => label.name === name);
  const [emergency, distress] = [at('emergency'), at('distress')];
  const [urgent, feeling] = [likely[emergency] ?? 0, likely[distress] ?? 0];
  const doubtful = urgent >= DOUBT.emergency && urgent < DOUBT.sure && feeling >= DOUBT.distress;
  if (doubtful && (urgent >= thresholds.emergency || urgent + feeling >= thresholds.distress)) {
    return { ...first(urgent > feeling ? emergency : distress, likely), danger: true };
  }
  if (urgent >= thresholds.emergency) return first(emergency, likely);
  const asked = labels.some((label, each) => isQuestion(label) && (likely[each] ?? 0) >= ASKED * feeling);
  if (feeling >= thresholds.distress && !asked) return first(distress, likely);

  const weighed = likely.map((value, label) =>
    offered.includes(labels[label]?.name ?? '') ? value * OFFERED : value,
  );
  if (asked && distress >= 0) weighed[distress] = 0;
  return likeliest(weighed, model, Math.max(at('off-page'), 0));
}

/** What comes first, though something else may be likelier. */
const first = (label: number, likely: Float64Array): Decision => ({
  label,
  by: likely.every((value) => value <= (likely[label] ?? 0)) ? 'likely' : 'triage',
});

function likeliest(likely: Float64Array, model: Model, refused: number): Decision {
  const [best = 0, next = 0] = [...likely.keys()].sort((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0));
  const [most, second] = [likely[best] ?? 0, likely[next] ?? 0];
  const between = twoPassages(model.labels[best], model.labels[next]);
  if (between !== undefined && second >= CLOSE * most && most + second >= TOGETHER) {
    return { label: best, by: 'likely', between };
  }
  return most < model.thresholds.refuse ? { label: refused, by: 'unsure' } : { label: best, by: 'likely' };
}

/** Whether a label asks for something that the page says. */
const isQuestion = ({ move }: Label): boolean =>
  move.kind === 'read' || ANSWERS.some((answer) => answer === move.kind);

function twoPassages(one?: Label, other?: Label): readonly [PassageId, PassageId] | undefined {
  if (one?.move.kind !== 'read' || other?.move.kind !== 'read') return undefined;
  return [one.move.passage, other.move.passage];
}
