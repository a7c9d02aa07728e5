import { cpus } from 'node:os';
import { command } from '../command';
import { npx } from './npx';

/** Stryker 10 needs Node 22; the project runs on 20 as well. */
const PACKAGES = ['@stryker-mutator/core@9.5.1', '@stryker-mutator/jest-runner@9.5.1'];

const USAGE = `usage: npm run mutate [-- FILE ...]

Puts faults into the guide and its speech, one at a time, and names those that no test notices. Exit code 1 if more go
unnoticed than tools/checks/stryker.config.json allows. It takes long: name the files that you have changed.
`;

export default command({
  usage: USAGE,
  takesArguments: true,
  run: ({ args }) =>
    npx(PACKAGES, [
      'stryker',
      'run',
      'tools/checks/stryker.config.json',
      ...['--concurrency', String(cpus().length)],
      ...(args.length > 0 ? ['--mutate', args.join(',')] : []),
    ]).status,
});
