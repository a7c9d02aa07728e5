import { command, UsageError, UserError, type World } from '../command';
import { formatProblem, isError } from '../content/problems';
import { type Facts, SETTABLE } from './front-matter';
import { type Imported, importPage } from './import-page';
import { writeFolder } from './out-folder';
import { reportOf, reviewFile, reviewOf, summaryOf } from './review';

const USAGE = `usage: npm run import -- FILE --out DIR [--set KEY=VALUE]... [--force]

Brings in a page of the charity, its wording kept to the letter: from a text export, from saved HTML, or from a Word document.
It prints what became of each line, and writes a folder of words with a REVIEW.md of what to look at.

  --out DIR        the folder to write: DIR/content and DIR/training
  --set KEY=VALUE  what the page does not say: ${SETTABLE.join(', ')}
  --force          also where DIR holds edited words, which are then kept beside it

The words that --content names serve the page: its phrases and pronunciation, and what people say whatever a page is about.
`;

export default command({
  usage: USAGE,
  options: {
    out: { type: 'string', default: '' },
    set: { type: 'string', multiple: true, default: [] },
    force: { type: 'boolean', default: false },
  },
  takesArguments: true,
  async run({ options: { out, set, force }, args: [file, ...more], content }, world) {
    if (file === undefined) throw new UsageError('name the file of the page');
    if (more.length > 0) throw new UsageError(`one page at a time: ${more.join(' ')}`);
    if (out === '') throw new UsageError('--out needs the name of a folder');
    const facts = factsIn(set);
    try {
      const imported = await importPage(file, { content, set: facts, cwd: world.cwd });
      const { fates, passages, files } = imported;
      world.out(`${reportOf(fates)}\n\n`);
      refuseErrors(imported, file, world);
      const all = new Map([...files, ['REVIEW.md', reviewFile(imported, file)]]);
      const { changed, backup } = writeFolder(out, all, { force, cwd: world.cwd });
      if (backup !== undefined) world.out(`the folder that was there is kept as ${backup}\n`);
      world.out(`${summaryOf(fates, passages.length)}\n`);
      world.out(changed ? `written to ${out}\n` : `${out} is as it was\n`);
      world.out(`to look at, in ${out}/REVIEW.md:\n`);
      for (const { title, items } of reviewOf(imported))
        world.out(`${`${items.length}`.padStart(5)}  ${title}\n`);
    } catch (error) {
      // A disk that is full, a folder that may not be written: what the system says is clear enough.
      if (!(error instanceof UserError) && !(error instanceof Error && 'syscall' in error)) throw error;
      throw new UserError(`${error.message}\nnothing was written`);
    }
    return 0;
  },
});

/** Prints the errors of the compiler, by the lines of the source. */
function refuseErrors({ problems, page }: Imported, file: string, world: World): void {
  const errors = problems.filter(isError);
  for (const problem of errors) {
    const line = problem.file === 'content/page.md' ? page.origins.get(problem.line) : undefined;
    world.err(`${formatProblem(line === undefined ? problem : { ...problem, file, line }, world.cwd)}\n`);
  }
  if (errors.length > 0) throw new UserError(`${file} does not make a page that can be heard`);
}

function factsIn(set: readonly string[]): Facts {
  const facts = set.map((one) => {
    const [, key = '', value = ''] = /^([^=]+)=(.+)$/su.exec(one) ?? [];
    if (SETTABLE.some((name) => name === key)) return [key, value.trim()];
    throw new UsageError(`--set ${one}: give it as KEY=VALUE, KEY being one of ${SETTABLE.join(', ')}`);
  });
  return Object.fromEntries(facts);
}
