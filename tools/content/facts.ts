import * as v from 'valibot';
import type { Passage } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { escapePattern } from './lexer';
import type { Problems } from './problems';
import { checkFile, keyed, problem, text, texts } from './schema';
import type { Source } from './source';
import { didYouMean } from './suggest';
import { readYaml } from './yaml';

const FACTS = v.array(
  keyed({
    passage: text,
    /** A fact of the charity's page. */
    fact: text,
    /** The words it is heard in: pieces of one sentence, or of one item of a list, in their order. */
    heard: v.pipe(
      texts,
      v.check((pieces) => pieces.length > 0, problem('is empty', 'give the words that the fact is heard in')),
    ),
    /** The words of the page that it was taken from. */
    export: v.optional(text),
  }),
);

/**
 * Holds the passages against the ledger of facts, and reports each fact that cannot be heard: an edit that loses a
 * "not" or a number is caught before anyone misses it.
 */
export function checkFacts(source: Source, passages: readonly Passage[], problems: Problems): void {
  const yaml = readYaml(source, problems);
  if (yaml === undefined) return;
  const facts = checkFile(FACTS, yaml, problems) ?? [];
  const heard = new Map(passages.map((passage) => [passage.id, utteredIn(passage)]));
  for (const [index, { passage, heard: pieces }] of facts.entries()) {
    const uttered = heard.get(passage);
    if (uttered === undefined) {
      const remedy = didYouMean(passage, heard.keys()) ?? 'name a passage of the page';
      problems.error(yaml.where([index, 'passage']), `unknown passage '${passage}'`, remedy);
      continue;
    }
    const whole = uttered.join(' ');
    const missing = [...pieces.entries()].filter(([, piece]) => !holds(whole, [piece]));
    for (const [at, piece] of missing) {
      problems.error(
        yaml.where([index, 'heard', at]),
        `'${piece}' is not heard in '${passage}'`,
        'put the words back into page.md, or correct them here so that they still say the fact',
      );
    }
    if (missing.length > 0 || pieces.length === 1 || uttered.some((sentence) => holds(sentence, pieces)))
      continue;
    problems.error(
      yaml.where([index, 'heard']),
      `the pieces of this fact are not heard together in '${passage}'`,
      'they belong in one sentence or list item, in this order',
    );
  }
}

/** Each sentence of prose and each item of a list, as it is heard. */
function utteredIn(passage: Passage): string[] {
  return passage.cuts.full.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => {
      if ('say' in piece) return [plainText(piece.say)];
      const items = (passage.lists[piece.list] ?? []).slice(piece.from, piece.to);
      return items.map((item) => item.map(plainText).join(' '));
    }),
  );
}

/** Whether the pieces stand in a text in their order, as whole words: "no" is not heard in "know". */
function holds(text: string, pieces: readonly string[]): boolean {
  const words = pieces.map((piece) => `(?<![\\p{L}\\p{N}])${escapePattern(piece)}(?![\\p{L}\\p{N}])`);
  return new RegExp(words.join('.*?'), 'iu').test(text);
}
