import type { CompiledPage } from '../../lambda/page/open';
import { command, UsageError, UserError, type World } from '../command';
import { compile } from '../content/compile';
import { formatProblem, isError } from '../content/problems';
import { comparePages } from './compare';
import { tableOf } from './table';

const USAGE = `usage: npm run -s compare -- DIR_A DIR_B

Prints, in Markdown, what differs between two content folders, passage by passage: what is gone, new, changed and moved,
and above all the numbers and negations that differ. The exit code is 1 where one does, and 0 where none does.
`;

export default command({
  usage: USAGE,
  takesArguments: true,
  run({ args: [before, after, ...more] }, world) {
    if (before === undefined || after === undefined) throw new UsageError('name two content folders');
    if (more.length > 0) throw new UsageError(`two folders at a time: ${more.join(' ')}`);
    const [one, other] = [compiledIn(before, world), compiledIn(after, world)];
    const comparison = comparePages(one, other);
    world.out(tableOf(comparison, { folder: before, compiled: one }, { folder: after, compiled: other }));
    const all = [comparison.facts, ...comparison.passages.map(({ changes }) => changes)].flat();
    return all.some(({ differs }) => differs.length > 0) ? 1 : 0;
  },
});

/** Warnings are left out: what is hard to hear is no difference. */
function compiledIn(folder: string, world: World): CompiledPage {
  const { compiled, problems } = compile(folder, { today: world.today });
  for (const problem of problems.filter(isError)) world.err(`${formatProblem(problem, world.cwd)}\n`);
  if (!compiled) throw new UserError(`the words in ${folder} do not compile`);
  return compiled;
}
