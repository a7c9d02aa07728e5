import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UserError, type World } from '../command';

/** What is deployed, by its names in git. */
export interface Source {
  readonly commit: string;
  /** All files of the commit, as one hash. */
  readonly tree: string;
}

/**
 * The commit that is checked out.
 * @param content the folder of the words, which has to be part of the commit as well
 * @throws UserError where a file differs from it, so that nobody could find out later what was deployed
 */
export function sourceOf(world: World, content: string): Source {
  if (relative(world.cwd, resolve(world.cwd, content)).startsWith('..'))
    throw new UserError(`nothing was deployed: the words in ${content} are not part of the repository`);
  const changed = git(world, 'status', '--porcelain');
  if (changed !== '') throw new UserError(`nothing was deployed: these files are not committed\n${changed}`);
  return { commit: git(world, 'rev-parse', 'HEAD'), tree: git(world, 'rev-parse', 'HEAD^{tree}') };
}

function git({ cwd, env }: World, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new UserError(`nothing was deployed: ${error?.message ?? stderr.trim()}`);
  return stdout.trim();
}

/** Names the tree that passed the tests last. */
const TESTED = join('build', 'tested');

/**
 * Runs the tests, unless these very files have passed them.
 * @throws UserError where they fail
 */
export function assureTested({ cwd, env, out }: World, { tree }: Source): void {
  const file = join(cwd, TESTED);
  if (testedIn(file) === tree) {
    out('these files have passed the tests\n');
    return;
  }
  const { status } = spawnSync('npm', ['test'], {
    cwd,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new UserError('nothing was deployed: the tests fail');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, tree);
}

function testedIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
