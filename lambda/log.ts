import type { TurnTaken } from './channels/turn';

/** One line a turn, with counts and nothing else: no words that were said, no ids of anyone, no body. */
export function logTurn({ channel, move, reply }: TurnTaken): void {
  console.log(
    JSON.stringify({
      channel,
      move: move.kind,
      passage: reply.reads?.passage ?? null,
      part: reply.reads?.part ?? null,
      understood: move.kind !== 'unheard',
      open: reply.asks !== undefined,
    }),
  );
}

/**
 * One line for whatever went wrong or was refused. Of an error only its kind and where it arose: its message might
 * quote what came in.
 */
export function reportProblem(what: string, error?: unknown): void {
  console.error(JSON.stringify({ problem: what, ...(error !== undefined && detailsOf(error)) }));
}

const detailsOf = (error: unknown) =>
  error instanceof Error
    ? {
        error: error.name,
        at: error.stack
          ?.split('\n')
          .find((line) => line.startsWith('    at '))
          ?.trim(),
      }
    : { error: typeof error };
