import { spawnSync } from 'node:child_process';

/**
 * Runs a program of packages that only one check needs. npm fetches them when they are first asked for and keeps them in
 * its own cache, so nobody installs them with the project. Their versions are pinned; what they need themselves is not.
 * @param packages names with exact versions
 * @param args the program and its arguments
 * @param capture whether to return what it prints instead of printing it
 */
export function npx(
  packages: readonly string[],
  args: readonly string[],
  { capture = false }: { readonly capture?: boolean } = {},
): { readonly status: number; readonly stdout: string } {
  const { status, stdout } = spawnSync(
    'npx',
    ['--yes', ...packages.flatMap((name) => ['--package', name]), '--', ...args],
    {
      stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  return { status: status ?? 1, stdout };
}
