import type { Place } from '../../../lambda/guide/place';
import type { Reply } from '../../../lambda/guide/reply';
import { type Grain, keyOf } from './places';
import type { Step } from './steps';

/** One turn of a conversation: where the listener was, what happened, what the guide answered. */
export interface WalkedTurn {
  readonly before: Place;
  readonly step: Step;
  readonly reply: Reply;
}

/** What is wrong with a turn, each in a few words; nothing where all is well. */
export type TurnRule = (turn: WalkedTurn) => readonly string[];

/** A rule that was broken: how often, and the shortest conversation that leads there. */
export interface Breach {
  readonly wrong: string;
  readonly times: number;
  readonly conversation: readonly string[];
}

export interface Walked {
  readonly places: number;
  readonly turns: number;
  /** Turns from the beginning to the place that is furthest away. */
  readonly depth: number;
  readonly breaches: readonly Breach[];
}

/**
 * Walks a conversation in full, breadth first: every step from every place that can be reached, until there is no place
 * left that was not walked from. Breadth first, so that the first way found to a fault is a shortest one.
 * @param starts places that a conversation can begin in, each with a name
 * @param rule judges each turn; an exception is a breach as well
 * @param most turns from the beginning, where it is not to be walked to the end
 * @param watch told of each depth that is done
 */
export function walk(
  starts: readonly { readonly name: string; readonly place: Place }[],
  steps: readonly Step[],
  rule: TurnRule,
  grain: Grain,
  most = Number.POSITIVE_INFINITY,
  watch: (done: Pick<Walked, 'places' | 'turns' | 'depth'>) => void = () => {},
): Walked {
  const known = new Set<string>();
  /** By the number of a place: the number of the one before it, and the step in between; of a start, -1 and its own. */
  const from: number[] = [];
  const by: number[] = [];
  const breaches = new Map<string, { times: number; conversation: string[] }>();
  let turns = 0;
  let depth = 0;

  const wayTo = (place: number): string[] => {
    const way: string[] = [];
    for (let at = place; at >= 0; at = from[at] ?? -1) {
      const number = by[at] ?? 0;
      way.unshift((from[at] ?? -1) < 0 ? (starts[number]?.name ?? '') : (steps[number]?.name ?? ''));
    }
    return way;
  };
  const note = (wrong: string, place: number, step: Step): void => {
    const breach = breaches.get(wrong);
    if (breach) breach.times += 1;
    else breaches.set(wrong, { times: 1, conversation: [...wayTo(place), step.name] });
  };
  const arrive = (place: Place, before: number, step: number, edge: Arrived[]): void => {
    const key = keyOf(place, grain);
    if (known.has(key)) return;
    known.add(key);
    edge.push({ place, number: from.length });
    from.push(before);
    by.push(step);
  };

  let edge: Arrived[] = [];
  for (const [index, { place }] of starts.entries()) arrive(place, -1, index, edge);
  while (edge.length > 0 && depth < most) {
    const next: Arrived[] = [];
    for (const { place: before, number } of edge) {
      for (const [index, step] of steps.entries()) {
        turns += 1;
        try {
          const reply = step.take(before);
          for (const wrong of rule({ before, step, reply })) note(wrong, number, step);
          if (reply.asks) arrive(reply.place, number, index, next);
        } catch (error) {
          note(`an exception: ${error instanceof Error ? error.message : String(error)}`, number, step);
        }
      }
    }
    edge = next;
    depth += 1;
    watch({ places: known.size, turns, depth });
  }
  return {
    places: known.size,
    turns,
    depth,
    breaches: [...breaches].map(([wrong, breach]) => ({ wrong, ...breach })),
  };
}

interface Arrived {
  readonly place: Place;
  readonly number: number;
}
