import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { visit } from 'unist-util-visit';
import { UserError } from '../command';
import { textOfStyled, unstressed } from '../content/styled';
import { countWords } from '../content/word-count';
import type { Block, Note } from './blocks';
import { fromSavedHtml, type Source } from './from-html';
import { blocksOf } from './from-mdast';
import { isDateLine, withDatesJoined, withoutFooterHelplines } from './furniture';
import { mend } from './mend';
import type { Metadata } from './metadata';
import { readSource } from './source-file';

export interface Read extends Metadata {
  readonly blocks: readonly Block[];
}

/**
 * The most items of a list. Three are heard in a turn, so this is some seventy turns; a list that is longer has lost
 * its end, or is an index. Our own judgement.
 */
const MOST_ITEMS = 200;

/**
 * Reads the export of a page.
 * @param notes is added to
 * @throws UserError for a file that is no page
 */
export async function readPage(file: string, notes: Note[]): Promise<Read> {
  const { text, isHtml } = await readSource(file, notes);
  try {
    const { root, out, ...metadata } = isHtml ? fromSavedHtml(text, notes) : fromText(text);
    visit(root, 'list', ({ children, position }) => {
      if (children.length <= MOST_ITEMS) return;
      throw new UserError(
        `${file}:${position?.start.line}: a list of more than ${MOST_ITEMS} items, which nobody can hear to its end; part it under headings, or leave it out of the export`,
      );
    });
    const blocks = mend(withDatesJoined(withoutFooterHelplines(blocksOf(root, !isHtml, notes))), notes);
    const hasHeadings = isHtml || blocks.some(({ kind }) => kind === 'heading');
    return { blocks: [...out, ...(hasHeadings ? blocks : blocks.map(withHeading))], ...metadata };
  } catch (error) {
    if (error instanceof RangeError) throw new UserError(`${file} is nested too deep to be a page`);
    throw error;
  }
}

/** Markdown that nobody means who writes a page of health information: it is text, to the letter. */
const LITERAL = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'htmlFlow',
  'htmlText',
];

/**
 * A text export is Markdown, but that its bullets may be of any kind, that a year may begin a line, and that its headings
 * may be without marks.
 */
function fromText(text: string): Source {
  const markdown = text
    .replace(/^( *)[*+•·◦‣▪●○–—](?= +\S)/gmu, '$1-')
    .replace(/^( *\d{1,2})\)(?= )/gmu, '$1.')
    .replace(/^( *\d{3,})(?=\. )/gmu, '$1\\');
  const root = fromMarkdown(markdown, {
    extensions: [gfmTable(), { disable: { null: LITERAL } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return { root, out: [] };
}

/** The most words of a heading that is not marked as one. */
const LONGEST_HEADING = 14;

/** Makes a heading of a short line by itself that ends as no sentence does, where an export marks none. */
function withHeading(block: Block): Block {
  if (block.kind !== 'paragraph') return block;
  const text = textOfStyled(block.text);
  const isShort =
    countWords(text) <= LONGEST_HEADING && block.text.every(({ line }) => line === block.text[0]?.line);
  const isSentence = !/^["'(]?[\p{Lu}\p{N}]/u.test(text) || /[.!:;,]["')\]]*$/u.test(text);
  const isLabel = /:\s*\S/u.test(text) && /\d{4,}/u.test(text);
  if (!isShort || isSentence || isLabel || isDateLine(text)) return block;
  return { kind: 'heading', text: unstressed(block.text) };
}
