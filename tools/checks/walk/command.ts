import { command } from '../../command';
import { SURFACES, type SurfaceName } from '../../surfaces';
import { wordsIn } from '../../words';
import { walkPage } from './page';
import { repeatedOn } from './surfaces';
import type { Breach } from './walk';

const USAGE = `usage: npm run walk [-- --every]

Walks every conversation that can be had about the page: every move in every place that can be reached, breadth first,
to the last one. Then it has every reply said again on every surface. It prints how many places and turns there were, and
every broken rule with a shortest conversation that breaks it. Exit code 1 if there is one.

  --every          tell places apart that the guide treats alike (which part was interrupted; how often the listener was
                   not understood): many times as many places, and some minutes
`;

export default command({
  usage: USAGE,
  options: { every: { type: 'boolean', default: false } },
  async run({ options, content }, world) {
    const { compiled, page, understanding } = wordsIn(content, world);
    const { today } = world;
    const began = Date.now();
    const walked = walkPage({
      compiled,
      page,
      today,
      grain: options.every ? 'every' : 'alike',
      watch: ({ places, turns, depth }) =>
        world.err(`${depth} turns deep: ${figure(places)} places, ${figure(turns)} turns\n`),
    });
    const names = Object.keys(SURFACES) as SurfaceName[];
    const breaches: Breach[] = [...walked.breaches];
    for (const name of names) {
      world.err(`said again on ${name}\n`);
      breaches.push(...(await repeatedOn(name, walked.replies, { page, today, understanding })));
    }
    world.out(
      `${[
        `places    ${figure(walked.places)}, the furthest ${walked.depth} turns away`,
        `turns     ${figure(walked.turns)}`,
        `replies   ${figure(walked.replies.length)} that sound different, on ${names.length} surfaces`,
        `speech    ${figure(walked.documents.length)} documents of SSML`,
        `seconds   ${Math.round((Date.now() - began) / 1000)}`,
        `wrong     ${breaches.length === 0 ? 'nothing' : `${breaches.length} rules`}`,
      ].join('\n')}\n${breaches.map(reportOf).join('')}`,
    );
    return breaches.length === 0 ? 0 : 1;
  },
});

const reportOf = ({ wrong, times, conversation }: Breach): string =>
  `\n${wrong} (${figure(times)} times)\n${conversation.map((step) => `  > ${step}\n`).join('')}`;

const figure = (value: number): string => value.toLocaleString('en-GB');
