import { spawnSync } from 'node:child_process';
import { command, UsageError } from '../command';

/** The exit code of a check on a machine that is too busy to say. */
export const NOT_JUDGED = 3;

/** A check that takes too long for `npm test`. */
interface Check {
  readonly name: string;
  readonly what: string;
  /** What `npm run` is given. */
  readonly run: readonly string[];
}

/** Everything that has to hold and that `npm test` leaves out, cheapest first. `npm run` repeats any of them alone. */
export const CHECKS: readonly Check[] = [
  {
    name: 'tests',
    what: 'the slow tests: pages in a browser, an import, the packaged function on the Node versions of Lambda',
    run: ['test:slow'],
  },
  { name: 'walk', what: 'every conversation that can be had, to its last place', run: ['walk'] },
  { name: 'ear', what: 'every turn spoken at every pace, and measured', run: ['ear'] },
  { name: 'package', what: 'the package for AWS, made without an account and a network', run: ['package'] },
  {
    name: 'storm',
    what: 'random and hostile events, the same ones every time',
    run: ['storm', '--', '--cases', '50000', '--seed', '20261122'],
  },
  { name: 'bench', what: 'the bars of the design: a cold start and a turn', run: ['bench'] },
];

const USAGE = `usage: npm run check [-- NAME ...]

Runs the checks that take longer than \`npm test\`, or those that are named. One that fails does not stop the others. Exit
code 1 if one fails; otherwise 3 if the machine was too busy to judge one, which is to be run again.

${CHECKS.map(({ name, what }) => `  ${name.padEnd(8)} ${what}`).join('\n')}
`;

/** `npm run check`. */
export default command({
  usage: USAGE,
  takesArguments: true,
  run({ args }, world) {
    const unknown = args.find((arg) => !CHECKS.some(({ name }) => name === arg));
    if (unknown !== undefined) throw new UsageError(`there is no check '${unknown}'`);
    const chosen = CHECKS.filter(({ name }) => args.length === 0 || args.includes(name));
    const results = chosen.map(({ name, what, run }, index) => {
      world.out(`\n=== check ${index + 1} of ${chosen.length}, ${name}: ${what}\n`);
      const began = Date.now();
      const { status } = spawnSync('npm', ['run', '--silent', ...run], {
        stdio: 'inherit',
        shell: process.platform === 'win32',
      });
      const seconds = Math.round((Date.now() - began) / 1000);
      const result = status === 0 ? 'passed' : status === NOT_JUDGED ? 'NOT JUDGED' : 'FAILED';
      return { result, line: `${name.padEnd(8)} ${result} ${seconds} s` };
    });
    world.out(`\n${results.map(({ line }) => `${line}\n`).join('')}`);
    if (results.some(({ result }) => result === 'FAILED')) return 1;
    return results.some(({ result }) => result === 'NOT JUDGED') ? NOT_JUDGED : 0;
  },
});
