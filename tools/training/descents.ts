import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { descend, type Slope, shared } from './descent';
import { DONE, type Errand, RUNNING } from './errand';

/** A descent takes a minute on a slow machine. One that takes longer than this will never end. */
const LONGEST_MS = 15 * 60_000;

/**
 * A descent for each seed: the first here, each other one in a thread of its own at the same time. Whoever needs a model
 * cannot go on without it, so this waits for them.
 * @returns the weights of each
 */
export function descents(slope: Slope, epochs: number, seeds: readonly number[]): readonly Float32Array[] {
  const errands = seeds.map(
    (seed): Errand => ({
      slope,
      settled: shared(Float32Array, slope.features * slope.labels),
      epochs,
      seed,
      state: shared(Int32Array, 1),
    }),
  );
  const [first, ...others] = errands;
  const code = others.length > 0 ? workerCode() : '';
  for (const errand of others) new Worker(code, { eval: true, workerData: errand, execArgv: [] });
  if (first) descend(slope, first.settled, epochs, first.seed);
  for (const { state, seed } of others) {
    Atomics.wait(state, 0, RUNNING, LONGEST_MS);
    if (Atomics.load(state, 0) !== DONE) throw new Error(`the descent with seed ${seed} came to no end`);
  }
  return errands.map(({ settled }) => settled);
}

/** What a thread runs, in one piece: what would load TypeScript there asks this thread, which is busy until it is done. */
function workerCode(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'descent.worker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
  });
  return outputFiles[0]?.text ?? '';
}
