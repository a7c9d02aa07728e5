import { parseArgs } from 'node:util';
import type { SpokenMove } from '../../lambda/guide/moves';
import { runCommand } from '../command';
import { expandAll, type Said, type Utterances } from '../content/utterances';
import { openWords } from '../words';

const USAGE = `usage: npm run samples -- NAME [--count]

Prints every utterance that the samples of a passage or a move stand for, one a line.

  --count   only how many, sample by sample, with the line of the file that each stands on
`;

runCommand(main);

function main(args: readonly string[]): number {
  let name: string | undefined;
  let count = false;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { count: { type: 'boolean' } },
    });
    count = values.count ?? false;
    name = positionals.length === 1 ? positionals[0] : undefined;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (name === undefined) {
    process.stderr.write(`name one passage or move\n\n${USAGE}`);
    return 2;
  }
  const words = openWords();
  if (!words) return 1;
  const samples = samplesOf(name, words.utterances);
  if (!samples) {
    const known = [...Object.keys(words.utterances.passages), ...Object.keys(words.utterances.moves)];
    process.stderr.write(`there is no passage or move "${name}"; there are ${known.join(', ')}\n`);
    return 2;
  }
  const lines = count
    ? samples.said.map((one) => `${one.file}:${one.line}: ${expandAll([one]).length}  ${one.text}`)
    : [...samples.names, ...expandAll(samples.said)];
  process.stdout.write(`${[...new Set(lines)].join('\n')}\n`);
  return 0;
}

/** The samples of a passage, with its names, or of a move; undefined where there is neither. */
function samplesOf(
  name: string,
  { passages, moves }: Utterances,
): { names: readonly string[]; said: readonly Said[] } | undefined {
  const passage = Object.hasOwn(passages, name) ? passages[name] : undefined;
  if (passage) return { names: passage.names.map(textOf), said: passage.say };
  const said = Object.hasOwn(moves, name) ? moves[name as SpokenMove] : undefined;
  return said && { names: [], said };
}

const textOf = (name: string | { readonly text: string }): string =>
  typeof name === 'string' ? name : name.text;
