import { writeSync } from 'node:fs';
import type { TurnTaken } from './channels/turn';
import { countsOf, metricsOf } from './metrics';

/** Where the log goes: a line a turn, and a line for whatever went wrong or was refused. */
export interface LogWorld {
  /** Names the deployment, so that what people hear and what is only tried can be told apart. */
  readonly stage: string;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * The log of a function. It holds counts and nothing else: no words that were said, no ids of anyone, no body.
 * An instance of a function is given one event at a time, so what is observed during one belongs to it.
 */
export interface Log {
  readonly observe: (turn: TurnTaken) => void;
  readonly report: (what: string, error?: unknown) => void;
  /** Answers an event, and writes the line of the turn that was taken in it, with how long it took. */
  during<T>(answer: () => Promise<T>): Promise<T>;
}

/** Straight to where it goes: what `console` writes, Lambda puts words before, and CloudWatch finds no metrics in it. */
const WORLD: LogWorld = {
  stage: process.env.STAGE ?? 'desk',
  out: (line) => write(1, `${line}\n`),
  err: (line) => write(2, `${line}\n`),
  now: Date.now,
};

/**
 * Writes a line whole. A stream would take longer for it; but where whoever reads is slower than we are, a stream waits
 * for them.
 */
function write(to: 1 | 2, line: string): void {
  let written = 0;
  try {
    written = writeSync(to, line);
  } catch {
    // Nothing of it is written then.
  }
  if (written >= Buffer.byteLength(line)) return;
  (to === 1 ? process.stdout : process.stderr).write(Buffer.from(line).subarray(written));
}

export function createLog({ stage, out, err, now }: LogWorld = WORLD): Log {
  let cold = true;
  let taken: TurnTaken | undefined;
  const heads = new WeakMap<TurnTaken, string>();
  const headOf = (turn: TurnTaken): string => {
    const head =
      heads.get(turn) ?? JSON.stringify({ stage, ...lineOf(turn), ...countsOf(turn) }).slice(0, -1);
    heads.set(turn, head);
    return head;
  };
  return {
    observe(turn) {
      taken = turn;
    },
    report(what, error) {
      const line = { problem: what, ...(error !== undefined && detailsOf(error)) };
      const counts = what.startsWith(REFUSED) ? { Refusals: 1 } : { Failures: 1 };
      const _aws = { Timestamp: now(), CloudWatchMetrics: metricsOf(counts) };
      err(JSON.stringify({ stage, ...line, ...counts, _aws }));
    },
    async during(answer) {
      const start = now();
      taken = undefined;
      try {
        return await answer();
      } finally {
        const end = now();
        if (taken) out(`${headOf(taken)}${tailOf(end - start, cold, end)}`);
        cold = false;
      }
    },
  };
}

/** How every report begins of somebody who was not let in: that is no fault of ours. */
const REFUSED = 'refused';

/** The end of a turn's line: all in it that differs from one time to the next, so that the rest is written once. */
const tailOf = (ms: number, cold: boolean, now: number): string =>
  `,"ms":${ms},"cold":${cold},"Milliseconds":${ms},"_aws":{"Timestamp":${now},"CloudWatchMetrics":${TURN_METRICS}}}`;

const TURN_METRICS = JSON.stringify(
  metricsOf({ Turns: 1, NotUnderstood: 0, HelplineAsked: 0, EmergenciesHeard: 0, Milliseconds: 0 }),
);

const lineOf = ({ channel, move, reply }: TurnTaken) => ({
  channel,
  move: move.kind,
  passage: reply.reads?.passage ?? null,
  part: reply.reads?.part ?? null,
  understood: move.kind !== 'unheard',
  open: reply.asks !== undefined,
});

/**
 * What is told of an error: its kind and where it arose. Never its message, which might quote what came in. Of an error
 * that Alexa tells of, the kind that Amazon has for it.
 */
function detailsOf(error: unknown) {
  if (!(error instanceof Error)) return { error: kindOf(error) ?? typeof error };
  const at = error.stack?.split('\n').find((line) => line.startsWith('    at '));
  return { error: error.name, ...(at && { at: at.trim() }) };
}

function kindOf(error: unknown): string | undefined {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  return typeof type === 'string' && /^[A-Z]+(_[A-Z]+){0,4}$/.test(type) ? type : undefined;
}
