import { basename, dirname, relative, resolve } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { ALEXA_BUNDLING } from './alexa';
import { BOOKMARK_BUNDLING, BOOKMARK_ENTRY } from './bookmark';
import { GOOGLE_BUNDLING, GOOGLE_ENTRIES } from './google';
import { asModules } from './modules';
import { fromHandler, handlerWith, type SharedModules } from './shared';

const HANDLER = 'lambda/handler.ts';

/** How every file is made. */
const BUNDLING = {
  bundle: true,
  minify: true,
  metafile: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  alias: { ...ALEXA_BUNDLING.alias, ...GOOGLE_BUNDLING.alias },
  // Functions with arrows take the engine longer to read, by an eighth of a cold start.
  supported: {
    ...GOOGLE_BUNDLING.supported,
    arrow: false,
    // Or each use of one would make it anew.
    'regexp-unicode-property-escapes': true,
  },
  plugins: [...GOOGLE_BUNDLING.plugins, asModules],
  external: [...GOOGLE_BUNDLING.external, ...BOOKMARK_BUNDLING.external],
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Bundles the Lambda handler into a CommonJS file: CommonJS starts faster than ES modules on Lambda, and one file is
 * opened instead of hundreds. Beside it stand those that are loaded when they are needed: what serves Google, what checks
 * Google's tokens, and what keeps bookmarks.
 * @param outfile where the handler is written
 * @returns the size in bytes of each file, by its name below the folder of the handler
 */
export async function bundleHandler(outfile: string): Promise<Readonly<Record<string, number>>> {
  const folder = dirname(outfile);
  const name = basename(outfile, '.js');
  const { metafile } = await build({ ...BUNDLING, entryPoints: [HANDLER], outfile, write: false });
  const taken: SharedModules = new Set();
  const google = await build({
    ...BUNDLING,
    entryPoints: GOOGLE_ENTRIES,
    outdir: folder,
    plugins: [fromHandler(`../${name}`, new Set(Object.keys(metafile.inputs)), taken), ...BUNDLING.plugins],
    external: [...BUNDLING.external, `../${name}`],
  });
  const handler = await build({
    ...BUNDLING,
    stdin: {
      contents: await handlerWith(taken),
      resolveDir: resolve('.'),
      sourcefile: 'handler-and-shared.ts',
    },
    // It says itself what it exports.
    logOverride: { 'commonjs-variable-in-esm': 'silent' },
    outfile,
  });
  const bookmark = await build({ ...BUNDLING, entryPoints: { dynamo: BOOKMARK_ENTRY }, outdir: folder });
  return Object.fromEntries(
    [handler, google, bookmark].flatMap(({ metafile: { outputs } }) => sizesOf(outputs, folder)),
  );
}

const sizesOf = (outputs: Metafile['outputs'], folder: string): [string, number][] =>
  Object.entries(outputs).map(([file, { bytes }]) => [relative(folder, resolve(file)), bytes]);
