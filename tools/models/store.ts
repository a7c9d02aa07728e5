import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Problems, Where } from '../content/problems';
import { checkFile, keyed, problem, text } from '../content/schema';
import { plain, readSource } from '../content/source';
import { readYaml } from '../content/yaml';

/** What a store shows of the guide, and what its reviewers read. A content folder need not have one. */
const STORE_FILE = 'store.yml';

/** The category in which a skill must say that it is no substitute for professional advice. */
export const HEALTH = 'HEALTH_AND_FITNESS';

/** The values of `category` that public manifests have for a guide of this kind. */
const CATEGORIES: readonly string[] = [HEALTH, 'EDUCATION_AND_REFERENCE'];

/** Of the description with the disclaimer, and of the text for the reviewers. */
export const LONG_TEXT = 4000;

/** The schema takes four examples; certification asks for three, the first of them the opening of the skill (test 3.1). */
const EXAMPLES = 3;

const atMost = (characters: number) =>
  v.check(
    (value: string) => value.length <= characters,
    ({ input }) => problem(`has ${input.length} characters`, `${characters} are the most`),
  );

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

/** With what the store takes. (Sources: the Skill Manifest Schema; Amazon's certification requirements.) */
const ENTRIES = {
  name: v.pipe(
    text,
    v.check((name) => name.length > 1, problem('is too short', 'two letters at least')),
    v.check(
      (name) => !/\b(?:alexa|skill|app)\b/iu.test(name),
      problem("has 'Alexa', 'skill' or 'app' in it", 'take the word out'),
    ),
  ),
  summary: v.pipe(text, atMost(160)),
  description: paragraphs,
  disclaimer: v.optional(paragraphs),
  examples: v.pipe(
    v.array(
      v.pipe(
        text,
        atMost(200),
        v.check(
          (example) => !/[^\p{L}\p{M} ,.'-]/u.test(example),
          problem('has a symbol or a digit in it', 'letters and commas alone'),
        ),
      ),
    ),
    v.check(
      (examples) => examples.length === EXAMPLES,
      ({ input }) => problem(`has ${input.length} entries`, `Amazon asks for ${EXAMPLES}`),
    ),
  ),
  keywords: v.pipe(
    v.array(v.pipe(text, atMost(150))),
    v.check(
      (keywords) => keywords.length <= 30,
      ({ input }) => problem(`has ${input.length} entries`, '30 are the most'),
    ),
  ),
  testing: v.pipe(paragraphs, atMost(LONG_TEXT)),
  category: v.pipe(
    text,
    v.check(
      (category) => CATEGORIES.includes(category),
      problem('is no category', `one of ${CATEGORIES.join(', ')}`),
    ),
  ),
  countries: v.pipe(
    v.array(v.pipe(text, v.regex(/^[A-Z]{2}$/u, problem('is no country', 'two letters, such as GB')))),
    v.check((countries) => countries.length > 0, problem('is empty', 'name a country, such as GB')),
  ),
  'privacy-policy': v.optional(address, ''),
  'terms-of-use': v.optional(address, ''),
};

export type StoreWords = v.InferOutput<v.ObjectSchema<typeof ENTRIES, undefined>>;

/** The words of the store, and where each of them stands. */
export interface Store {
  readonly words: StoreWords;
  where(...path: (string | number)[]): Where;
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
  return { words, where: (...path) => yaml.where(path) };
}

/** What the shop shows as one text. */
export const descriptionOf = ({ description, disclaimer }: StoreWords): string =>
  [description, ...(disclaimer === undefined ? [] : [disclaimer])].join('\n\n');
