import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { SETTINGS } from '../bench/conversation';
import { quantile } from '../statistics';

/** What is sent, and to which path. */
export interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Loaded {
  readonly requests: number;
  readonly errors: readonly string[];
  readonly seconds: number;
  /** Milliseconds from sending to the end of the answer, as a client sees them. */
  readonly p50: number;
  readonly p99: number;
  /** Megabytes of the heap after a collection, at the beginning (warm), in the middle and at the end. */
  readonly heap: readonly number[];
  readonly rss: readonly number[];
}

/** How many requests are on their way at once. One process answers them: more would only wait longer. */
const AT_ONCE = 8;

/** The share of the time that is for warming up. */
const WARM_UP = 0.1;

/**
 * Holds the server at full load: as soon as an answer is there the next request is sent.
 * @param run the bundled server; @param file the packaged handler
 */
export async function load(
  run: string,
  file: string,
  sent: readonly Sent[],
  seconds: number,
): Promise<Loaded> {
  const child = fork(run, [file], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...SETTINGS, PATH: process.env.PATH },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const times: number[] = [];
  const errors: string[] = [];
  const memory: { heapUsed: number; rss: number }[] = [];
  const drive = async (until: number): Promise<void> => {
    for (let next = 0; performance.now() < until; next += 1) {
      const from = performance.now();
      const wrong = await answered(agent, port, sent[next % sent.length] as Sent);
      times.push(performance.now() - from);
      if (wrong) errors.push(wrong);
    }
  };
  const phase = async (share: number): Promise<void> => {
    const until = performance.now() + share * seconds * 1000;
    await Promise.all(Array.from({ length: AT_ONCE }, () => drive(until)));
    memory.push(await memoryOf(child));
  };
  await phase(WARM_UP);
  times.length = 0;
  await phase((1 - WARM_UP) / 2);
  await phase((1 - WARM_UP) / 2);
  agent.destroy();
  child.disconnect();
  return {
    requests: times.length,
    errors,
    seconds: (1 - WARM_UP) * seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    heap: memory.map(({ heapUsed }) => heapUsed / 1_000_000),
    rss: memory.map(({ rss }) => rss / 1_000_000),
  };
}

async function memoryOf(child: ChildProcess): Promise<{ heapUsed: number; rss: number }> {
  child.send('memory');
  const [memory] = (await once(child, 'message')) as [{ heapUsed: number; rss: number }];
  return memory;
}

/** Sends one request. Undefined where it was answered well. */
function answered(agent: Agent, port: number, { path, headers, body }: Sent): Promise<string | undefined> {
  return new Promise((resolve) => {
    const call = request({ agent, port, path, host: '127.0.0.1', method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        const good = response.statusCode === 200 && text.includes('<speak>');
        resolve(good ? undefined : `${path}: status ${response.statusCode}, ${text.slice(0, 200)}`);
      });
    });
    call.on('error', (error) => resolve(`${path}: ${error.message}`));
    call.end(body);
  });
}
