import { workerData } from 'node:worker_threads';
import { descend } from './descent';
import { DONE, type Errand, FAILED } from './errand';

const { slope, settled, epochs, seed, state } = workerData as Errand;

let end = FAILED;
try {
  descend(slope, settled, epochs, seed);
  end = DONE;
} finally {
  Atomics.store(state, 0, end);
  Atomics.notify(state, 0);
}
