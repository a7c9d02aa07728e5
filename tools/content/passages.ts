import type { Contents, Cut, Item, Part, Passage, Piece } from '../../lambda/page/page';
import type { Draft, DraftBlock } from './drafts';
import { SIZES, weightOf } from './limits';
import { cut, type Slice, type Stretch, type Unit } from './parts';
import type { Pronunciation } from './pronunciation';
import type { Lexer } from './runs';
import { type Styled, unstyled } from './styled';
import { titleOf } from './titles';
import { wordsOf } from './words';

export interface PassageOptions {
  readonly lexer: Lexer;
  readonly pronunciation: Pronunciation;
  /** Words that keep their capital inside a sentence. */
  readonly properNames: readonly string[];
  /** Headings as they stand inside a sentence, by passage id, where their own words do not fit. */
  readonly topics?: ReadonlyMap<string, string>;
  /** How many words the guide says in its own name before a passage, by passage id. */
  readonly leadWords?: ReadonlyMap<string, number>;
  /** Punctuation that may follow the name of a passage where it fills a gap. */
  readonly closings: readonly string[];
}

/** Turns the drafts of a page, in their order, into its passages. */
export function passagesOf(drafts: readonly Draft[], options: PassageOptions): Passage[] {
  return drafts.map((draft, index) => {
    const [previous, next] = [drafts[index - 1]?.id, drafts[index + 1]?.id];
    const { lexer, properNames, closings } = options;
    const blocks = draft.blocks.map((block) => blockOf(block, lexer));
    const titles = titleOf(draft.title, lexer, properNames, closings);
    const topic = options.topics?.get(draft.id);
    return {
      id: draft.id,
      ...titles,
      ...(topic === undefined ? {} : { topic: lexer.runs(unstyled(topic, draft.where.line), closings) }),
      ...(draft.parent === undefined ? {} : { parent: draft.parent }),
      ...(previous === undefined ? {} : { previous }),
      ...(next === undefined ? {} : { next }),
      lists: blocks.flatMap((block) => (block.kind === 'list' ? [block.items] : [])),
      cuts: {
        full: partsOf(blocks, 'full', options.leadWords?.get(draft.id)),
        short: partsOf(blocks, 'short', options.leadWords?.get(draft.id)),
      },
      hardWords: hardWordsIn([draft.title, ...draft.blocks.flatMap(textsIn)], options),
    };
  });
}

/** The list of what can be read: the passages at the top of the page, cut like any other list. */
export function contentsOf(passages: readonly Passage[]): Contents {
  const top = passages.filter(({ parent }) => parent === undefined);
  const block: CompiledBlock = { kind: 'list', items: top.map(({ title }) => [title]) };
  return {
    passages: top.map(({ id }) => id),
    cuts: { full: partsOf([block], 'full'), short: partsOf([block], 'short') },
  };
}

/** A list, or prose as items of one sentence each, so that both are handled alike. */
interface CompiledBlock {
  readonly kind: 'prose' | 'list';
  readonly items: readonly Item[];
  /** Which items end a paragraph; all of them where nothing is said. */
  readonly breaths?: readonly boolean[];
}

function blockOf(block: DraftBlock, lexer: Lexer): CompiledBlock {
  if (block.kind === 'prose') {
    return {
      kind: 'prose',
      items: block.sentences.map(({ text }) => [lexer.runs(text)]),
      breaths: block.sentences.map(({ breath }) => breath),
    };
  }
  const items = block.items.map(({ sentences }) => sentences.map(({ text }) => lexer.runs(text)));
  return { kind: 'list', items };
}

const textsIn = (block: DraftBlock): Styled[] =>
  (block.kind === 'prose' ? block.sentences : block.items.flatMap(({ sentences }) => sentences)).map(
    ({ text }) => text,
  );

function stretchOf(block: CompiledBlock): Stretch {
  const units = block.items.map(
    (item, index): Unit => ({
      words: item.reduce((sum, sentence) => sum + wordsOf(sentence), 0),
      weight: block.kind === 'list' ? weightOf(item.length) : 0,
      breath: block.breaths?.[index] ?? true,
    }),
  );
  return { kind: block.kind, units };
}

function partsOf(blocks: readonly CompiledBlock[], cutting: Cut, leadWords = 0): Part[] {
  let start = 0;
  const size = SIZES[cutting];
  const room = { ...size, firstWords: size.firstWords - leadWords };
  return cut(blocks.map(stretchOf), room).map((slices) => {
    const part = { start, pieces: slices.flatMap((slice) => piecesOf(slice, blocks)) };
    start += slices.reduce((sum, { from, to }) => sum + to - from, 0);
    return part;
  });
}

function piecesOf({ stretch, from, to }: Slice, blocks: readonly CompiledBlock[]): Piece[] {
  const block = blocks[stretch];
  if (block === undefined) return [];
  if (block.kind === 'prose')
    return block.items.slice(from, to).flatMap((item) => item.map((say) => ({ say })));
  const list = blocks.slice(0, stretch).filter(({ kind }) => kind === 'list').length;
  return [{ list, from, to }];
}

function hardWordsIn(
  texts: readonly Styled[],
  { lexer, pronunciation: { terms } }: Pick<PassageOptions, 'lexer' | 'pronunciation'>,
): string[] {
  const spelled = new Set(terms.filter(({ spell }) => spell).map(({ term }) => term));
  return [...new Set(texts.flatMap((text) => lexer.terms(text)))].filter((term) => spelled.has(term));
}
