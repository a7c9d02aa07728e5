import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { runCommand } from '../command';
import { readAllWanted, type Wanted } from '../training/wanted';
import { openWords, type Words } from '../words';
import { alexaAnnotations, dialogflowQueries } from './lists';
import { type Profiler, profileAll, selectedIntent } from './profile';

const USAGE = `usage: npm run regression [-- --out DIR] [--style STYLE] [--alexa SKILL-ID]

Writes the test utterances in the forms that the platforms' tools take, or puts them to Alexa.

  --out DIR          write to DIR instead of dist/regression
  --style STYLE      only the utterances of one style, for instance emergency
  --alexa SKILL-ID   ask Alexa's profiler about each, through the ASK CLI, and print the misses; writes nothing
`;

const run = promisify(execFile);

/** Asks through the ASK CLI, which must be set up with an account that the skill is shared with. */
const askCli =
  (skill: string): Profiler =>
  async (utterance) => {
    const question = [
      'smapi',
      'profile-nlu',
      '-u',
      utterance,
      '-s',
      skill,
      '-l',
      'en-GB',
      '-g',
      'development',
    ];
    return selectedIntent((await run('ask', question)).stdout);
  };

/** Returns the exit code: 0, 1 where something was wrong or an utterance was missed, 2 with options that there are not. */
async function main(args: readonly string[]): Promise<number> {
  let options: { out: string; style?: string; alexa?: string };
  try {
    options = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string', default: 'dist/regression' },
        style: { type: 'string' },
        alexa: { type: 'string' },
      },
    }).values as typeof options;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const words = openWords();
  if (!words) return 1;
  const files = readAllWanted(join('tests', 'utterances'));
  const chosen = files.filter(({ style }) => options.style === undefined || style === options.style);
  if (chosen.length === 0) {
    process.stderr.write(
      `no style "${options.style}"; there are ${files.map(({ style }) => style).join(', ')}\n`,
    );
    return 2;
  }
  const lines = chosen.flatMap((file) => file.lines).filter(({ say }) => say.trim() !== '');
  return options.alexa === undefined ? write(lines, words, options.out) : ask(lines, words, options.alexa);
}

function write(lines: readonly Wanted[], { page }: Words, out: string): number {
  mkdirSync(out, { recursive: true });
  const queries = dialogflowQueries(lines, page).map((query) => JSON.stringify(query));
  writeFileSync(
    join(out, 'alexa-annotations.json'),
    `${JSON.stringify(alexaAnnotations(lines, page), null, 2)}\n`,
  );
  writeFileSync(join(out, 'dialogflow-queries.jsonl'), `${queries.join('\n')}\n`);
  process.stdout.write(`${out}: ${lines.length} utterances for each platform\n`);
  return 0;
}

async function ask(lines: readonly Wanted[], { page }: Words, skill: string): Promise<number> {
  const right = await profileAll(
    lines,
    page,
    askCli(skill),
    async (milliseconds) => {
      await wait(milliseconds);
    },
    ({ line, taken, wanted }) => {
      process.stdout.write(
        `${line.file}:${line.line}: "${line.say}" was taken for ${taken}, not ${wanted.join(' or ')}\n`,
      );
    },
  );
  const share = ((100 * right) / lines.length).toFixed(1);
  process.stdout.write(`${right} of ${lines.length} right, ${share} %\n`);
  return right === lines.length ? 0 : 1;
}

runCommand(main);
