import type { Slope } from './descent';

/** What a thread is given to do: a descent, in memory that it shares with whoever waits for it. */
export interface Errand {
  readonly slope: Slope;
  /** Where the weights are written. */
  readonly settled: Float32Array;
  readonly epochs: number;
  readonly seed: number;
  /** How far it is: `RUNNING` until the weights are there. */
  readonly state: Int32Array;
}

export const RUNNING = 0;
export const DONE = 1;
export const FAILED = 2;
