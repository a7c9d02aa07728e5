import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { packageInto } from '../../build/package';
import { writePage } from '../../content/write';
import type { Words } from '../../words';
import { onAlexa, onGoogle, type Recorded } from './conversation';
import { timesAsLong } from './scale';

/** How many times as long the pages are that are measured. */
export const TIMES = [1, 10, 100, 1000] as const;

/** Everything that a measurement needs, on disk. */
export interface Prepared {
  /** The packaged handler, and copies of it with longer pages. */
  readonly ours: Readonly<Record<(typeof TIMES)[number], string>>;
  readonly floor: { readonly alexa: string; readonly google: string };
  readonly plain: string;
  readonly coldRun: string;
  readonly warmRun: string;
  readonly content: string;
  readonly alexa: Recorded;
  readonly google: Recorded;
  /** Bytes of each file of our code. */
  readonly sizes: Readonly<Record<string, number>>;
}

const SUBJECTS = resolve(__dirname, 'subjects');

/** Builds what is measured in a folder: our package, longer pages, the floor, the plain skill, and what runs them. */
export async function prepare(
  folder: string,
  words: Words,
  times: readonly (typeof TIMES)[number][] = TIMES,
): Promise<Prepared> {
  const package1 = await packageInto(join(folder, 'ours-1'), words);
  const alexa = await onAlexa(words);
  const google = await onGoogle(words);
  const bundled = async (subject: string, into: string): Promise<string> => {
    const outfile = join(folder, into, `${subject}.js`);
    await build({
      entryPoints: [join(SUBJECTS, `${subject}.ts`)],
      outfile,
      bundle: true,
      minify: true,
      keepNames: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      logLevel: 'warning',
    });
    return outfile;
  };
  const floorFor = async (channel: 'alexa' | 'google', { answers }: Recorded): Promise<string> => {
    const file = await bundled('floor', `floor-${channel}`);
    writeFileSync(join(folder, `floor-${channel}`, 'answers.json'), JSON.stringify(answers));
    return file;
  };
  const longer = times.map((many): [number, string] => {
    const copy = join(folder, `ours-${many}`);
    if (many !== 1) {
      mkdirSync(copy, { recursive: true });
      for (const file of Object.keys(package1.sizes)) cpSync(join(folder, 'ours-1', file), join(copy, file));
      writePage(timesAsLong(words.compiled, many), join(copy, 'content'));
    }
    return [many, join(copy, 'handler.js')];
  });
  return {
    ours: Object.fromEntries(longer) as Prepared['ours'],
    floor: { alexa: await floorFor('alexa', alexa), google: await floorFor('google', google) },
    plain: await bundled('plain-skill', 'plain'),
    coldRun: await bundled('cold-run', 'runs'),
    warmRun: await bundled('warm-run', 'runs'),
    content: join(folder, 'ours-1', 'content'),
    alexa,
    google,
    sizes: package1.sizes,
  };
}
