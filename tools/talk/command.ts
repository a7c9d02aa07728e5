import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import type { Page } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import type { Understanding } from '../../lambda/understanding/open';
import { command, progressOn, UsageError, UserError, type World } from '../command';
import { explained } from '../explained';
import { isSurfaceName, SURFACES, type SurfaceName } from '../surfaces';
import { learn } from '../training/learn';
import { type Words, wordsIn } from '../words';
import { Conversation, type ConversationTurn, WORDLESS } from './conversation';
import { transcript } from './transcript';

const USAGE = `usage: npm run talk [-- --channel NAME] [--json [--fresh]]

Talks with the guide, in the terminal.

  --channel NAME   where it is met: ${Object.keys(SURFACES).join(', ')}; alexa unless it is given
  --json           a filter for scripts: for every line on standard input one line of JSON on standard output.
                   A line is an utterance, or /launch, /silence, /end, /new (a new session).
  --fresh          with --json: every line begins a new session
`;

export default command({
  usage: USAGE,
  options: {
    channel: { type: 'string', default: 'alexa' },
    json: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
  },
  async run({ options: { channel, json, fresh }, content }, world) {
    if (fresh && !json) throw new UsageError('--fresh goes with --json');
    if (!isSurfaceName(channel))
      throw new UsageError(`there is no channel "${channel}"; there are ${Object.keys(SURFACES).join(', ')}`);
    const words = wordsIn(content, world);
    const { page } = words;
    const lesson = new AbortController();
    const understanding = json ? words.understanding : await learned(words, lesson.signal, world);
    const report = (what: string, error?: unknown): void =>
      world.err(`${what}${error === undefined ? '' : `: ${String(error)}`}\n`);
    const begin = () => new Conversation(SURFACES[channel]({ page, understanding, report }), understanding);
    await (json ? filter(begin, fresh, world) : talk(begin(), channel, words, world));
    lesson.abort();
    return 0;
  },
});

/** What is known of the words by now. It gets better while the conversation goes on. */
async function learned(words: Words, signal: AbortSignal, world: World): Promise<Understanding> {
  const onProgress = progressOn(world, 'Learning what people say');
  let isTold = true;
  const lesson = await learn(words, {
    quick: false,
    signal,
    // Once there is something to answer from, it goes on in silence: the conversation is on the screen.
    onProgress: (share) => isTold && onProgress(share),
  });
  if (!lesson) throw new UserError('what people say was not learned');
  isTold = false;
  lesson.done.catch((error: unknown) => world.err(`what people say cannot be learned: ${String(error)}\n`));
  return lesson.understanding;
}

/** Writes one JSON line for every line read, and nothing else. */
async function filter(begin: () => Conversation, fresh: boolean, world: World): Promise<void> {
  let conversation = begin();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (fresh) conversation = begin();
    const { report } = await conversation.say(line);
    world.out(`${JSON.stringify(report)}\n`);
  }
}

/** A conversation with a person: answers are shown with their pauses, and the reasons on demand. */
async function talk(
  conversation: Conversation,
  channel: SurfaceName,
  { compiled: { head, passages }, page }: Words,
  world: World,
): Promise<void> {
  const print = (text: string): void => world.out(`${text}\n`);
  print(introduction(head.facts.name, channel));
  const titles = passages.map(({ title }) => plainText(title));
  let last = await conversation.say('/launch');
  print(transcript(last));
  // Opened after the first answer: a line typed before anything reads it would be lost.
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' });
  terminal.prompt();
  for await (const typed of terminal) {
    const line = typed.trim();
    if (line === ':quit' || line === ':q') break;
    if (line.startsWith(':') && !/^:\d+$/.test(line)) {
      print(aboutLast(line, last, titles, page));
    } else if (line !== '') {
      // A number of the menu asks for its passage by its title.
      const utterance = line.startsWith(':') ? titles[Number(line.slice(1)) - 1] : line;
      if (utterance === undefined) print(`There is no passage ${line}. :menu lists them.`);
      else {
        last = await conversation.say(utterance);
        print(transcript(last));
      }
    }
    terminal.prompt();
  }
  terminal.close();
}

const introduction = (name: string, channel: SurfaceName): string => `
${styleText('bold', `The ${name}, in a terminal.`)} It answers as on ${channel}, through the app that ships.

  Type what you would say: a question of your own, "next", "say that again", "helpline".
  ${WORDLESS.join('  ')}   open it, say nothing, leave, begin again
${COMMANDS}
`;

const COMMANDS = `\
  :menu   every passage, with numbers;  :3 asks for the third
  :why    why the last answer was chosen      :ssml   how it is said
  :json   the request and the response        :place  where the guide has you
  :help   this                                :quit   or Ctrl+D, to stop`;

/** What a line with a colon asks about the last turn. */
function aboutLast(
  line: string,
  { report, exchange, understood }: ConversationTurn,
  titles: readonly string[],
  page: Page,
): string {
  switch (line) {
    case ':help':
      return COMMANDS;
    case ':why':
      return understood ? explained(report.said, understood, page) : `Nothing was said: ${report.said}`;
    case ':ssml':
      return report.ssml;
    case ':json':
      return JSON.stringify({ request: exchange.request, response: exchange.response }, null, 2);
    case ':place':
      return JSON.stringify(report.place, null, 2);
    case ':menu':
      return titles.map((title, index) => `  ${String(index + 1).padStart(3)}  ${title}`).join('\n');
    default:
      return 'There are :menu :why :ssml :json :place :help :quit';
  }
}
