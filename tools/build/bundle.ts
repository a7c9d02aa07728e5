import { writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { BuiltIn } from '../../lambda/built-in';
import { NOTICES_FILE, noticesOf } from './notices';

/** The files of the bundle: the handler, and beside it those that it loads when it needs them, by their names in the ZIP. */
const ENTRIES = {
  handler: 'lambda/handler.ts',
  /** Dialogflow's webhooks. */
  webhooks: 'lambda/channels/dialogflow/webhooks.ts',
  /** Google Assistant, with actions-on-google in it. */
  actions: 'lambda/channels/assistant/actions.ts',
  /** What makes a move of words. Alexa seldom brings any. */
  'understanding/open': 'lambda/understanding/open.ts',
  /** The check of Google's tokens, with the cryptography that it needs. */
  'google-token': 'lambda/http/google-token.ts',
  /** The bookmark's table. */
  dynamo: 'lambda/bookmark/dynamo.ts',
  /** A function of its own, which listens to the others. */
  probe: 'lambda/probe.ts',
};

const STAND_INS = 'tools/build/stand-ins';

/** Puts a file of ours in the place of one that actions-on-google imports by where it stands. */
const withoutCommon: Plugin = {
  name: 'without-common',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^(\.{1,2}\/)+common$/ }, ({ importer }) =>
      /node_modules[\\/]actions-on-google[\\/]/.test(importer)
        ? { path: resolve(STAND_INS, 'actions-on-google-common.ts') }
        : undefined,
    ),
};

/** What other packages bring along and the guide never uses is left out. Each stand-in says why. */
const BUNDLING = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  // CommonJS starts faster on Lambda than ES modules do.
  format: 'cjs',
  alias: { 'ask-sdk-model': `./${STAND_INS}/ask-sdk-services.ts` },
  plugins: [withoutCommon],
  // The last two come with Lambda's runtime.
  external: [
    './webhooks',
    './actions',
    './understanding/open',
    './google-token',
    './dynamo',
    '@aws-sdk/client-lambda',
    '@aws-sdk/client-codedeploy',
  ],
  supported: {
    // A dynamic import that stays in CommonJS must become a require, which finds a file without its extension.
    'dynamic-import': false,
    // The engine takes longer to read arrow functions: an eighth of a first answer.
    arrow: false,
    'regexp-unicode-property-escapes': true,
  },
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Bundles what runs on Lambda, and writes the notices of the packages that are in it.
 * @param outfile where the handler is written; the other files are written beside it
 * @param builtIn what of the words is part of the code
 * @returns the size in bytes of each file, by its name
 */
export async function bundleHandler(
  outfile: string,
  builtIn: BuiltIn,
): Promise<Readonly<Record<string, number>>> {
  const folder = dirname(outfile);
  const { handler, ...others } = ENTRIES;
  const { metafile } = await build({
    ...BUNDLING,
    metafile: true,
    define: { BUILT_IN: JSON.stringify(builtIn) },
    entryPoints: { [basename(outfile, '.js')]: handler, ...others },
    outdir: folder,
  });
  writeFileSync(join(folder, NOTICES_FILE), noticesOf(metafile.outputs));
  return Object.fromEntries(
    Object.entries(metafile.outputs).map(([file, { bytes }]) => [relative(folder, resolve(file)), bytes]),
  );
}
