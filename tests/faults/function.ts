import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** What came of one event: the answer, how long it took, and the lines of log that it left. */
export interface Outcome {
  readonly answer: unknown;
  /** What the function threw, which Lambda would tell the platform of. */
  readonly thrown?: string;
  readonly milliseconds: number;
  /** Milliseconds that its process has computed since it began. */
  readonly computing: number;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

/** How long a process that is throttled runs and rests, in milliseconds together: the slice of Linux's quotas. */
const SLICE_MS = 100;

/** The packaged function in a process of its own, which keeps its state from event to event as an instance does. */
export class PackagedFunction {
  readonly #process: ChildProcess;
  #log = '';

  /**
   * @param folder of the package
   * @param preload a file that is loaded before the handler, to stand in for the network or the clock
   */
  constructor(folder: string, env: Readonly<Record<string, string>>, preload?: string) {
    this.#process = fork(join(__dirname, 'run-function.cjs'), [join(folder, 'handler.js')], {
      env: { PATH: process.env.PATH, ...env },
      execArgv: preload === undefined ? [] : ['--require', preload],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', (text: Buffer) => {
        this.#log += text.toString('utf8');
      });
  }

  async invoke(event: unknown): Promise<Outcome> {
    const before = this.#log.length;
    const outcome = await new Promise<Omit<Outcome, 'lines'>>((resolve, reject) => {
      this.#process.once('message', resolve as (message: unknown) => void);
      this.#process.once('exit', (code) => reject(new Error(`exit ${code}: ${this.#log}`)));
      this.#process.send({ event });
    });
    this.#process.removeAllListeners('exit');
    // The lines go through pipes of their own, and may come a moment after the answer.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const lines = this.#log
      .slice(before)
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));
    return { ...outcome, lines };
  }

  /** Lets the process run for a share of the time only, as Lambda does with one that has little memory. */
  throttle(share: number): void {
    const { pid } = this.#process;
    const send = (signal: NodeJS.Signals, next: () => void, milliseconds: number): void => {
      if (pid === undefined || this.#process.exitCode !== null || this.#process.killed) return;
      process.kill(pid, signal);
      setTimeout(next, milliseconds).unref();
    };
    const run = (): void => send('SIGCONT', rest, SLICE_MS * share);
    const rest = (): void => send('SIGSTOP', run, SLICE_MS * (1 - share));
    run();
  }

  stop(): void {
    this.#process.kill('SIGKILL');
  }
}
