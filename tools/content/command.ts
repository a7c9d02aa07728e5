import type { CompiledPage } from '../../lambda/page/open';
import { plainText } from '../../lambda/page/words';
import { command, UsageError, UserError } from '../command';
import { compile } from './compile';
import { problemLines } from './problems';
import { counted, countWords } from './word-count';
import { writePage } from './write';

const USAGE = `usage: npm run content [-- --out DIR] [--check]

Compiles the words. Every problem is named with file, line and remedy.

  --out DIR        write the compiled page to DIR instead of dist/content
  --check          compile and report, but write nothing
`;

export default command({
  usage: USAGE,
  options: { out: { type: 'string', default: 'dist/content' }, check: { type: 'boolean', default: false } },
  run({ options, content }, world) {
    if (options.out === '') throw new UsageError('--out needs the name of a folder');
    const { compiled, problems } = compile(content, { today: world.today });
    for (const line of problemLines(problems, world.cwd)) world.err(`${line}\n`);
    if (compiled === undefined) return 1;
    if (!options.check) write(compiled, options.out);
    world.out(`${summaryOf(compiled)}\n`);
    return 0;
  },
});

function write(compiled: CompiledPage, out: string): void {
  try {
    writePage(compiled, out);
  } catch (error) {
    throw new UserError(
      `the page was not written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** One line: how much there is to hear, and the edition. */
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
