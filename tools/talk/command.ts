import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import type { Page } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { command, UsageError, type World } from '../command';
import { isSurfaceName, SURFACES, type SurfaceName } from '../surfaces';
import { wordsIn } from '../words';
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
    const { page, understanding } = wordsIn(content, world);
    const report = (what: string, error?: unknown): void =>
      world.err(`${what}${error === undefined ? '' : `: ${String(error)}`}\n`);
    const begin = () => new Conversation(SURFACES[channel]({ page, understanding, report }), understanding);
    await (json ? filter(begin, fresh, world) : talk(begin(), channel, page, world));
    return 0;
  },
});

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
  page: Page,
  world: World,
): Promise<void> {
  const print = (text: string): void => world.out(`${text}\n`);
  print(introduction(page, channel));
  let last = await conversation.say('/launch');
  print(transcript(last));
  // Opened after the first answer: a line typed before anything reads it would be lost.
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' });
  terminal.prompt();
  for await (const typed of terminal) {
    const line = typed.trim();
    if (line === ':quit' || line === ':q') break;
    if (line.startsWith(':') && !/^:\d+$/.test(line)) {
      print(aboutLast(line, last, page));
    } else if (line !== '') {
      const utterance = utteranceFor(line, page);
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

const introduction = (page: Page, channel: SurfaceName): string => `
${styleText('bold', `The ${page.facts.name}, in a terminal.`)} It answers as on ${channel}, through the app that ships.

  Type what you would say: a question of your own, "next", "say that again", "helpline".
  ${WORDLESS.join('  ')}   open it, say nothing, leave, begin again
  :menu   every passage, with numbers;  :3 asks for the third
  :why    why the last answer was chosen      :ssml   how it is said
  :json   the request and the response        :place  where the guide has you
  :quit   or Ctrl+D, to stop
`;

/** What a line with a colon asks about the last turn. */
function aboutLast(line: string, { report, exchange, understood }: ConversationTurn, page: Page): string {
  switch (line) {
    case ':why':
      return understood
        ? JSON.stringify({ ...understood, ...understood.why() }, null, 2)
        : `Nothing was said: ${report.said}`;
    case ':ssml':
      return report.ssml;
    case ':json':
      return JSON.stringify({ request: exchange.request, response: exchange.response }, null, 2);
    case ':place':
      return JSON.stringify(report.place, null, 2);
    case ':menu':
      return passagesOf(page)
        .map((id, index) => `  ${String(index + 1).padStart(3)}  ${plainText(page.passage(id)?.title ?? [])}`)
        .join('\n');
    default:
      return 'There are :menu :why :ssml :json :place :quit';
  }
}

/** What to say for a line: a number of the menu asks for its passage by its title, everything else is said as typed. */
function utteranceFor(line: string, page: Page): string | undefined {
  if (!line.startsWith(':')) return line;
  const id = passagesOf(page)[Number(line.slice(1)) - 1];
  return id === undefined ? undefined : plainText(page.passage(id)?.title ?? []);
}

function passagesOf(page: Page): readonly string[] {
  const ids: string[] = [];
  for (let id = page.contents().passages[0]; id !== undefined; id = page.passage(id)?.next) ids.push(id);
  return ids;
}
