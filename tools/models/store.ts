import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Problems, Where } from '../content/problems';
import { checkFile, keyed, problem, text, texts } from '../content/schema';
import { plain, readSource } from '../content/source';
import { readYaml } from '../content/yaml';

/** What a store shows of the guide, and what its reviewers read. A content folder need not have one. */
export const STORE_FILE = 'store.yml';

/** A text of several paragraphs: unlike `text` it keeps its lines. */
const paragraphs = v.pipe(
  v.string(),
  v.transform((value) =>
    plain(value)
      .replace(/[ \t]+$/gmu, '')
      .trim(),
  ),
  v.check((value) => value !== '', problem('is empty', 'give it a text, or leave the key out')),
);

/** Empty until the charity has an address to give. */
const address = v.pipe(
  v.string(),
  v.trim(),
  v.check(
    (value) => value === '' || /^https:\/\/[^\s/]+\.[^\s]+$/u.test(value),
    problem('is no address', 'write all of it, beginning with https://'),
  ),
);

const ENTRIES = {
  name: text,
  summary: text,
  description: paragraphs,
  disclaimer: v.optional(paragraphs),
  examples: texts,
  keywords: texts,
  testing: paragraphs,
  category: text,
  countries: texts,
  'privacy-policy': v.optional(address, ''),
  'terms-of-use': v.optional(address, ''),
};

export type StoreWords = v.InferOutput<v.ObjectSchema<typeof ENTRIES, undefined>>;

/** The words of the store, and where each of them stands. */
export interface Store {
  readonly words: StoreWords;
  where(key: string): Where;
}

/**
 * Reads the words of the store.
 * @returns undefined where the folder has none, which is a warning, or where the file has not the shape of one. Where a
 *   text is not sound the others are returned still, so that all that is wrong can be listed at once
 */
export function readStore(folder: string, problems: Problems): Store | undefined {
  const file = join(folder, STORE_FILE);
  if (!existsSync(file)) {
    const remedy = 'write one if the skill needs a skill.json: content/store.yml shows its keys';
    problems.warn({ file, line: 0 }, 'there are no words for the store', remedy);
    return undefined;
  }
  const source = readSource(file, problems);
  const yaml = source && readYaml(source, problems);
  const words = yaml && checkFile(keyed(ENTRIES), yaml, problems);
  if (yaml === undefined || words === undefined) return undefined;
  if (words['privacy-policy'] === '') {
    const remedy = 'reviewers ask for it where a skill names an illness';
    problems.warn(yaml.where(['privacy-policy']), 'no address of a privacy policy is given', remedy);
  }
  return { words, where: (key) => yaml.where([key]) };
}
