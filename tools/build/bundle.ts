import { basename, dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { ALEXA_BUNDLING } from './alexa';
import { BOOKMARK_BUNDLING, BOOKMARK_ENTRY } from './bookmark';
import { GOOGLE_BUNDLING, GOOGLE_ENTRIES } from './google';
import { asModules } from './modules';

/**
 * Bundles the Lambda handler into a CommonJS file: CommonJS starts faster than ES modules on Lambda, and one file is
 * opened instead of hundreds. Beside it stand the two that are loaded when they are needed: what serves Google, and what
 * keeps bookmarks.
 * @param outfile where the handler is written
 * @returns the size in bytes of each file, by its name below the folder of the handler
 */
export async function bundleHandler(outfile: string): Promise<Readonly<Record<string, number>>> {
  const folder = dirname(outfile);
  const { metafile } = await build({
    entryPoints: {
      [basename(outfile, '.js')]: 'lambda/handler.ts',
      // Where the handler's `require` looks for them.
      ...GOOGLE_ENTRIES,
      dynamo: BOOKMARK_ENTRY,
    },
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    ...GOOGLE_BUNDLING,
    plugins: [...GOOGLE_BUNDLING.plugins, asModules],
    alias: { ...ALEXA_BUNDLING.alias, ...GOOGLE_BUNDLING.alias },
    // Functions with arrows take the engine longer to read, by an eighth of a cold start.
    supported: { ...GOOGLE_BUNDLING.supported, arrow: false },
    external: [...GOOGLE_BUNDLING.external, ...BOOKMARK_BUNDLING.external],
    metafile: true,
    logLevel: 'warning',
  });
  return Object.fromEntries(
    Object.entries(metafile.outputs).map(([file, { bytes }]) => [relative(folder, resolve(file)), bytes]),
  );
}
