import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** What came of one event: the answer, how long it took, and the lines of log that it left. */
export interface Outcome {
  readonly answer: unknown;
  /** What the function threw, which Lambda would tell the platform of. */
  readonly thrown?: string;
  readonly milliseconds: number;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

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

  stop(): void {
    this.#process.kill('SIGKILL');
  }
}
