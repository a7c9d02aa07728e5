import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { command } from '../command';
import { replaceFolder } from '../content/write';
import { buildModel } from '../training/build';
import { wordsIn } from '../words';
import { buildWeb, type WebFiles } from './build';
import { measured } from './measure';

const USAGE = `usage: npm run web [-- --out DIR] [-- --measure]

Builds the page for listeners: files that any host of web pages can serve. It prints how large each is, as it is and as
most hosts send it. docs/web.md says how to put them on a site.

  --out DIR        write to DIR instead of dist/web
  --measure        have Lighthouse judge it as well, on its profile of a phone. npx fetches it; it needs a Chrome, by the
                   variable CHROME_PATH if not where it is expected
`;

/** `npm run web`. */
export default command({
  usage: USAGE,
  options: { out: { type: 'string', default: 'dist/web' }, measure: { type: 'boolean', default: false } },
  async run({ options: { out, measure }, content }, world) {
    const words = wordsIn(content, world);
    const files = await buildWeb(words, content, buildModel(words));
    writeWeb(files, out);
    world.out(`${sizesOf(files)}${out}: edition ${words.page.edition}\n`);
    if (measure) world.out(await measured(files));
    return 0;
  },
});

/** Replaces a folder by the files of the page. */
function writeWeb(files: WebFiles, folder: string): void {
  replaceFolder(folder, (fresh) => {
    mkdirSync(fresh, { recursive: true });
    for (const [name, { body }] of files) writeFileSync(join(fresh, name), body);
  });
}

/** A line for each file: its bytes, and its bytes as gzip and as Brotli. */
const sizesOf = (files: WebFiles): string =>
  [...files]
    .map(([name, { body }]) =>
      [body.length, gzipSync(body, { level: 9 }).length, brotliCompressSync(body).length]
        .map((bytes) => String(bytes).padStart(9))
        .join(' ')
        .concat(`  ${name}\n`),
    )
    .reduce(
      (all, line) => all + line,
      `${['bytes', 'gzip', 'brotli'].map((name) => name.padStart(9)).join(' ')}\n`,
    );
