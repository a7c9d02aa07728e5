import { parseArgs } from 'node:util';
import type { World } from '../command';
import { compile } from '../content/compile';
import { formatProblem, isError } from '../content/problems';
import { comparePages } from './compare';
import { tableOf, type Version } from './table';

const USAGE = `usage: npm run -s compare -- DIR_A DIR_B

Prints, in Markdown, what differs between two folders of words, passage by passage: what is gone, new, changed and moved,
and above all the numbers and negations that differ. The exit code is 1 where one does, and 0 where none does.
`;

/** Runs `npm run compare`; returns the exit code: 0, 1 where a number or a negation differs, 2 where nothing can be compared. */
export function runCompare(args: readonly string[], world: World): number {
  const folders = foldersOf(args);
  if (folders === 'help') {
    world.out(USAGE);
    return 0;
  }
  if (typeof folders === 'string') {
    world.err(`${folders}\n\n${USAGE}`);
    return 2;
  }
  const [before, after] = folders.map((folder) => versionOf(folder, world));
  if (before === undefined || after === undefined) return 2;
  const comparison = comparePages(before.compiled, after.compiled);
  world.out(`${tableOf(comparison, before, after)}`);
  return comparison.differs ? 1 : 0;
}

function versionOf(folder: string, world: World): Version | undefined {
  const { compiled, problems } = compile(folder, { today: world.today });
  for (const problem of problems.filter(isError)) world.err(`${formatProblem(problem, world.cwd)}\n`);
  return compiled && { folder, compiled };
}

function foldersOf(args: readonly string[]): string | readonly [string, string] {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return 'help';
    const [before, after, ...more] = positionals;
    if (before === undefined || after === undefined) return 'name two folders of words';
    return more.length > 0 ? `two folders at a time: ${more.join(' ')}` : [before, after];
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
