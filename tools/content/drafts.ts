import type { Block, Section, TypedItem } from './markdown';
import { sentenceRanges } from './sentences';
import { append, type Styled, slice, textOfStyled } from './styled';

/** A sentence that still knows where it stands. `breath` marks the last one of a paragraph. */
export interface DraftSentence {
  readonly text: Styled;
  readonly line: number;
  readonly breath: boolean;
}

export interface DraftItem {
  readonly line: number;
  readonly sentences: readonly DraftSentence[];
}

/** A run of sentences between lists, or a list. */
export type DraftBlock =
  | { readonly kind: 'prose'; readonly line: number; readonly sentences: readonly DraftSentence[] }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly DraftItem[] };

/** A passage in sentences and items, with the places that problems are reported at. */
export interface Draft extends Omit<Section, 'blocks'> {
  readonly blocks: readonly DraftBlock[];
}

export function draftOf(section: Section): Draft {
  return { ...section, blocks: section.blocks.map(draftBlock) };
}

function draftBlock(block: Block): DraftBlock {
  const { kind, line } = block;
  return kind === 'prose'
    ? { kind, line, sentences: block.paragraphs.flatMap((paragraph) => sentences(paragraph, ENDED_PROSE)) }
    : { kind, line, items: block.items.map(draftItem) };
}

function draftItem(item: TypedItem): DraftItem {
  return { line: item.line, sentences: sentences(item.text, ENDED_ITEM) };
}

/** A paragraph may end with the colon that leads into a list; an item may not. */
const ENDED_PROSE = /[.?!:]["')\]]*$/u;
const ENDED_ITEM = /[.?!]["')\]]*$/u;

function sentences(text: Styled, ended: RegExp): DraftSentence[] {
  const whole = textOfStyled(text);
  return sentenceRanges(whole).map(({ from, to }, index, all) => {
    const sentence = slice(text, from, to);
    return {
      text: withEnd(sentence, ended),
      line: sentence[0]?.line ?? 0,
      breath: index === all.length - 1,
    };
  });
}

/** Gives a sentence the full stop that a list item needs not be typed with. */
function withEnd(sentence: Styled, ended: RegExp): Styled {
  const text = textOfStyled(sentence);
  if (ended.test(text)) return sentence;
  return append(slice(sentence, 0, text.replace(/[\s,;:]+$/u, '').length), '.');
}
