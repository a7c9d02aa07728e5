import fs from 'node:fs';
import fc from 'fast-check';
import type { CompiledPage } from '../../../lambda/page/open';
import type { Page } from '../../../lambda/page/page';
import { type Case, casesOf, type Seeds } from './cases';
import { MARK } from './hostile';
import { wrongWith } from './judge';

/** Milliseconds of computing that an event may take at most. */
export const MOST_MILLISECONDS = 50;

export interface StormOptions {
  readonly handler: (event: unknown) => Promise<unknown>;
  readonly seeds: Seeds;
  readonly compiled: CompiledPage;
  readonly page: Page;
  readonly cases: number;
  readonly seed: number;
  readonly watch?: (done: number) => void;
}

export interface Stormed {
  readonly cases: number;
  /** How many cases there were of each kind, and what came of them. */
  readonly kinds: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The case that took longest. */
  readonly slowest: { readonly milliseconds: number; readonly kind: string };
  /** The first that was wrong, made as small as it can be; absent where none was. */
  readonly failure?: { readonly wrong: string; readonly event: string };
}

/**
 * Throws events at the handler until one is wrong or all are thrown. Right is a refusal or a valid response, within its
 * time, with nothing of the input in the answer or in the log, and with no failure of ours reported.
 */
export async function storm({
  handler,
  seeds,
  compiled,
  page,
  cases,
  seed,
  watch,
}: StormOptions): Promise<Stormed> {
  const kinds = new Map<string, Map<string, number>>();
  let slowest = { milliseconds: 0, kind: '' };
  let done = 0;
  const count = (kind: string, outcome: string): void => {
    const outcomes = kinds.get(kind) ?? new Map<string, number>();
    kinds.set(kind, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1));
  };

  const property = fc.asyncProperty(casesOf(seeds, compiled), async ({ kind, event }: Case) => {
    const logged: string[] = [];
    const restore = listenIn(logged);
    const before = process.cpuUsage();
    let answer: unknown;
    try {
      answer = await handler(event);
    } catch (error) {
      throw new Error(`${kind}: an exception: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      restore();
    }
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, kind };
    const wrong = [...wrongWith(answer, page), ...wrongLog(logged)];
    // A pause of the engine to tidy its memory is no fault of an event: what was slow is given another go.
    if (milliseconds > MOST_MILLISECONDS && (await againSlow(handler, event)))
      wrong.push(`${milliseconds} ms`);
    if (wrong.length > 0) throw new Error(`${kind}: ${wrong.join('; ')}`);
    count(kind, outcomeOf(answer));
    done += 1;
    if (done % 10_000 === 0) watch?.(done);
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    numRuns: cases,
    seed,
    endOnFailure: false,
  });
  return {
    cases: done,
    kinds,
    slowest,
    ...(failed && {
      failure: {
        wrong: errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
        event: JSON.stringify(counterexample?.[0].event)?.slice(0, 5000) ?? 'undefined',
      },
    }),
  };
}

async function againSlow(handler: StormOptions['handler'], event: unknown): Promise<boolean> {
  const restore = listenIn([]);
  try {
    const before = process.cpuUsage();
    await handler(event);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 > MOST_MILLISECONDS;
  } finally {
    restore();
  }
}

/** Keeps what is written to standard output and standard error, by whatever way, until it is told to stop. */
function listenIn(logged: string[]): () => void {
  const { stdout, stderr } = process;
  const [out, err, sync] = [stdout.write, stderr.write, fs.writeSync];
  const listen = (line: string | Uint8Array): boolean => {
    logged.push(String(line));
    return true;
  };
  stdout.write = listen;
  stderr.write = listen;
  fs.writeSync = ((to: number, line: string): number => {
    if (to > stderr.fd) return sync(to, line);
    logged.push(line);
    return Buffer.byteLength(line);
  }) as typeof fs.writeSync;
  return () => {
    stdout.write = out;
    stderr.write = err;
    fs.writeSync = sync;
  };
}

/** The log may say that somebody was refused. It may not say that we have failed, nor anything of what came in. */
const wrongLog = (logged: readonly string[]): string[] =>
  logged.flatMap((line) => {
    if (line.includes(MARK)) return ['the log holds what came in'];
    const { problem } = JSON.parse(line) as { problem?: string };
    return problem === undefined || /^(refused|Alexa sent)/.test(problem) ? [] : [`reported: ${line.trim()}`];
  });

function outcomeOf(answer: unknown): string {
  const { statusCode, response } = answer as {
    statusCode?: number;
    response?: { outputSpeech?: object; shouldEndSession?: boolean; canFulfillIntent?: object };
  };
  if (statusCode !== undefined) return String(statusCode);
  if (response?.outputSpeech) return 'said';
  if (response?.canFulfillIntent) return 'told whether it can';
  return response?.shouldEndSession === true ? 'refused' : 'taken note of';
}
