import { relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

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
        return { contents: `module.exports = require('${handler}').${SHARED};`, loader: 'js' };
      taken.add(path);
      return { contents: `module.exports = require('${ALL}')['${path}'];`, loader: 'js' };
    });
  },
});

/** The handler as it is, and what it hands to the files beside it. */
export function handlerWith(taken: SharedModules): string {
  const paths = [...taken].sort();
  return [
    `export { handler, createHandler } from './lambda/handler';`,
    ...paths.map((path, at) => `import * as module${at} from './${path}';`),
    `export const ${SHARED} = { ${paths.map((path, at) => `'${path}': module${at}`).join(', ')} };`,
  ].join('\n');
}
