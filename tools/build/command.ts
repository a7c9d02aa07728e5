import { join } from 'node:path';
import { command } from '../command';
import { wordsIn } from '../words';
import { packageInto } from './package';

const USAGE = `usage: npm run build [-- --out DIR]

Builds what runs on Lambda: handler.js, the files beside it that it loads when it needs them, and the compiled words in
the folder content.

  --out DIR        write to DIR instead of dist
`;

/** `npm run build`. */
export default command({
  usage: USAGE,
  options: { out: { type: 'string', default: 'dist' } },
  async run({ options: { out }, content }, world) {
    const words = wordsIn(content, world);
    const { sizes } = await packageInto(out, words);
    for (const [file, bytes] of Object.entries(sizes))
      world.out(`${join(out, file)}: ${Math.round(bytes / 1000)} kB\n`);
    world.out(`${join(out, 'content')}: edition ${words.page.edition}\n`);
    return 0;
  },
});
