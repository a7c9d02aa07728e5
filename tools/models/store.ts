import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Problems, Where } from '../content/problems';
import { checkFile, keyed, problem, text, texts } from '../content/schema';
import { plain, type Source } from '../content/source';
import { readYaml } from '../content/yaml';
import { errorCode } from './error-code';

/** The shop window: what a store shows of the guide, and what its reviewers read. A content folder may have none. */
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

/** An address that somebody has yet to fill in may stand empty. */
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
 * Reads the words of the store. Undefined where the folder has none, which is a warning, or where they have not their
 * shape. Where a text is not sound the others are there still, so that all that is wrong can be listed at once.
 */
export function readStore(folder: string, problems: Problems): Store | undefined {
  const source = sourceOf(join(folder, STORE_FILE), problems);
  const yaml = source && readYaml(source, problems);
  const words = yaml && checkFile(keyed(ENTRIES), yaml, problems);
  if (yaml === undefined || words === undefined) return undefined;
  if (words['privacy-policy'] === '') {
    const remedy = 'reviewers ask for it where a skill names an illness';
    problems.warn(yaml.where(['privacy-policy']), 'no address of a privacy policy is given', remedy);
  }
  return { words, where: (key) => yaml.where([key]) };
}

function sourceOf(file: string, problems: Problems): Source | undefined {
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)), firstLine: 1 };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') {
      const remedy = 'write one to have a skill.json made: content/store.yml shows its keys';
      problems.warn({ file, line: 0 }, 'there are no words for the store', remedy);
    } else {
      problems.error(
        { file, line: 0 },
        `the file cannot be read (${code ?? String(error)})`,
        'save it as UTF-8 text',
      );
    }
    return undefined;
  }
}
