import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { command, UserError } from '../command';
import { OUT, pack } from './pack';
import { settingsText, wrongWith } from './settings';

const USAGE = `usage: npm run package

Builds what runs on AWS and packs it: the CloudFormation template and the ZIP, in ${OUT}. It needs no account, no network
and no settings; those that are set are checked. \`npm run deploy\` does the same and sends them to AWS.

What a deployment takes from the environment, and remembers from one time to the next:
${settingsText()}`;

export default command({
  usage: USAGE,
  run({ content }, world) {
    const wrong = wrongWith(world.env, { complete: false });
    if (wrong.length > 0) throw new UserError(wrong.join('\n'));
    const { zip, template, edition } = pack(world, content);
    const { Resources } = JSON.parse(readFileSync(template, 'utf8')) as { Resources: object };
    world.out(
      `${relative(world.cwd, template)}: ${Object.keys(Resources).length} resources\n` +
        `${relative(world.cwd, zip)}: ${Math.round(statSync(zip).size / 1000)} kB, edition ${edition}\n`,
    );
    return undefined;
  },
});
