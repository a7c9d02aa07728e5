import { join } from 'node:path';
import { trainingFolder } from '../content/folder';
import { splitPage } from '../content/front-matter';
import { Problems, type Where } from '../content/problems';
import { readFolder, UTTERANCES_FILE } from '../content/source';
import { readYaml } from '../content/yaml';
import { ABOUT, type Breach } from './breach';
import type { Store } from './store';

/** Reports rules of a model at the file that has to be changed: the name of the page, or what people say. */
export function reportModel(
  platform: string,
  breaches: readonly Breach[],
  folder: string,
  problems: Problems,
): void {
  for (const { about, severity = 'error', message, remedy } of breaches) {
    const where =
      about === ABOUT.name
        ? whereName(folder)
        : { file: join(trainingFolder(folder), UTTERANCES_FILE), line: 0 };
    problems.add(severity, where, `${platform}: ${message}`, remedy);
  }
}

/** Reports rules of the store at their keys. */
export function reportStore(breaches: readonly Breach[], store: Store, problems: Problems): void {
  for (const { about, severity = 'error', message, remedy } of breaches) {
    problems.add(severity, store.where(about), message, remedy);
  }
}

/** Where the page gives its name. */
function whereName(folder: string): Where {
  const ignored = new Problems();
  const page = readFolder(folder, ignored)?.page;
  const front = page && splitPage(page, ignored).front;
  const yaml = front && readYaml(front, ignored);
  return yaml?.where(['name']) ?? { file: join(folder, 'page.md'), line: 0 };
}
