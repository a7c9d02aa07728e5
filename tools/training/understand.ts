import { parseArgs } from 'node:util';
import type { Understood } from '../../lambda/understanding/understand';
import { runCommand } from '../command';
import { openWords } from '../words';
import { accuracyOf, accuracyTable } from './accuracy';
import { readWanted, type WantedFile } from './wanted';

const USAGE = `usage: npm run understand -- "words" ["more words" ...]
       npm run understand -- --file FILE [--file FILE ...]

Says what an utterance is taken for, how surely, what it might have been, and why.

  --file FILE   puts every line of a file of "say" and "want" (as in tests/utterances) to the understanding, and
                prints each miss and the accuracy; exit code 1 where there is a miss
`;

runCommand(main);

function main(args: readonly string[]): number {
  const options = optionsOf(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${USAGE}`);
    return 2;
  }
  let files: readonly WantedFile[];
  try {
    files = options.files.map(readWanted);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const words = openWords();
  if (!words) return 1;
  for (const said of options.said) process.stdout.write(`${explained(said, words.understanding(said))}\n`);
  if (files.length === 0) return 0;
  const accuracy = accuracyOf(files, words.understanding);
  for (const { line, understood } of accuracy.misses) {
    const { file, line: number, say, want } = line;
    const taken = `${nameOf(understood)} (${understood.score.toFixed(2)})`;
    process.stdout.write(`${file}:${number}: "${say}" was taken for ${taken}, not ${want.join(' or ')}\n`);
  }
  process.stdout.write(`${accuracyTable(accuracy)}\n`);
  return accuracy.misses.length === 0 ? 0 : 1;
}

function optionsOf(args: readonly string[]): { said: readonly string[]; files: readonly string[] } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { file: { type: 'string', multiple: true } },
    });
    const files = values.file ?? [];
    return positionals.length + files.length === 0 ? 'say something' : { said: positionals, files };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What an utterance became, in a few lines that staff can read. */
function explained(said: string, understood: Understood): string {
  const { score, between, by } = understood;
  const { runnersUp, words } = understood.why();
  const because = {
    exact: 'it is one of the samples, word for word',
    likely: 'its words are likeliest there',
    triage: 'what comes first is likely enough to go first',
    unsure: 'nothing on the page is likely enough',
    nothing: 'there is nothing in it to understand',
  }[by];
  const weights = words.map(({ word, weight }) => `${word} ${weight.toFixed(2)}`).join(', ');
  return [
    `"${said}"`,
    `  becomes  ${nameOf(understood)}  ${score.toFixed(2)}`,
    ...(between ? [`  asks     did you mean ${between.join(', or ')}?`] : []),
    `  because  ${because}${weights === '' ? '' : `: ${weights}`}`,
    `  next     ${runnersUp.map(({ label, score: likely }) => `${label} ${likely.toFixed(2)}`).join(', ')}`,
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
      return move.kind;
  }
}
