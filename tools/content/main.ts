import { runContent } from './cli';
import { isoDay } from './dates';

process.exitCode = runContent(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  today: isoDay(new Date()),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
