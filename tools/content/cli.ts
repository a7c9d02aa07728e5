import { parseArgs } from 'node:util';
import type { CompiledPage } from '../../lambda/page/open';
import { plainText } from '../../lambda/page/words';
import { compile } from './compile';
import { contentFolder } from './folder';
import { formatProblem } from './problems';
import { counted, countWords } from './words';
import { writePage } from './write';

const USAGE = `usage: npm run content [-- --out DIR] [--check]

Compiles the words of the folder content, or of the folder that CONTENT_DIR names.

  --out DIR   write the compiled page to DIR instead of dist/content
  --check     compile and report, but write nothing
`;

/** What the command needs of the world around it. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly today: string;
  out(text: string): void;
  err(text: string): void;
}

/** Runs `npm run content`; returns the exit code: 0, 1 where something is wrong with the words, 2 with the options. */
export function runContent(args: readonly string[], world: World): number {
  const options = optionsOf(args);
  if (typeof options === 'string') {
    world.err(`${options}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    world.out(USAGE);
    return 0;
  }
  const { compiled, problems } = compile(contentFolder(world.env), { today: world.today });
  for (const problem of problems) world.err(`${formatProblem(problem, world.cwd)}\n`);
  if (compiled === undefined) return 1;
  try {
    if (!options.check) writePage(compiled, options.out);
  } catch (error) {
    world.err(`the page was not written: ${messageOf(error)}\n`);
    return 1;
  }
  world.out(`${summaryOf(compiled)}\n`);
  return 0;
}

interface Options {
  readonly out: string;
  readonly check: boolean;
  readonly help: boolean;
}

function optionsOf(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    const { out = 'dist/content', check = false, help = false } = values;
    return out === '' ? '--out needs the name of a folder' : { out, check, help };
  } catch (error) {
    return messageOf(error);
  }
}

/** One line: how much there is to hear, and the name of the build. */
function summaryOf({ head, passages }: CompiledPage): string {
  const lists = passages.flatMap((passage) => passage.lists);
  const prose = passages.flatMap(({ cuts }) =>
    cuts.full.flatMap(({ pieces }) => pieces.flatMap((piece) => ('say' in piece ? [piece.say] : []))),
  );
  const words = [...prose, ...lists.flat(2)].reduce(
    (sum, sentence) => sum + countWords(plainText(sentence)),
    0,
  );
  return [
    counted(passages.length, 'passage'),
    counted(
      passages.reduce((sum, { cuts }) => sum + cuts.full.length, 0),
      'part',
    ),
    counted(lists.flat().length, 'item'),
    counted(words, 'word'),
    `edition ${head.edition}`,
  ].join(', ');
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
