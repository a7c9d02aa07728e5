import { parseArgs } from 'node:util';
import { runCommand } from '../../command';
import { isoDay } from '../../content/dates';
import { SURFACES, type SurfaceName } from '../../surfaces/open';
import { openWords } from '../../words';
import { againOn } from './channels';
import { walkPage } from './page-walk';
import type { Breach } from './walk';

const USAGE = `usage: npm run walk [-- --every]

Walks every conversation that can be had about the page: every move in every place that can be reached, breadth first,
to the last one. Then every reply that there is, again on every channel. It prints the places and turns, and whatever is
wrong, each with a shortest conversation that leads there.

  --every   tell places apart that the guide treats alike (which part was interrupted; how often nothing was
            understood): many times as many places, and some minutes
  --help    this
`;

/** Returns the exit code: 0 where all is well, 1 where a rule is broken or the words do not compile, 2 with options that there are not. */
async function main(args: readonly string[]): Promise<number> {
  let options: { every?: boolean; help?: boolean };
  try {
    options = parseArgs({
      args: [...args],
      options: { every: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const words = openWords();
  if (!words) return 1;
  const { compiled, page, understanding } = words;
  const today = isoDay(new Date());
  const began = Date.now();
  const walked = walkPage({
    compiled,
    page,
    today,
    grain: options.every ? 'every' : 'alike',
    watch: ({ places, turns, depth }) =>
      process.stderr.write(`${depth} turns deep: ${figure(places)} places, ${figure(turns)} turns\n`),
  });
  const breaches: Breach[] = [...walked.breaches];
  for (const name of Object.keys(SURFACES) as SurfaceName[]) {
    process.stderr.write(`again on ${name}\n`);
    breaches.push(...(await againOn(name, walked.replies, { page, today, understanding })));
  }
  process.stdout.write(
    `${[
      `places    ${figure(walked.places)}, the furthest ${walked.depth} turns away`,
      `turns     ${figure(walked.turns)}`,
      `replies   ${figure(walked.replies.length)} that differ, on ${Object.keys(SURFACES).length} surfaces`,
      `speech    ${figure(walked.documents.length)} documents of SSML`,
      `seconds   ${Math.round((Date.now() - began) / 1000)}`,
      `wrong     ${breaches.length === 0 ? 'nothing' : `${breaches.length} rules`}`,
    ].join('\n')}\n${breaches.map(told).join('')}`,
  );
  return breaches.length === 0 ? 0 : 1;
}

const told = ({ wrong, times, conversation }: Breach): string =>
  `\n${wrong} (${figure(times)} times)\n${conversation.map((step) => `  > ${step}\n`).join('')}`;

const figure = (value: number): string => value.toLocaleString('en-GB');

runCommand(main);
