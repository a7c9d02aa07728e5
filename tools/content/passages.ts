import type { Contents, Cut, Item, Part, Passage, PassageId, Piece } from '../../lambda/page/page';
import { leaningIn } from './leaning';
import type { Lexer } from './lexer';
import type { Block, Section } from './markdown';
import { cut, type Slice, type Unit } from './parts';
import type { Pronunciation } from './pronunciation';
import { type Styled, unstyled } from './styled';
import { titleOf } from './titles';
import { SIZES, weightOf } from './turn-limits';
import { wordsOf } from './word-count';

export interface PassageOptions {
  readonly lexer: Lexer;
  readonly pronunciation: Pronunciation;
  /** Words that keep their capital inside a sentence. */
  readonly properNames: readonly string[];
  /** What headings are called inside a sentence, by passage id, where their own words do not fit. */
  readonly topics?: ReadonlyMap<string, string>;
  /** The passages before which a listener is asked, and those that are on nobody's way through the page. */
  readonly skippable?: readonly PassageId[];
  readonly onRequest?: readonly PassageId[];
  /** How many words lead into a passage, by passage id. */
  readonly leadWords?: ReadonlyMap<string, number>;
  /** The punctuation that may follow the name of a passage where it fills a gap. */
  readonly closings: readonly string[];
}

/**
 * Compiles the sections of a page.
 * @param sections all of them, since a passage knows its neighbours
 * @returns the passages in the same order
 */
export function passagesOf(sections: readonly Section[], options: PassageOptions): Passage[] {
  const { lexer, properNames, closings, onRequest = [], skippable = [] } = options;
  const onTheWay = ({ id }: Section): boolean => !onRequest.includes(id);
  return sections.map(({ id, title, where, parent, blocks }, index) => {
    const previous = sections.slice(0, index).findLast(onTheWay)?.id;
    const next = sections.slice(index + 1).find(onTheWay)?.id;
    const units = unitsOf(blocks, lexer);
    const topic = options.topics?.get(id);
    const typed = blocks.flatMap(({ items }) => items.flatMap(({ sentences }) => sentences));
    const lists = listsOf(units);
    const cuts = {
      full: partsOf(units, 'full', options.leadWords?.get(id)),
      short: partsOf(units, 'short', options.leadWords?.get(id)),
    };
    return {
      id,
      ...titleOf(title, lexer, properNames, closings),
      ...(topic !== undefined && { topic: lexer.sentence(unstyled(topic, where.line), closings) }),
      ...(parent !== undefined && { parent }),
      ...(previous !== undefined && { previous }),
      ...(next !== undefined && { next }),
      ...(skippable.includes(id) && { skippable: true as const }),
      lists,
      cuts,
      answers: leaningIn({ cuts, lists }),
      hardWords: hardWordsIn([title, ...typed], options),
    };
  });
}

/** The list of what can be read: the passages at the top of the page, cut like any other list. */
export function contentsOf(passages: readonly Passage[]): Contents {
  const top = passages.filter(({ parent }) => parent === undefined);
  const units = top.map(({ title }) => unitOf([title], 0, true));
  return {
    passages: top.map(({ id }) => id),
    cuts: { full: partsOf(units, 'full'), short: partsOf(units, 'short') },
  };
}

/** A unit with its words. */
interface SpokenUnit extends Unit {
  /** Of prose, one sentence. */
  readonly item: Item;
}

function unitsOf(blocks: readonly Block[], lexer: Lexer): SpokenUnit[] {
  let lists = 0;
  return blocks.flatMap(({ kind, items }) => {
    const list = kind === 'list' && items.length > 0 ? lists++ : undefined;
    return items.map(({ sentences, breath }) =>
      unitOf(
        sentences.map((sentence) => lexer.sentence(sentence)),
        list,
        breath,
      ),
    );
  });
}

const unitOf = (item: Item, list: number | undefined, breath: boolean): SpokenUnit => ({
  item,
  list,
  words: item.reduce((sum, sentence) => sum + wordsOf(sentence), 0),
  weight: list === undefined ? 0 : weightOf(item.length),
  breath,
});

const listsOf = (units: readonly SpokenUnit[]): Item[][] =>
  [...new Set(units.flatMap(({ list }) => list ?? []))].map((list) =>
    units.filter((unit) => unit.list === list).map(({ item }) => item),
  );

function partsOf(units: readonly SpokenUnit[], cutting: Cut, leadWords = 0): Part[] {
  const size = SIZES[cutting];
  return cut(units, { ...size, firstWords: size.firstWords - leadWords }).map((slice) => ({
    start: slice.from,
    pieces: piecesOf(units, slice),
  }));
}

/** The pieces of a part: each sentence by itself, and the items of a list together. */
function piecesOf(units: readonly SpokenUnit[], { from, to }: Slice): Piece[] {
  return units.slice(from, to).flatMap(({ item, list }, index, all): Piece[] => {
    if (list === undefined) return item.map((say) => ({ say }));
    if (all[index - 1]?.list === list) return [];
    const first = from + index - units.findIndex((unit) => unit.list === list);
    return [{ list, from: first, to: first + all.filter((unit) => unit.list === list).length }];
  });
}

function hardWordsIn(
  texts: readonly Styled[],
  { lexer, pronunciation: { terms } }: Pick<PassageOptions, 'lexer' | 'pronunciation'>,
): string[] {
  const spellable = new Set(terms.filter(({ spell }) => spell).map(({ term }) => term));
  return [...new Set(texts.flatMap((text) => lexer.terms(text)))].filter((term) => spellable.has(term));
}
