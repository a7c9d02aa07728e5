import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../command';
import { runPackage, TEMPLATE, ZIP } from './osls';
import { settingsText, wrongWith } from './settings';

/** Where the template and the ZIP are written. */
const OUT = 'dist/aws';

const USAGE = `usage: npm run package [-- --check]

Builds what runs on Lambda and packs it: the CloudFormation template and the ZIP, in ${OUT}. It needs no account and no
network. \`npm run deploy\` does the same and sends them to AWS.

  --check   only say whether the settings will do

What it takes from the environment:
${settingsText()}`;

/** Returns the exit code: 0, 1 where a setting is wrong or something fails, 2 with options that there are not. */
function main(args: readonly string[]): number {
  let check: boolean;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    check = values.check;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const wrong = wrongWith(process.env);
  if (wrong.length > 0) {
    process.stderr.write(
      `${wrong.join('\n')}\nNothing was packed. docs/deploy.md says where each of them is found.\n`,
    );
    return 1;
  }
  if (check) return 0;
  const build = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (build.status !== 0) return 1;
  try {
    runPackage(process.cwd(), OUT, process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const template = JSON.parse(readFileSync(join(OUT, TEMPLATE), 'utf8')) as { Resources: object };
  process.stdout.write(
    `${join(OUT, TEMPLATE)}: ${Object.keys(template.Resources).length} resources\n` +
      `${join(OUT, ZIP)}: ${Math.round(statSync(join(OUT, ZIP)).size / 1000)} kB\n`,
  );
  return 0;
}

runCommand(main);
