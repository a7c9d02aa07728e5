import { join } from 'node:path';
import { splitPage } from '../content/front-matter';
import { Problems, type Severity, type Where } from '../content/problems';
import { readFolder, trainingFolder, UTTERANCES_FILE } from '../content/source';
import { readYaml } from '../content/yaml';
import type { Store } from './store';

/** A rule of a platform that the words break. */
export interface Breach {
  /** What has to be corrected: the page's `name`, the `utterances`, or a key of the words of the store. */
  readonly about: string;
  readonly message: string;
  readonly remedy: string;
  /** A warning where only a person can judge. */
  readonly severity: Severity;
}

/** A breach that is corrected in the utterances. */
export const utteranceBreach = (message: string, remedy: string, severity: Severity = 'error'): Breach => ({
  about: 'utterances',
  message,
  remedy,
  severity,
});

/**
 * Reports breaches of a model at the file that has to be changed.
 * @param platform its name, for the messages
 */
export function reportModel(
  platform: string,
  breaches: readonly Breach[],
  folder: string,
  problems: Problems,
): void {
  const utterances = { file: join(trainingFolder(folder), UTTERANCES_FILE), line: 0 };
  for (const { about, severity, message, remedy } of breaches)
    problems.add(
      severity,
      about === 'name' ? whereName(folder) : utterances,
      `${platform}: ${message}`,
      remedy,
    );
}

/** Reports breaches of the store at their keys. */
export function reportStore(breaches: readonly Breach[], store: Store, problems: Problems): void {
  for (const { about, severity, message, remedy } of breaches)
    problems.add(severity, store.where(about), message, remedy);
}

/** Where the page gives its name. The page has compiled, so reading it once more can find no problem. */
function whereName(folder: string): Where {
  const unused = new Problems();
  const page = readFolder(folder, unused)?.page;
  const front = page && splitPage(page, unused).front;
  const yaml = front && readYaml(front, unused);
  return yaml?.where(['name']) ?? { file: join(folder, 'page.md'), line: 0 };
}
