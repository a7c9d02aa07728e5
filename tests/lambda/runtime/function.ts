import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Runtimes } from './prepare';
import { type Outcome, RuntimeApi } from './runtime-api';

export interface FunctionOptions {
  readonly runtimes: Runtimes;
  /** The major version of Node. */
  readonly node: string;
  /** The folder of the unpacked ZIP. */
  readonly root: string;
  /** The file and what it exports, as Lambda has it: `dist/handler.handler`. */
  readonly handler: string;
  readonly env?: Readonly<Record<string, string>>;
  /** How long one event may take, in milliseconds. */
  readonly timeout?: number;
}

/** The timeout in the template. */
const TIMEOUT_MS = 5000;

/** Starting a process takes longer on a busy machine than on Lambda, where it has a limit of its own. */
const INIT_MS = 30_000;

/**
 * A function as Lambda runs it: a process of AWS's own runtime client, which lives on from event to event, is stopped when
 * the time of one is up, and started anew for the next.
 */
export class LambdaFunction {
  readonly #options: FunctionOptions;
  #instance: { readonly api: RuntimeApi; readonly process: ChildProcess } | undefined;
  /** All that it has written: CloudWatch would have it. */
  log = '';
  /** How many times it was started. */
  starts = 0;

  constructor(options: FunctionOptions) {
    this.#options = options;
  }

  async invoke(event: unknown): Promise<Outcome> {
    const { timeout = TIMEOUT_MS } = this.#options;
    const isWarm = this.#instance !== undefined;
    const { api, process: child } = await this.#start();
    const ms = isWarm ? timeout : timeout + INIT_MS;
    const finished = new AbortController();
    const { signal } = finished;
    const outcome = await Promise.race([
      api.event(event, Date.now() + ms),
      wait(ms, { stopped: timeout }, { signal }),
      once(child, 'exit', { signal }).then(
        ([code]): Outcome => ({
          failed: { errorType: 'Runtime.ExitError', errorMessage: `exit code ${code}` },
        }),
      ),
    ]).finally(() => finished.abort());
    if ('stopped' in outcome || child.exitCode !== null) this.stop();
    return outcome;
  }

  /** Lambda drops an instance when it likes: the next event starts another. */
  stop(): void {
    this.#instance?.process.kill('SIGKILL');
    this.#instance?.api.close();
    this.#instance = undefined;
  }

  async #start() {
    if (this.#instance) return this.#instance;
    const { runtimes, node, root, handler, env } = this.#options;
    const api = new RuntimeApi();
    const address = await api.listen();
    const child = spawn(runtimes.nodes[node] ?? '', [runtimes.client, handler], {
      cwd: root,
      env: {
        PATH: '/usr/bin:/bin',
        _HANDLER: handler,
        LAMBDA_TASK_ROOT: root,
        AWS_LAMBDA_RUNTIME_API: address,
        AWS_LAMBDA_FUNCTION_NAME: 'guide',
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
        AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/guide',
        AWS_LAMBDA_LOG_STREAM_NAME: 'one',
        AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${node}.x`,
        ...env,
      },
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        this.log += text.toString('utf8');
      });
    this.starts += 1;
    this.#instance = { api, process: child };
    return this.#instance;
  }
}
