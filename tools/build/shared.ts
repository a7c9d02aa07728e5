import { relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** The name under which the handler hands its modules to the files beside it. */
const SHARED = 'shared';

/** What all of them together are called among themselves. */
const ALL = 'all';

/** Modules of ours that another file of the bundle takes from the handler, by their path from here, without extension. */
export type SharedModules = Set<string>;

/**
 * Lets a file of the bundle take from the handler what that has loaded already, instead of bringing it again: the guide and
 * its speech would be read twice by whoever waits for a first answer. esbuild shares code between files by itself, but only
 * in ES modules, and those start slower.
 * @param handler what the file requires the handler by
 * @param inHandler the paths of what the handler is made of, from here
 * @param taken is given what was taken
 */
export const fromHandler = (
  handler: string,
  inHandler: ReadonlySet<string>,
  taken: SharedModules,
): Plugin => ({
  name: 'from-handler',
  setup({ onResolve, onLoad, resolve: resolved }) {
    onResolve({ filter: /^\./, namespace: 'file' }, async ({ path, pluginData, ...from }) => {
      // Asked once more by ourselves, to learn where it stands.
      if (pluginData === SHARED) return undefined;
      const found = await resolved(path, { ...from, pluginData: SHARED });
      const file = relative(resolve('.'), found.path).replaceAll('\\', '/');
      if (found.external || !file.startsWith('lambda/') || !inHandler.has(file)) return undefined;
      return { path: file.replace(/\.ts$/, ''), namespace: SHARED };
    });
    // All of them together are required once: each time costs.
    onResolve({ filter: /^all$/, namespace: SHARED }, () => ({ path: ALL, namespace: SHARED }));
    onLoad({ filter: /.*/, namespace: SHARED }, ({ path }) => {
      if (path === ALL)
        return { contents: `module.exports = require('${handler}').${SHARED}();`, loader: 'js' };
      taken.add(path);
      return { contents: `module.exports = require('${ALL}')['${path}'];`, loader: 'js' };
    });
  },
});

/**
 * The handler as it is, and what it hands to the files beside it. It is written as CommonJS with the names of each module
 * spelt out, and puts them together when they are asked for: the bundler would make objects of them with a function for
 * each name, whenever a function starts.
 */
export async function handlerWith(taken: SharedModules): Promise<string> {
  const modules = await Promise.all(
    [...taken].sort().map(async (path, at) => ({ path, at, names: await namesIn(`${path}.ts`) })),
  );
  const local = (name: string, at: number) => `${name}_${at}`;
  const imports = modules.map(
    ({ path, at, names }) =>
      `import { ${names.map((name) => `${name} as ${local(name, at)}`).join(', ')} } from './${path}';`,
  );
  const shared = modules.map(
    ({ path, at, names }) =>
      `'${path}': { ${names.map((name) => `${name}: ${local(name, at)}`).join(', ')} }`,
  );
  return [
    `import { handler, createHandler } from './lambda/handler';`,
    ...imports,
    `module.exports = { handler, createHandler, ${SHARED}() { return { ${shared.join(', ')} }; } };`,
  ].join('\n');
}

/** The names that a module of ours exports, but for those of types. */
async function namesIn(file: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [file],
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports);
}
