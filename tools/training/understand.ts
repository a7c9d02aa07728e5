import { SITUATIONS } from '../../lambda/guide/situation';
import { command, UsageError } from '../command';
import { explained, nameOf } from '../explained';
import { knownBefore, wordsIn } from '../words';
import { accuracyOf, accuracyTable } from './accuracy';
import { readTestFilesAt } from './test-utterances';

export default command({
  usage: `usage: npm run understand -- [--in SITUATION] "words" ["more words" ...]
       npm run understand -- --file FILE_OR_FOLDER [--file FILE_OR_FOLDER ...]

Says what an utterance is understood as, how surely, what else it might be, and why.

  --in SITUATION   as it is heard in a situation: ${SITUATIONS.join(', ')}
  --file PATH      puts every line of a file of "say" and "want", or of each such file of a folder (as in tests/utterances),
                   to the understanding, and prints each miss and the accuracy; exit code 1 where there is a miss
  --learn          after a change of words, learn all of it first, which takes minutes. Without it, and without --file, the
                   answer comes from what was learned before the change, with what each new line is for
`,
  options: {
    file: { type: 'string', multiple: true },
    in: { type: 'string' },
    learn: { type: 'boolean', default: false },
  },
  takesArguments: true,
  run({ options, args, content }, world) {
    const files = (options.file ?? []).flatMap(readTestFilesAt);
    if (args.length + files.length === 0) throw new UsageError('say something');
    const situation = SITUATIONS.find((known) => known === options.in);
    if (options.in !== undefined && situation === undefined)
      throw new UsageError(`there is no situation "${options.in}"; there are ${SITUATIONS.join(', ')}`);
    const words = wordsIn(content, world);
    const { page } = words;
    const isMeasured = options.learn || files.length > 0;
    const understanding = (!isMeasured && knownBefore(words, world)) || words.understanding;
    for (const utterance of args) {
      const understood = understanding(utterance, situation && { situation });
      world.out(`${explained(utterance, understood, page, situation)}\n`);
    }
    if (files.length === 0) return 0;
    const accuracy = accuracyOf(files, understanding);
    for (const { line, understood } of accuracy.misses) {
      const { file, line: number, say, want } = line;
      const instead = `${nameOf(understood)} (${understood.score.toFixed(2)})`;
      const wanted = want.length > 0 ? `, not ${want.join(' or ')}` : '';
      world.out(`${file}:${number}: "${say}" was taken for ${instead}${wanted}\n`);
    }
    world.out(`${accuracyTable(accuracy)}\n`);
    return accuracy.misses.length === 0 ? 0 : 1;
  },
});
