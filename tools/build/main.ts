import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../command';
import { writePage } from '../content/write';
import { buildModel, writeUnderstanding } from '../training/build';
import { openWords } from '../words';
import { bundleHandler } from './bundle';

const USAGE = `usage: npm run build [-- --out DIR]

Builds what runs on Lambda: handler.js, beside it the files that it loads when it needs them, and the compiled words in
the folder content.
The words are those of the folder content, or of the folder that CONTENT_DIR names.

  --out DIR   write to DIR instead of dist
`;

/** Returns the exit code: 0, 1 where the words do not compile, 2 with options that there are not. */
async function main(args: readonly string[]): Promise<number> {
  let out: string;
  try {
    const { values } = parseArgs({ args: [...args], options: { out: { type: 'string', default: 'dist' } } });
    out = values.out;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const words = openWords();
  if (!words) return 1;
  const content = join(out, 'content');
  const sizes = await bundleHandler(join(out, 'handler.js'));
  writePage(words.compiled, content);
  writeUnderstanding(buildModel(words), content);
  for (const [file, bytes] of Object.entries(sizes))
    process.stdout.write(`${join(out, file)}: ${Math.round(bytes / 1000)} kB\n`);
  process.stdout.write(`${content}: edition ${words.page.edition}\n`);
  return 0;
}

runCommand(main);
