import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isPlainMove, type Move } from '../lambda/guide/moves';
import type { Page } from '../lambda/page/page';
import { command, UsageError, UserError } from './command';
import { alexaIntent, dialogflowIntent, parametersOf } from './surfaces/sent-intents';
import { readTestFiles, type TestUtterance } from './training/test-utterances';
import { wordsIn } from './words';

const USAGE = `usage: npm run regression [-- --out DIR] [--style STYLE] [--alexa SKILL-ID]

Writes the test utterances in the forms that the platforms' tools take, or puts them to Alexa.

  --out DIR          write to DIR instead of dist/regression
  --style STYLE      only the utterances of one style, for instance emergency
  --alexa SKILL-ID   ask Alexa's profiler about each, through the ASK CLI, and print the misses; writes nothing
`;

const execute = promisify(execFile);

/** Asks through the ASK CLI, which must be set up with an account that the skill is shared with. */
function askCli(skill: string): Profiler {
  const options = `-s ${skill} -l en-GB -g development`.split(' ');
  return async (utterance) => {
    const { stdout } = await execute('ask', ['smapi', 'profile-nlu', '-u', utterance, ...options]);
    return selectedIntent(stdout);
  };
}

export default command({
  usage: USAGE,
  options: {
    out: { type: 'string', default: 'dist/regression' },
    style: { type: 'string' },
    alexa: { type: 'string' },
  },
  async run({ options: { out, style, alexa }, content }, world) {
    const { page } = wordsIn(content, world);
    const files = readTestFiles(join('tests', 'utterances'));
    const chosen = files.filter((file) => style === undefined || style === file.style);
    if (chosen.length === 0)
      throw new UsageError(`no style "${style}"; there are ${files.map((file) => file.style).join(', ')}`);
    const lines = chosen.flatMap((file) => file.lines).filter(({ say }) => say.trim() !== '');
    if (alexa === undefined) {
      const queries = dialogflowQueries(lines, page).map((query) => JSON.stringify(query));
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, 'dialogflow-queries.jsonl'), `${queries.join('\n')}\n`);
      const annotations = JSON.stringify(alexaAnnotations(lines, page), null, 2);
      writeFileSync(join(out, 'alexa-annotations.json'), `${annotations}\n`);
      world.out(`${out}: ${lines.length} utterances for each platform\n`);
      return 0;
    }
    const right = await profileAll(lines, page, askCli(alexa), wait, ({ line, actual, expected }) => {
      world.out(
        `${line.file}:${line.line}: "${line.say}" was taken for ${actual}, not ${expected.join(' or ')}\n`,
      );
    });
    world.out(`${right} of ${lines.length} right, ${((100 * right) / lines.length).toFixed(1)} %\n`);
    return right === lines.length ? 0 : 1;
  },
});

/**
 * The moves that a test utterance may be understood as.
 * @throws UserError for a label that is no move and no passage
 */
function movesFor({ want, item, file, line }: TestUtterance, page: Page): readonly Move[] {
  return want.map((label): Move => {
    if (label === 'item') return { kind: 'item', item: item ?? 1 };
    if (label === 'spell') return { kind: 'spell' };
    if (isPlainMove(label)) return { kind: label };
    if (page.passage(label)) return { kind: 'read', passage: label };
    throw new UserError(`${file}:${line}: there is no move or passage "${label}"`);
  });
}

/** The utterances as an annotation set of Alexa's: each with the intents that would be right. */
export const alexaAnnotations = (lines: readonly TestUtterance[], page: Page) => ({
  data: lines.map((line) => ({
    inputs: { utterance: line.say },
    expected: movesFor(line, page).map((move) => {
      const { intent, slots } = alexaIntent(move);
      const values = Object.entries(slots).map(([name, { value }]) => [name, { value }] as const);
      return { intent: { name: intent, slots: Object.fromEntries(values) } };
    }),
  })),
});

/** The utterances as bodies of Dialogflow's `detectIntent`, each with the intents that would be right. */
export const dialogflowQueries = (lines: readonly TestUtterance[], page: Page) =>
  lines.map((line) => ({
    request: { queryInput: { text: { text: line.say, languageCode: 'en-GB' } } },
    expected: movesFor(line, page).map((move) => {
      const sent = dialogflowIntent(move);
      return { intent: sent.intent, parameters: parametersOf(sent) };
    }),
  }));

/** Asks Alexa's profiler which intent it takes an utterance for; null where it takes it for none. */
export type Profiler = (utterance: string) => Promise<string | null>;

/** An utterance that Alexa takes for another intent than those that would be right. */
export interface Miss {
  readonly line: TestUtterance;
  readonly actual: string | null;
  readonly expected: readonly string[];
}

/** Alexa's profiler refuses callers that ask more often than this, in milliseconds between two questions. */
export const BETWEEN_QUESTIONS = 1500;

/**
 * Puts the utterances to Alexa one after the other, as slowly as it wants to be asked.
 * @param wait waits so many milliseconds
 * @param onMiss is called with each miss as it happens
 * @returns how many were understood
 */
export async function profileAll(
  lines: readonly TestUtterance[],
  page: Page,
  ask: Profiler,
  wait: (milliseconds: number) => Promise<void>,
  onMiss: (miss: Miss) => void,
): Promise<number> {
  let right = 0;
  for (const [index, line] of lines.entries()) {
    if (index > 0) await wait(BETWEEN_QUESTIONS);
    const expected = movesFor(line, page).map((move) => alexaIntent(move).intent);
    const actual = await ask(line.say);
    if (expected.includes(actual ?? 'AMAZON.FallbackIntent')) right += 1;
    else onMiss({ line, actual, expected });
  }
  return right;
}

/** The intent in what `ask smapi profile-nlu` prints; null where it selected none. */
export function selectedIntent(json: string): string | null {
  const answer = JSON.parse(json) as { selectedIntent?: { name?: unknown } };
  const name = answer.selectedIntent?.name;
  return typeof name === 'string' ? name : null;
}
