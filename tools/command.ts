import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What a command needs of the world around it, so that a test can stand in for all of it. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that the command was called in: problems are told relative to it. */
  readonly cwd: string;
  /** The day, as `YYYY-MM-DD`. */
  readonly today: string;
  out(text: string): void;
  err(text: string): void;
}

/** Something the user has to put right. It is told in these words, without a stack; the exit code is 1. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/** A command line that makes no sense. It is told with the usage; the exit code is 2. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
}

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/** The values of a command's options, as node:util's `parseArgs` types them. */
type ValuesOf<Options extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>
>['values'];

/** What is known of one call: the options, the other arguments, and the folder of the words. */
export interface Call<Options extends OptionsConfig> {
  readonly options: ValuesOf<Options>;
  readonly args: readonly string[];
  /** The folder of the words: `--content`, or the variable CONTENT_DIR, or `content`. */
  readonly content: string;
}

export interface CommandSpec<Options extends OptionsConfig> {
  /** Everything `--help` prints, but for the options that all commands have. */
  readonly usage: string;
  readonly options?: Options;
  /** Whether arguments without dashes may be given. Without this, one is an error. */
  readonly takesArguments?: boolean;
  /**
   * Does the work.
   * @returns the exit code; nothing for 0
   * @throws UsageError for options that do not go together, UserError for what the user has to put right
   */
  run(call: Call<Options>, world: World): number | undefined | Promise<number | undefined>;
}

/** A command, ready to be run: its arguments in, its exit code out. */
export type Command = (args: readonly string[], world: World) => Promise<number>;

const COMMON = {
  content: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies OptionsConfig;

const COMMON_USAGE = `
  --content DIR    take the words from DIR, or from the folder that CONTENT_DIR names, instead of the folder content
  --help           this
`;

/**
 * Makes a command of what it does. Reading its options, `--help`, `--content` and telling errors are the same for all.
 * Exit codes: 0 all is well, 1 something has to be put right, 2 the command line makes no sense.
 */
export function command<const Options extends OptionsConfig>(spec: CommandSpec<Options>): Command {
  const usage = `${spec.usage.trimEnd()}\n${COMMON_USAGE}`;
  return async (args, world) => {
    try {
      const { content, help, options, rest } = parsed(args, spec);
      if (help) {
        world.out(usage);
        return 0;
      }
      return (await spec.run({ options, args: rest, content: content || contentFolder(world) }, world)) ?? 0;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      world.err(`${error.message}\n${error instanceof UsageError ? `\n${usage}` : ''}`);
      return error instanceof UsageError ? 2 : 1;
    }
  };
}

/**
 * The value of an option that counts something.
 * @param option its name, for the message
 * @throws UsageError unless it is a whole number from 1 on
 */
export function wholeNumber(option: string, value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UsageError(`${option} takes a whole number, not '${value}'`);
  return number;
}

/** How often progress is told, in percent. */
const PROGRESS_STEP = 10;

/**
 * Tells on standard error how far something is that takes a while, in one line that grows: "Learning: 0 % 10 % ... 100 %".
 * @returns is told what share is done, from 0 to 1
 */
export function progressOn(world: World, what: string): (share: number) => void {
  let told = -PROGRESS_STEP;
  return (share) => {
    const percent = Math.floor((100 * share) / PROGRESS_STEP) * PROGRESS_STEP;
    if (percent <= told) return;
    world.err(`${told < 0 ? `${what}:` : ''} ${percent} %${percent >= 100 ? '\n' : ''}`);
    told = percent;
  };
}

const contentFolder = ({ env }: World): string => env.CONTENT_DIR || 'content';

function parsed<Options extends OptionsConfig>(args: readonly string[], spec: CommandSpec<Options>) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...COMMON, ...spec.options },
      allowPositionals: spec.takesArguments === true,
      strict: true,
    });
    const { content, help, ...options } = values as Record<string, unknown>;
    return {
      content: typeof content === 'string' ? content : '',
      help: help === true,
      options: options as ValuesOf<Options>,
      rest: positionals,
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
