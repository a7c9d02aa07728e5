import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** The files of the bundle that serve Google: the channel, and what checks an ID token. */
export const GOOGLE_ENTRIES = {
  'http/google': 'lambda/http/google.ts',
  'http/google-token': 'lambda/http/google-token.ts',
};

/** Puts a file of ours in the place of one in actions-on-google, which imports it by where it stands. */
const withoutCommon: Plugin = {
  name: 'no-common',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^(\.{1,2}\/)+common$/ }, ({ importer }) =>
      /node_modules[\\/]actions-on-google[\\/]/.test(importer)
        ? { path: resolve('lambda/channels/dialogflow/no-common.ts') }
        : undefined,
    ),
};

/**
 * How the Google half is bundled. It is a file of its own beside the handler, loaded with the first request over HTTP:
 * what an Echo waits for must not grow by what it never uses. And what actions-on-google brings along for nothing is
 * left out: docs/google.md has the figures.
 */
export const GOOGLE_BUNDLING = {
  alias: { 'google-auth-library': './lambda/channels/dialogflow/no-auth-library.ts' },
  plugins: [withoutCommon],
  external: ['./http/google', './google-token'],
  // An import that is left in the bundle becomes a `require`, which finds the file without its extension.
  supported: { 'dynamic-import': false },
};
