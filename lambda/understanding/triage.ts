import type { PassageId } from '../page/page';
import type { Model } from './model';
import type { Context, Why } from './understand';

export interface Decision {
  readonly label: number;
  readonly by: Why['by'];
  readonly between?: readonly [PassageId, PassageId];
}

/** How much likelier a passage becomes by having been offered. */
const OFFERED = 8;

/** Two passages are about as likely when the second has this share of the first, and both together this much. */
const CLOSE = 0.5;
const TOGETHER = 0.6;

/**
 * Chooses the label. What comes first is chosen when it is likely enough, whatever is likelier: an emergency, then
 * distress. What is not likely enough is refused rather than guessed at.
 */
export function decide(likely: Float64Array, model: Model, { offered = [] }: Context): Decision {
  const { labels, thresholds } = model;
  const at = (name: string) => labels.findIndex((label) => label.name === name);
  const emergency = at('emergency');
  if ((likely[emergency] ?? 0) >= thresholds.emergency)
    return { label: emergency, by: byOf(emergency, likely) };
  const distress = at('distress');
  if ((likely[distress] ?? 0) >= thresholds.distress) return { label: distress, by: byOf(distress, likely) };

  const weighed = likely.map((value, label) =>
    offered.includes(labels[label]?.name ?? '') ? value * OFFERED : value,
  );
  const order = [...weighed.keys()].sort((a, b) => (weighed[b] ?? 0) - (weighed[a] ?? 0));
  const [first = 0, second = 0] = order;
  const [best, next] = [weighed[first] ?? 0, weighed[second] ?? 0];
  const between = twoPassages(first, second, model);
  if (between !== undefined && next >= CLOSE * best && best + next >= TOGETHER) {
    return { label: first, by: 'likely', between };
  }
  if (best < thresholds.refuse) return { label: Math.max(at('off-page'), 0), by: 'unsure' };
  return { label: first, by: 'likely' };
}

const byOf = (label: number, likely: Float64Array): Why['by'] =>
  likely.every((value) => value <= (likely[label] ?? 0)) ? 'likely' : 'triage';

function twoPassages(
  first: number,
  second: number,
  { labels }: Model,
): readonly [PassageId, PassageId] | undefined {
  const [one, other] = [labels[first]?.move, labels[second]?.move];
  return one?.kind === 'read' && other?.kind === 'read' ? [one.passage, other.passage] : undefined;
}
