import { isoDay } from '../content/dates';
import { runImport } from './cli';

process.exitCode = runImport(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  today: isoDay(new Date()),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
