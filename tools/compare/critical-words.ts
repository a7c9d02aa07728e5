import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const LISTS = v.strictObject({
  negations: v.array(v.string()),
  hedges: v.array(v.string()),
  numbers: v.record(v.string(), v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
});

let lists: v.InferOutput<typeof LISTS> | undefined;

/**
 * Finds the words that the sense of a text hangs on: its numbers, negations and hedges, each in their order.
 * @param small the small numbers in words, by their value: `numbers` of the phrases
 */
export function criticalWordsIn(text: string, small: readonly string[]) {
  lists ??= v.parse(LISTS, parse(readFileSync(join(__dirname, 'critical-words.yml'), 'utf8')));
  const { negations, hedges, numbers } = lists;
  const values = new Map<string, string>(Object.entries(numbers));
  for (const [value, word] of small.entries()) if (value > 1) values.set(word.toLowerCase(), String(value));
  const words = wordsIn(text);
  return {
    // As digits: "ten" and "10" are one.
    numbers: words.flatMap((word) => values.get(word) ?? (/\d/u.test(word) ? [word] : [])),
    // Each with the word that it turns round: "not get".
    negations: words.flatMap((word, at) => {
      // "cannot" and "not" turn a sentence round alike.
      const plain = word === 'cannot' ? 'not' : word;
      return negations.includes(word) ? [`${plain} ${words[at + 1] ?? ''}`.trim()] : [];
    }),
    hedges: words.filter((word) => hedges.includes(word)),
  };
}

/** Words in small letters, "don't" as "do not" and "you'll" as "you will", numbers with their points and percents, digits of one number together. */
const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/\bcan't\b/gu, 'cannot')
    .replace(/\bwon't\b/gu, 'will not')
    .replace(/(\p{L})n't\b/gu, '$1 not')
    .replace(/(\p{L})'ll\b/gu, '$1 will')
    .replace(/(\p{L})'d like\b/gu, '$1 would like')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .split(/[^\p{L}\p{N}'.%/:-]+|[.:'-]+(?!\d)|(?<!\d)[.:'-]+|(?<=\d)(?=-|–)|-(?=\d)/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
