import { randomOf, shuffle } from '../../training/random';
import { Features, Learner } from './learner';

/** What may become the samples of an intent. */
export interface Candidates {
  /** Those that it must have. */
  readonly must: readonly string[];
  /** Those that it may have. */
  readonly may: readonly string[];
  /** How many times as much it matters that one of its candidates is understood. */
  readonly matters: number;
}

/** How samples are chosen, tuned on training examples that were held back, and looked at in the judge's table. */
const TEACHING = {
  /** The space that is filled before anything was learned, and in how many rounds the rest is. */
  first: 0.25,
  rounds: 3,
  /** What is left of what a word teaches, each time that it is taught again. */
  again: 0.7,
  /** A short sample is preferred to a long one that teaches as much, by its length to this power. */
  length: 1.05,
  /** An intent with more candidates has more of the first space, to this power of their characters. */
  space: 0.6,
  /** What a candidate that is understood already still teaches, beside one that is not. */
  known: 0.05,
  /** What one still teaches that is not understood at all, beside one that nearly is: it may be like nothing else. */
  strange: 0.6,
};

/** Characters that a sample takes in the file beside its own: two quotation marks, a comma, and the end of the line. */
const AROUND = 4;

/** A candidate: its intent, by number, what it is made of, and the space it takes. */
interface Candidate {
  readonly sample: string;
  readonly intent: number;
  readonly features: Int32Array;
  readonly space: number;
}

/**
 * Chooses the samples of each intent for what they teach. The first are those with the most words, and words side by side,
 * that many candidates have and no sample has yet. Then a small classifier learns from what was chosen, and of the
 * others those are taken that it does not understand: what it knows without them teaches little.
 * @param space characters for all of them, beside those that they must have
 * @returns the samples by intent, what they must have first
 */
export function samplesThatTeach(
  intents: ReadonlyMap<string, Candidates>,
  space: number,
): ReadonlyMap<string, readonly string[]> {
  const features = new Features();
  const all = [...intents.values()];
  const candidatesIn = (part: 'must' | 'may') =>
    all.flatMap((one, intent) =>
      one[part].map(
        (sample): Candidate => ({
          sample,
          intent,
          features: features.of(sample),
          space: sample.length + AROUND,
        }),
      ),
    );
  const chosen = candidatesIn('must');
  let left = candidatesIn('may');
  const byIntent = all.map((): Candidate[] => []);
  for (const one of left) byIntent[one.intent]?.push(one);
  const worths = byIntent.map((some) => worthOf(some, features.size));
  const take = (some: readonly Candidate[]) => {
    const taken = new Set(some);
    chosen.push(...some);
    left = left.filter((one) => !taken.has(one));
  };
  const spaces = sharedOut(all, TEACHING.first * space);
  take(byIntent.flatMap((some, intent) => chosenWithin(spaces[intent] ?? 0, some, worths, () => 1)));
  for (let round = 0; round < TEACHING.rounds; round += 1) {
    const learner = new Learner(all.length, features.size);
    learner.learn(shuffled(chosen));
    const need = new Map(
      left.map((one) => [
        one,
        (all[one.intent]?.matters ?? 1) * needOf(learner.likely(one.features, one.intent)),
      ]),
    );
    take(
      chosenWithin(
        ((1 - TEACHING.first) * space) / TEACHING.rounds,
        left,
        worths,
        (one) => need.get(one) ?? 0,
      ),
    );
  }
  const names = [...intents.keys()];
  return new Map(
    names.map((name, intent) => [
      name,
      chosen.filter((one) => one.intent === intent).map(({ sample }) => sample),
    ]),
  );
}

/** How much a candidate is needed of which what was chosen already makes its own intent so likely. */
const needOf = (likely: number): number => TEACHING.known + (1 - likely) * (TEACHING.strange + likely);

function shuffled(candidates: readonly Candidate[]): Candidate[] {
  const order = candidates.map((_, at) => at);
  shuffle(order, randomOf(1));
  return order.map((at) => candidates[at] as Candidate);
}

/** What each feature is worth to an intent: more, the more of its candidates have it. */
function worthOf(candidates: readonly Candidate[], size: number): Float32Array {
  const counts = new Map<number, number>();
  for (const { features } of candidates)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const worth = new Float32Array(size);
  for (const [feature, count] of counts) worth[feature] = Math.log(1 + count);
  return worth;
}

/** Shares the space out among the intents. What an intent has too few candidates for goes to the others. */
function sharedOut(intents: readonly Candidates[], space: number): readonly number[] {
  const most = intents.map(({ may }) => may.reduce((sum, sample) => sum + sample.length + AROUND, 0));
  const spaces = most.map(() => 0);
  const open = new Set(most.keys());
  let left = space;
  for (let isFull = true; isFull; ) {
    const all = [...open].reduce((sum, at) => sum + (most[at] ?? 0) ** TEACHING.space, 0);
    for (const at of open) spaces[at] = (left * (most[at] ?? 0) ** TEACHING.space) / all;
    const full = [...open].filter((at) => (spaces[at] ?? 0) >= (most[at] ?? 0));
    isFull = full.length > 0;
    for (const at of full) {
      spaces[at] = most[at] ?? 0;
      left -= spaces[at] ?? 0;
      open.delete(at);
    }
  }
  return spaces;
}

/** A candidate, and what it would teach for its length. */
interface Gain {
  readonly candidate: Candidate;
  readonly gain: number;
}

/** A candidate is taken while it still teaches so much of what it did when the others were last looked at. */
const STILL = 0.9;

/**
 * Takes the candidates that teach most for their length, while there is space. What one teaches becomes less as others are
 * taken, so it goes through all of them, the best first, again and again, and takes those that others have left alone.
 * @param worths what is left to teach of each feature, by intent; it is used up
 * @param need how much a candidate is needed
 */
function chosenWithin(
  space: number,
  candidates: readonly Candidate[],
  worths: readonly Float32Array[],
  need: (candidate: Candidate) => number,
): Candidate[] {
  const gainOf = (candidate: Candidate): number => {
    const worth = worths[candidate.intent] as Float32Array;
    let sum = 0;
    for (const feature of candidate.features) sum += worth[feature] as number;
    return (need(candidate) * sum) / candidate.space ** TEACHING.length;
  };
  const chosen: Candidate[] = [];
  let left = space;
  let waiting = [...candidates];
  while (waiting.length > 0) {
    const inOrder = waiting
      .map((candidate): Gain => ({ candidate, gain: gainOf(candidate) }))
      .sort((one, other) => other.gain - one.gain);
    waiting = [];
    for (const { candidate, gain } of inOrder) {
      if (candidate.space > left) continue;
      if (gainOf(candidate) < STILL * gain) {
        waiting.push(candidate);
        continue;
      }
      left -= candidate.space;
      chosen.push(candidate);
      const worth = worths[candidate.intent] as Float32Array;
      for (const feature of candidate.features) worth[feature] = (worth[feature] as number) * TEACHING.again;
    }
  }
  return chosen;
}
