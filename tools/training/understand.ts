import { nameOfMove } from '../../lambda/guide/moves';
import { SITUATIONS, type SituationKind } from '../../lambda/guide/situation';
import type { Page } from '../../lambda/page/page';
import type { Understood } from '../../lambda/understanding/understand';
import { answerLabelText, answerText } from '../answer-text';
import { command, UsageError } from '../command';
import { wordsIn } from '../words';
import { accuracyOf, accuracyTable } from './accuracy';
import { readTestFile } from './test-utterances';

export default command({
  usage: `usage: npm run understand -- [--in SITUATION] "words" ["more words" ...]
       npm run understand -- --file FILE [--file FILE ...]

Says what an utterance is understood as, how surely, what else it might be, and why.

  --in SITUATION   as it is heard in a situation: ${SITUATIONS.join(', ')}
  --file FILE      puts every line of a file of "say" and "want" (as in tests/utterances) to the understanding, and
                   prints each miss and the accuracy; exit code 1 where there is a miss
`,
  options: { file: { type: 'string', multiple: true }, in: { type: 'string' } },
  takesArguments: true,
  run({ options, args, content }, world) {
    const files = (options.file ?? []).map(readTestFile);
    if (args.length + files.length === 0) throw new UsageError('say something');
    const situation = SITUATIONS.find((known) => known === options.in);
    if (options.in !== undefined && situation === undefined)
      throw new UsageError(`there is no situation "${options.in}"; there are ${SITUATIONS.join(', ')}`);
    const { understanding, page } = wordsIn(content, world);
    for (const utterance of args) {
      const understood = understanding(utterance, situation && { situation });
      world.out(`${explained(utterance, understood, page, situation)}\n`);
    }
    if (files.length === 0) return 0;
    const accuracy = accuracyOf(files, understanding);
    for (const { line, understood } of accuracy.misses) {
      const { file, line: number, say, want } = line;
      const instead = `${nameOf(understood)} (${understood.score.toFixed(2)})`;
      world.out(`${file}:${number}: "${say}" was taken for ${instead}, not ${want.join(' or ')}\n`);
    }
    world.out(`${accuracyTable(accuracy)}\n`);
    return accuracy.misses.length === 0 ? 0 : 1;
  },
});

const BECAUSE: Readonly<Record<Understood['by'], string>> = {
  exact: 'it is one of the samples, word for word',
  named: 'it names a passage',
  answer: 'it asks for one thing of a passage',
  likely: 'its words are likeliest there',
  triage: 'what comes first is likely enough to go first',
  unsure: 'nothing else is likely enough',
  nothing: 'there is nothing in it to understand',
};

/** What an utterance became, in a few lines that staff can read. */
function explained(utterance: string, understood: Understood, page: Page, situation?: SituationKind): string {
  const { score, between, by } = understood;
  const { runnersUp, words } = understood.why();
  const weights = words.map(({ word, weight }) => `${word} ${weight.toFixed(2)}`).join(', ');
  return [
    `"${utterance}"`,
    `  becomes  ${nameOf(understood)}  ${score.toFixed(2)}`,
    ...(understood.move.kind === 'ask' ? [`  says     ${answerText(understood.move, page)}`] : []),
    ...(situation
      ? [`  heard    ${understood.situation ? `in the situation '${situation}'` : 'as it is anywhere'}`]
      : []),
    ...(between ? [`  asks     did you mean ${between.join(', or ')}?`] : []),
    `  because  ${BECAUSE[by]}${weights === '' ? '' : `: ${weights}`}`,
    `  next     ${runnersUp.map(({ label, score: likely }) => `${answerLabelText(label, page)} ${likely.toFixed(2)}`).join(', ')}`,
  ].join('\n');
}

function nameOf({ move }: Understood): string {
  switch (move.kind) {
    case 'read':
      return move.passage;
    case 'item':
      return `item ${move.item}`;
    case 'spell':
      return move.term === undefined ? 'spell' : `spell ${move.term}`;
    default:
      return nameOfMove(move);
  }
}
