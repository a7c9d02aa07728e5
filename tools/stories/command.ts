import { join, relative } from 'node:path';
import { command, UsageError } from '../command';
import { isSurfaceName, SURFACES } from '../surfaces';
import { wordsIn } from '../words';
import { type Failure, playEverywhere, storyFiles } from './play';
import { readStory } from './story';

const USAGE = `usage: npm run stories [-- --channel NAME] [FILE ...]

Plays the stories of tests/conversations, or those that are named, on every channel. One that does not come true is told
once, with the line and what was heard instead, however many channels it went wrong on; exit code 1.

  --channel NAME   on this channel alone: ${Object.keys(SURFACES).join(', ')}
  --tests DIR      the folder of the tests, instead of tests
`;

/** `npm run stories`. */
export default command({
  usage: USAGE,
  options: { channel: { type: 'string' }, tests: { type: 'string', default: 'tests' } },
  takesArguments: true,
  async run({ options: { channel, tests }, args, content }, world) {
    if (channel !== undefined && !isSurfaceName(channel))
      throw new UsageError(`there is no channel "${channel}"; there are ${Object.keys(SURFACES).join(', ')}`);
    const files = args.length > 0 ? args : storyFiles(join(tests, 'conversations'));
    if (files.length === 0) throw new UsageError(`there are no stories in ${join(tests, 'conversations')}`);
    const stories = files.map(readStory);
    const words = wordsIn(content, world);
    const failed: string[] = [];
    for (const [at, story] of stories.entries()) {
      const failures = await playEverywhere(story, words, channel === undefined ? undefined : [channel]);
      if (failures.length > 0) failed.push(story.title);
      for (const failure of failures) world.out(`${failureText(relative(world.cwd, story.file), failure)}\n`);
      if (at % 10 === 9) world.err(`${at + 1} of ${stories.length} stories\n`);
    }
    world.out(
      failed.length === 0
        ? `${stories.length} played, and every story came true.\n`
        : `${failed.length} of ${stories.length} did not come true.\n`,
    );
    return failed.length === 0 ? 0 : 1;
  },
});

const failureText = (file: string, { line, wanted, heard, channels }: Failure): string =>
  [
    `${file}:${line}: ${wanted}`,
    `  heard: ${heard}`,
    `  on ${channels.length === Object.keys(SURFACES).length ? 'every channel' : channels.join(', ')}`,
  ].join('\n');
