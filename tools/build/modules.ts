import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** The packages that are read as modules: TypeScript made CommonJS of them, all in one shape. */
const PACKAGES = /node_modules[\\/](?:actions-on-google|ask-sdk-core|ask-sdk-runtime)[\\/]dist[\\/].*\.js$/;

/** Of what the SDK says of itself it uses its version alone. */
const PACKAGE_JSON = /node_modules[\\/]ask-sdk-core[\\/]package\.json$/;

/** What is written for CommonJS, and the module that it was, or might have been. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^["']use strict["'];/, ''],
  [/^Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);$/m, ''],
  [/^(?:exports\.\w+ = )+void 0;$/m, ''],
  [/^var __(?:createBinding|exportStar) = \(this && [\s\S]*?\n\}\)?\)?;$/gm, ''],
  [/^__exportStar\(require\((".+?")\), exports\);$/gm, 'export * from $1;'],
  [/^(?:const|var) (\w+) = require\((".+?")\);$/gm, 'import * as $1 from $2;'],
  [
    /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+\.\w+); \} \}\);$/gm,
    'export const $1 = $2;',
  ],
  [/^exports\.(\w+) = \1;$/gm, 'export { $1 };'],
  [/^exports\.(\w+) = /gm, 'export const $1 = '],
];

/** What is left of CommonJS where a file is of another shape. */
const LEFT = /\bexports\b|\bmodule\b|^var __/m;

/**
 * The module that a file of CommonJS was, or that says the same.
 * @returns undefined where the file is of a shape that is not known
 */
export function asModule(commonJs: string): string | undefined {
  const module = SHAPES.reduce((text, [shape, was]) => text.replace(shape, was), commonJs);
  const code = module.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return LEFT.test(code) ? undefined : module;
}

/**
 * Reads the packages as modules. From modules the bundler leaves out what nobody uses, which from CommonJS it cannot: of
 * actions-on-google that is the half. And the engine reads a module's code once, where it reads what is wrapped in a
 * function twice. A file of a shape that is not known is taken as it is.
 */
export const asModules: Plugin = {
  name: 'as-modules',
  setup({ onLoad }) {
    onLoad({ filter: PACKAGES }, async ({ path }) => {
      const contents = asModule(await readFile(path, 'utf8'));
      return contents === undefined ? undefined : { contents, loader: 'js' };
    });
    onLoad({ filter: PACKAGE_JSON }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
