import { parseArgs } from 'node:util';

export interface ConsoleOptions {
  readonly port: number;
  /** The folder that tests are saved to. */
  readonly tests: string;
  /** What people say is learnt quickly after each change of words, and left at that. */
  readonly quick: boolean;
  readonly help: boolean;
}

/** Nothing well known listens here. */
const PORT = 4180;

export const USAGE = `usage: npm start [-- --port N] [-- --tests DIR] [-- --quick]

Opens the console: a web page on this machine, on which to talk with the guide.
It takes its words from the folder content, or from the folder that CONTENT_DIR names.

  --port N     the port to listen on, ${PORT} where none is given; the next free one if it is taken, any for 0
  --tests DIR  where tests are saved, instead of the folder tests
  --quick      after each change of words, learn what people say quickly, and leave it at that
  --help       this
`;

/** Options that there are not. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/**
 * The options of `npm start`.
 * @throws OptionError saying what is wrong
 */
export function consoleOptions(args: readonly string[]): ConsoleOptions {
  const { port = String(PORT), tests = 'tests', quick = false, help = false } = parsed(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new OptionError(`${port} is not a port: 0 to 65535`);
  if (tests === '') throw new OptionError('--tests needs the name of a folder');
  return { port: Number(port), tests, quick, help };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        tests: { type: 'string' },
        quick: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
