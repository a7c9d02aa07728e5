import type { Place } from '../../../lambda/guide/place';
import type { Reply } from '../../../lambda/guide/reply';
import { type Grain, placeKey } from './keys';
import type { Step } from './steps';

/** One turn of a conversation: where the listener was, what happened, what the guide answered. */
export interface WalkedTurn {
  readonly before: Place;
  readonly step: Step;
  readonly reply: Reply;
}

/** Judges a turn. Returns what is wrong with it, each fault in a few words; an empty list if nothing is. */
export type TurnRule = (turn: WalkedTurn) => readonly string[];

/** A broken rule: how often, and a shortest conversation that breaks it. */
export interface Breach {
  readonly wrong: string;
  readonly times: number;
  readonly conversation: readonly string[];
}

export interface Progress {
  readonly places: number;
  readonly turns: number;
  /** Turns from the beginning to the places that are furthest away. */
  readonly depth: number;
}

export interface Walked extends Progress {
  readonly breaches: readonly Breach[];
}

export interface WalkOptions {
  /** Places that a conversation can begin in, each with a name for reports. */
  readonly starts: readonly { readonly name: string; readonly place: Place }[];
  readonly steps: readonly Step[];
  /** Judges each turn. An exception from the guide is a breach as well. */
  readonly rule: TurnRule;
  readonly grain: Grain;
  /** The most turns from the beginning; without it the walk goes on until no new place is found. */
  readonly depth?: number | undefined;
  readonly watch?: ((progress: Progress) => void) | undefined;
}

interface Reached {
  readonly place: Place;
  /** The place before this one; none for a start. */
  readonly from?: Reached;
  /** The step that led here, or the name of the start. */
  readonly by: string;
}

/**
 * Takes every step from every place that can be reached, breadth first, until there is no place left that was not
 * walked from. Because it is breadth first, the first conversation that breaks a rule is a shortest one.
 */
export function walk({ starts, steps, rule, grain, depth: most, watch }: WalkOptions): Walked {
  const known = new Set<string>();
  const breaches = new Map<string, { times: number; conversation: string[] }>();
  let turns = 0;
  let depth = 0;
  let edge: Reached[] = [];

  const reach = (reached: Reached, into: Reached[]): void => {
    const key = placeKey(reached.place, grain);
    if (known.has(key)) return;
    known.add(key);
    into.push(reached);
  };
  const note = (wrong: string, at: Reached, step: Step): void => {
    const breach = breaches.get(wrong);
    if (breach) breach.times += 1;
    else breaches.set(wrong, { times: 1, conversation: [...wayTo(at), step.name] });
  };
  const take = (step: Step, from: Reached, next: Reached[]): void => {
    turns += 1;
    try {
      const reply = step.take(from.place);
      for (const wrong of rule({ before: from.place, step, reply })) note(wrong, from, step);
      if (reply.asks) reach({ place: reply.place, from, by: step.name }, next);
    } catch (error) {
      note(`an exception: ${error instanceof Error ? error.message : String(error)}`, from, step);
    }
  };

  for (const { name, place } of starts) reach({ place, by: name }, edge);
  while (edge.length > 0 && depth < (most ?? Number.POSITIVE_INFINITY)) {
    const next: Reached[] = [];
    for (const from of edge) for (const step of steps) take(step, from, next);
    edge = next;
    depth += 1;
    watch?.({ places: known.size, turns, depth });
  }
  return {
    places: known.size,
    turns,
    depth,
    breaches: [...breaches].map(([wrong, breach]) => ({ wrong, ...breach })),
  };
}

function wayTo(reached: Reached): string[] {
  const way: string[] = [];
  for (let at: Reached | undefined = reached; at; at = at.from) way.unshift(at.by);
  return way;
}
