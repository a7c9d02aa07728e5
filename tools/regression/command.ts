import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { command, UsageError } from '../command';
import { readTestFiles } from '../training/test-utterances';
import { wordsIn } from '../words';
import { alexaAnnotations, dialogflowQueries, type Profiler, profileAll, selectedIntent } from './platforms';

const USAGE = `usage: npm run regression [-- --out DIR] [--style STYLE] [--alexa SKILL-ID]

Writes the test utterances in the forms that the platforms' tools take, or puts them to Alexa.

  --out DIR          write to DIR instead of dist/regression
  --style STYLE      only the utterances of one style, for instance emergency
  --alexa SKILL-ID   ask Alexa's profiler about each, through the ASK CLI, and print the misses; writes nothing
`;

const execute = promisify(execFile);

/** Asks through the ASK CLI, which must be set up with an account that the skill is shared with. */
function askCli(skill: string): Profiler {
  const options = `-s ${skill} -l en-GB -g development`.split(' ');
  return async (utterance) => {
    const { stdout } = await execute('ask', ['smapi', 'profile-nlu', '-u', utterance, ...options]);
    return selectedIntent(stdout);
  };
}

export default command({
  usage: USAGE,
  options: {
    out: { type: 'string', default: 'dist/regression' },
    style: { type: 'string' },
    alexa: { type: 'string' },
  },
  async run({ options: { out, style, alexa }, content }, world) {
    const { page } = wordsIn(content, world);
    const files = readTestFiles(join('tests', 'utterances'));
    const chosen = files.filter((file) => style === undefined || style === file.style);
    if (chosen.length === 0)
      throw new UsageError(`no style "${style}"; there are ${files.map((file) => file.style).join(', ')}`);
    const lines = chosen.flatMap((file) => file.lines).filter(({ say }) => say.trim() !== '');
    if (alexa === undefined) {
      const queries = dialogflowQueries(lines, page).map((query) => JSON.stringify(query));
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, 'dialogflow-queries.jsonl'), `${queries.join('\n')}\n`);
      const annotations = JSON.stringify(alexaAnnotations(lines, page), null, 2);
      writeFileSync(join(out, 'alexa-annotations.json'), `${annotations}\n`);
      world.out(`${out}: ${lines.length} utterances for each platform\n`);
      return 0;
    }
    const right = await profileAll(lines, page, askCli(alexa), wait, ({ line, actual, expected }) => {
      world.out(
        `${line.file}:${line.line}: "${line.say}" was taken for ${actual}, not ${expected.join(' or ')}\n`,
      );
    });
    world.out(`${right} of ${lines.length} right, ${((100 * right) / lines.length).toFixed(1)} %\n`);
    return right === lines.length ? 0 : 1;
  },
});
