import { isoDay } from '../content/dates';
import { runCompare } from './cli';

process.exitCode = runCompare(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  today: isoDay(new Date()),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
