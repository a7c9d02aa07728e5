import { parseArgs } from 'node:util';
import { isSurfaceName, SURFACES, type SurfaceName } from '../surfaces/open';

export interface TalkOptions {
  /** Where the guide is met. */
  readonly channel: SurfaceName;
  readonly json: boolean;
  readonly fresh: boolean;
  readonly help: boolean;
}

export const USAGE = `usage: npm run talk [-- [--channel NAME] [--json [--fresh]]]

Talks with the guide. It takes its words from the folder content, or from the folder that CONTENT_DIR names.

  --channel NAME   where it is met: ${Object.keys(SURFACES).join(', ')}; alexa unless it is said
  --json           a filter for scripts: for every line on standard input one line of JSON on standard output.
                   A line is an utterance, or /launch, /silence, /end, /new (a new session).
  --fresh          with --json: every line begins a new session
  --help           this
`;

/** Options that there are not, or that do not go together. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/**
 * The options of `npm run talk`.
 * @throws OptionError saying what is wrong
 */
export function talkOptions(args: readonly string[]): TalkOptions {
  const { channel = 'alexa', json = false, fresh = false, help = false } = parsed(args);
  if (fresh && !json) throw new OptionError('--fresh goes with --json');
  if (!isSurfaceName(channel))
    throw new OptionError(`there is no channel "${channel}"; there are ${Object.keys(SURFACES).join(', ')}`);
  return { channel, json, fresh, help };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        channel: { type: 'string' },
        json: { type: 'boolean' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
