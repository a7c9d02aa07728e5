import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const WORDS = v.strictObject({
  negations: v.array(v.string()),
  hedges: v.array(v.string()),
  numbers: v.record(v.string(), v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
});

/** What the sense of a text hangs on, in its order. */
export interface Telling {
  /** Numbers, as digits: "ten" and "10" are one. */
  readonly numbers: readonly string[];
  /** Each negation with the word that it turns round: "not get". */
  readonly negations: readonly string[];
  readonly hedges: readonly string[];
}

let known: v.InferOutput<typeof WORDS> | undefined;

function wordsFile(): v.InferOutput<typeof WORDS> {
  known ??= v.parse(WORDS, parse(readFileSync(join(__dirname, 'telling-words.yml'), 'utf8')));
  return known;
}

/**
 * Finds the numbers, negations and hedges of a text.
 * @param small the small numbers in words, by their value: `numbers` of the phrases
 */
export function tellingIn(text: string, small: readonly string[]): Telling {
  const { negations, hedges, numbers } = wordsFile();
  const values = new Map<string, string>(Object.entries(numbers));
  for (const [value, word] of small.entries()) if (value > 1) values.set(word.toLowerCase(), String(value));
  const words = wordsIn(text);
  const turned = words.flatMap((word, at): string[] =>
    negations.includes(word) ? [`${plainNegation(word)} ${words[at + 1] ?? ''}`.trim()] : [],
  );
  return {
    numbers: words.flatMap((word) => values.get(word) ?? (/\d/u.test(word) ? [word] : [])),
    negations: turned,
    hedges: words.filter((word) => hedges.includes(word)),
  };
}

/** "cannot" and "not" turn a sentence round alike. */
const plainNegation = (word: string): string => (word === 'cannot' ? 'not' : word);

/** Words in small letters, "don't" as "do not", numbers with their points and percents, digits of one number together. */
function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/\bcan't\b/gu, 'cannot')
    .replace(/\bwon't\b/gu, 'will not')
    .replace(/(\p{L})n't\b/gu, '$1 not')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .split(/[^\p{L}\p{N}'.%/:-]+|[.:'-]+(?!\d)|(?<!\d)[.:'-]+|(?<=\d)(?=-|–)|-(?=\d)/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}
