import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface ModelOptions {
  readonly out: string;
  /** Where the archive is written that a Dialogflow agent is restored from. */
  readonly zip: string;
  readonly check: boolean;
  readonly endpoint?: string;
  readonly webhook?: string;
  /** Whether the function keeps bookmarks: the store is told so, and Alexa is to tell when the skill is disabled. */
  readonly bookmark: boolean;
  readonly help: boolean;
}

export const USAGE = `usage: npm run models [-- --out DIR] [--check] [--endpoint ARN [--bookmark]] [--webhook URL]

Makes what the platforms are told from the words of the folder content, or of the folder that CONTENT_DIR names.
The agent of Dialogflow is also packed to be restored: dist/dialogflow-agent.zip, or with --out in DIR.

  --out DIR       write to DIR instead of interaction-models
  --check         write nothing; exit with 1 and name the files where something is out of date
  --endpoint ARN  the Lambda function that answers the Alexa skill
  --bookmark      that function has the bookmark switched on: the skill says so, and Alexa tells it when somebody
                  disables the skill
  --webhook URL   the address that answers Dialogflow
                  These need --out: what is kept in the repository belongs to no account
`;

/** The folder that is checked in. */
const KEPT = 'interaction-models';

/** The archive for Dialogflow. It is not checked in: all that is in it is. */
const ZIP = 'dialogflow-agent.zip';

/** A Lambda function, perhaps with a version or an alias. */
const LAMBDA = /^arn:aws:lambda:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:function:[\w-]{1,64}(?::[\w-]{1,128})?$/u;

/** The options of `npm run models`; a string says what is wrong with them. */
export function modelOptions(args: readonly string[]): ModelOptions | string {
  const values = parsed(args);
  if (typeof values === 'string') return values;
  const { out, check = false, endpoint, webhook, bookmark = false, help = false } = values;
  if (out === '') return '--out needs the name of a folder';
  if (endpoint !== undefined && !LAMBDA.test(endpoint))
    return `--endpoint needs the ARN of a Lambda function, not '${endpoint}'`;
  if (webhook !== undefined && !/^https:\/\/[^\s/]+\.[^\s]+$/u.test(webhook))
    return `--webhook needs an address that begins with https://, not '${webhook}'`;
  for (const [name, value] of Object.entries({ endpoint, webhook })) {
    if (value !== undefined && out === undefined)
      return `--${name} needs --out: what is kept in the repository belongs to no account`;
  }
  if (bookmark && endpoint === undefined)
    return '--bookmark needs --endpoint: it says something of that function';
  return {
    out: out ?? KEPT,
    zip: join(out ?? 'dist', ZIP),
    check,
    ...(endpoint !== undefined && { endpoint }),
    ...(webhook !== undefined && { webhook }),
    bookmark,
    help,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        check: { type: 'boolean' },
        bookmark: { type: 'boolean' },
        endpoint: { type: 'string' },
        webhook: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
