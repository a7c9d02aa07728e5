import type { SpokenMove } from '../../lambda/guide/moves';
import { command, UsageError } from '../command';
import { expandAll, type Sample, type Utterances } from '../content/utterances';
import { wordsIn } from '../words';

export default command({
  usage: `usage: npm run samples -- NAME [--count]

Prints every utterance that the samples of a passage or a move stand for, one a line.

  --count          only how many, sample by sample, with the line of the file that each stands on
`,
  options: { count: { type: 'boolean' } },
  takesArguments: true,
  run({ options, args: [name, ...others], content }, world) {
    if (name === undefined || others.length > 0) throw new UsageError('name one passage or move');
    const { utterances } = wordsIn(content, world);
    const samples = samplesOf(name, utterances);
    if (samples.length === 0) {
      const known = [...Object.keys(utterances.passages), ...Object.keys(utterances.moves)].join(', ');
      throw new UsageError(`there is no passage or move "${name}"; there are ${known}`);
    }
    const lines = options.count
      ? samples.map((one) => `${one.file}:${one.line}: ${expandAll([one]).length}  ${one.text}`)
      : expandAll(samples);
    world.out(`${lines.join('\n')}\n`);
    return 0;
  },
});

/** The names of a passage and what people say for it, or what they say for a move. */
function samplesOf(name: string, { passages, moves }: Utterances): readonly Sample[] {
  const passage = Object.hasOwn(passages, name) ? passages[name] : undefined;
  if (passage) return [...passage.names, ...passage.say];
  return (Object.hasOwn(moves, name) ? moves[name as SpokenMove] : undefined) ?? [];
}
