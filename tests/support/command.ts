import type { Command, World } from '../../tools/command';

/** What came of a call of a command. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls a command as it is typed, in a world of its own: nothing of the real one is read or written to. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  world: Partial<Pick<World, 'env' | 'today'>> = {},
): Promise<Run> {
  let [out, err] = ['', ''];
  const code = await command(args, {
    env: {},
    cwd: process.cwd(),
    today: '2026-11-22',
    ...world,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
