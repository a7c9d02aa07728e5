import { styleText } from 'node:util';
import { contentFolder } from '../content/folder';
import { ADDRESS } from './listen';
import { type ConsoleOptions, consoleOptions, OptionError, USAGE } from './options';
import { type Running, startConsole } from './start';

/** What the command needs of the world around it. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  err(text: string): void;
}

/**
 * Runs `npm start`.
 * @returns the exit code where there is nothing to run: 0, or 2 with options that there are not; undefined while it runs
 */
export async function runConsole(
  args: readonly string[],
  { env, out, err }: World,
): Promise<number | undefined> {
  let options: ConsoleOptions;
  try {
    options = consoleOptions(args);
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    err(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    out(USAGE);
    return 0;
  }
  const { port, tests, quick } = options;
  const report = (what: string, error?: unknown): void => {
    err(`${what}${error === undefined ? '' : `: ${detailsOf(error)}`}\n`);
  };
  out(welcome(await startConsole({ content: contentFolder(env), tests, port, quick, env, report }), port));
  return undefined;
}

function welcome({ port, sound }: Running, wanted: number): string {
  const lines = [
    ...(port === wanted || wanted === 0 ? [] : [`Port ${wanted} is taken.`]),
    `The console is at ${styleText('bold', `http://${ADDRESS}:${port}/`)}`,
    ...(sound ? [] : ['The words do not compile: the page shows why.']),
    'Ctrl+C stops it.',
  ];
  return `\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;
}

const detailsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
