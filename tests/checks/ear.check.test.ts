import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

test('every turn of a small page can be followed by ear, at the slowest pace', () => {
  const content = 'tests/fixtures/bees/content';
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tools/run.ts', 'ear', '--pace', 'slowest', '--content', content],
    { cwd: resolve(__dirname, '..', '..'), encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout).toContain('| most seconds |');
  expect(stdout).toMatch(/\n\d+ turns and phrases\. All of them can be followed\.\n$/);
  expect(status).toBe(0);
}, 60_000);
