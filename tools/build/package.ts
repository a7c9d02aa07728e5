import { join } from 'node:path';
import { modelFiles } from '../answers/build';
import { writePage } from '../content/write';
import type { Words } from '../words';
import { builtInOf } from './built-in';
import { bundleHandler } from './bundle';

/**
 * Builds in a folder exactly what AWS gets: the bundle, the compiled words, the model of the understanding.
 * @returns the handler's file, the build as `openFolder` wants it, and the size in bytes of each file of code by its name in the folder
 */
export async function packageInto(
  folder: string,
  words: Pick<Words, 'compiled' | 'utterances'>,
): Promise<{ file: string; build: string; sizes: Readonly<Record<string, number>> }> {
  const file = join(folder, 'handler.js');
  const build = writePage(words.compiled, join(folder, 'content'), modelFiles(words));
  const sizes = await bundleHandler(file, builtInOf(words.compiled, build));
  return { file, build, sizes };
}
