import { isoDay } from '../content/dates';
import { runModels } from './cli';

process.exitCode = runModels(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  today: isoDay(new Date()),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
