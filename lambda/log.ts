import { writeSync } from 'node:fs';
import type { TurnTaken } from './channels/channel';
import { countsOf, metricsOf } from './metrics';

export interface LogOptions {
  /** Names the deployment, so that what listeners hear and what is only tried can be told apart; `desk` unless given. */
  readonly stage?: string | undefined;
  /** The commit of the code, and the edition of the words, so that anyone can say later what a listener was told. */
  readonly commit?: string | undefined;
  readonly edition?: string | undefined;
  /** Where lines go: standard output and standard error, unless given. */
  readonly out?: (line: string) => void;
  readonly err?: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * The log of a function. It holds counts and nothing else: no words that were spoken, no ids of anyone, no body.
 * An instance of a function is given one event at a time, so a turn that is observed during one belongs to it.
 */
export interface Log {
  readonly observe: (turn: TurnTaken) => void;
  readonly report: (what: string, error?: unknown) => void;
  /** Answers an event, and writes the line of the turn that was taken in it, with how long it took. */
  during<T>(answer: () => Promise<T>): Promise<T>;
}

export function createLog({
  stage = 'desk',
  commit,
  edition,
  // Not by `console`: Lambda puts words before what that writes, and CloudWatch finds no metrics in such a line.
  out = (line) => write(1, `${line}\n`),
  err = (line) => write(2, `${line}\n`),
  now = Date.now,
}: LogOptions = {}): Log {
  let cold = true;
  let turn: TurnTaken | undefined;
  return {
    observe(observed) {
      turn = observed;
    },
    report(what, error) {
      const details = error === undefined ? {} : detailsOf(error);
      const reason = what.startsWith(REFUSED) ? what.slice(REFUSED.length) : undefined;
      const counts = reason === undefined ? { Failures: 1 } : { reason, Refusals: 1 };
      err(
        JSON.stringify({
          stage,
          commit,
          problem: what,
          ...details,
          ...counts,
          _aws: metricsOf(counts, now()),
        }),
      );
    },
    async during(answer) {
      const start = now();
      turn = undefined;
      try {
        return await answer();
      } finally {
        const end = now();
        const taken = turn as TurnTaken | undefined;
        if (taken) {
          const counts = { ...countsOf(taken), Milliseconds: end - start };
          const metrics = taken.isProbe ? { probe: true } : { ...counts, _aws: metricsOf(counts, end) };
          const build = { stage, commit, edition };
          out(JSON.stringify({ ...build, ...lineOf(taken), ms: end - start, cold, ...metrics }));
        }
        cold = false;
      }
    },
  };
}

/**
 * Writes a line whole. Where the reader is slower than we are, the rest of it goes by way of the stream, which waits.
 */
function write(to: 1 | 2, line: string): void {
  let bytes = 0;
  try {
    bytes = writeSync(to, line);
  } catch {
    // Nothing was written, so the stream takes all of it.
  }
  if (bytes >= Buffer.byteLength(line)) return;
  (to === 1 ? process.stdout : process.stderr).write(Buffer.from(line).subarray(bytes));
}

/** How the report of a refused caller begins; its reason follows. It is counted apart, since it is no fault of ours. */
const REFUSED = 'refused: ';

const lineOf = ({ channel, move, reply }: TurnTaken) => ({
  channel,
  move: move.kind,
  passage: reply.reads?.passage ?? null,
  part: reply.reads?.part ?? null,
  understood: move.kind !== 'not-understood',
  open: reply.asks !== undefined,
});

/**
 * What the log says of an error: its kind and where it arose. Never its message, which might quote what came in. Of an
 * error that Alexa sends, the kind that Amazon has for it.
 */
function detailsOf(error: unknown) {
  if (!(error instanceof Error)) return { error: kindOf(error) ?? typeof error };
  // A line of the message could begin like that as well, so it must end with a place in the code.
  const at = error.stack?.split('\n').find((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  return { error: error.name, ...(at && { at: at.trim() }) };
}

function kindOf(error: unknown): string | undefined {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  return typeof type === 'string' && /^[A-Z]+(_[A-Z]+){0,4}$/.test(type) ? type : undefined;
}
