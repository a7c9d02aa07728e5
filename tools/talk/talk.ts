import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import type { Page } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { SURFACES } from '../surfaces/open';
import { openWords, type Words } from '../words';
import { Conversation, DONE, type Turn } from './conversation';
import { OptionError, type TalkOptions, talkOptions, USAGE } from './options';
import { transcript } from './transcript';

/**
 * `npm run talk`: the guide in a terminal, through the same handler that runs on Lambda.
 * @returns the exit code: 0, 1 where the words do not compile, 2 with options that there are not
 */
export async function runTalk(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) return 2;
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const words = openWords();
  if (!words) return 1;
  await (options.json ? filter(words, options) : talk(words, options));
  return 0;
}

function readOptions(args: readonly string[]): TalkOptions | undefined {
  try {
    return talkOptions(args);
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return undefined;
  }
}

const conversationOf = ({ page, understanding }: Words, { channel }: TalkOptions): Conversation =>
  new Conversation(SURFACES[channel]({ page, understanding, report }), understanding);

/** What goes wrong behind the scenes goes to standard error, whole: this is a desk, not a listener's kitchen. */
const report = (what: string, error?: unknown): void => {
  process.stderr.write(`${what}${error === undefined ? '' : `: ${String(error)}`}\n`);
};

/** One JSON line out for every line in, and nothing else. */
async function filter(words: Words, options: TalkOptions): Promise<void> {
  let conversation = conversationOf(words, options);
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (options.fresh) conversation = conversationOf(words, options);
    const { heard } = await conversation.say(line);
    process.stdout.write(`${JSON.stringify(heard)}\n`);
  }
}

/** A conversation with a person: what is heard is shown with its pauses, and the reasons on demand. */
async function talk(words: Words, options: TalkOptions): Promise<void> {
  const { page } = words;
  const conversation = conversationOf(words, options);
  print(introduction(page, options));
  let last = await conversation.say('/launch');
  print(transcript(last));
  // Not before: what is typed while nobody reads it would be lost.
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' });
  terminal.prompt();
  for await (const typed of terminal) {
    const line = typed.trim();
    if (line === ':quit' || line === ':q') break;
    if (line.startsWith(':') && !/^:\d+$/.test(line)) {
      print(asideOf(line, last, page));
    } else if (line !== '') {
      const said = chosenFrom(page, line);
      if (said === undefined) print(`There is no passage ${line}. :menu lists them.`);
      else {
        last = await conversation.say(said);
        print(transcript(last));
      }
    }
    terminal.prompt();
  }
  terminal.close();
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const introduction = (page: Page, { channel }: TalkOptions): string => `
${styleText('bold', `The ${page.facts.name}, in a terminal.`)} It answers as on ${channel}, through the handler that ships.

  Type what you would say: a question of your own, "next", "say that again", "helpline".
  ${DONE.join('  ')}   open it, say nothing, leave, begin again
  :menu   every passage, with numbers;  :3 asks for the third
  :why    why the last answer was chosen      :ssml   how it is said
  :json   the request and the response        :place  where the guide has you
  :quit   or Ctrl+D, to stop
`;

/** What a line with a colon asks about the last turn. */
function asideOf(line: string, { heard, exchange, understood }: Turn, page: Page): string {
  switch (line) {
    case ':why':
      return understood
        ? JSON.stringify({ ...understood, ...understood.why() }, null, 2)
        : `Nothing was said: ${heard.said}`;
    case ':ssml':
      return heard.ssml;
    case ':json':
      return JSON.stringify({ request: exchange.request, response: exchange.response }, null, 2);
    case ':place':
      return JSON.stringify(heard.place, null, 2);
    case ':menu':
      return passagesOf(page)
        .map((id, index) => `  ${String(index + 1).padStart(3)}  ${plainText(page.passage(id)?.title ?? [])}`)
        .join('\n');
    default:
      return 'There are :menu :why :ssml :json :place :quit';
  }
}

/** What is said for a line: a number of the menu asks for its passage by its title, everything else is said as typed. */
function chosenFrom(page: Page, line: string): string | undefined {
  if (!line.startsWith(':')) return line;
  const id = passagesOf(page)[Number(line.slice(1)) - 1];
  return id === undefined ? undefined : plainText(page.passage(id)?.title ?? []);
}

/** Every passage, in the order of the page. */
function passagesOf(page: Page): readonly string[] {
  const ids: string[] = [];
  for (let id = page.contents().passages[0]; id !== undefined; id = page.passage(id)?.next) ids.push(id);
  return ids;
}
