import type { Command } from './command';
import { isoDay } from './content/dates';

/** Every command, by the name of its script in package.json. Each is loaded when it is called, so none waits for another. */
export const COMMANDS: Readonly<Record<string, () => Promise<{ readonly default: Command }>>> = {
  bench: () => import('./checks/bench/command'),
  build: () => import('./build/command'),
  check: () => import('./checks/check'),
  compare: () => import('./compare/command'),
  content: () => import('./content/command'),
  deploy: () => import('./deploy/command'),
  ear: () => import('./checks/ear/command'),
  facts: () => import('./facts/command'),
  import: () => import('./import/command'),
  load: () => import('./checks/load/command'),
  models: () => import('./models/command'),
  mutate: () => import('./checks/mutate'),
  package: () => import('./package/command'),
  regression: () => import('./regression'),
  rollback: () => import('./deploy/rollback'),
  samples: () => import('./training/samples'),
  script: () => import('./script/command'),
  start: () => import('./console/command'),
  stories: () => import('./stories/command'),
  storm: () => import('./checks/storm/command'),
  talk: () => import('./talk/command'),
  understand: () => import('./training/understand'),
  walk: () => import('./checks/walk/command'),
  web: () => import('./web/command'),
};

/** Runs the command that the first argument names. An unexpected error is printed whole, and exits with 70 (sysexits' EX_SOFTWARE). */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const load = COMMANDS[name];
  if (!load) throw new Error(`there is no command '${name}': see tools/run.ts`);
  const { default: command } = await load();
  return command(args, {
    env: process.env,
    cwd: process.cwd(),
    today: isoDay(new Date()),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}

if (require.main === module)
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 70;
    },
  );
