import { joined, textOfStyled } from '../content/styled';
import { type Block, type Heading, isEnded, lineOf, type Note, type TextBlock } from './blocks';

/**
 * Puts together what the footers of printed pages have cut in two: a word ("L-", a footer, "asparaginase"), a sentence,
 * a list.
 */
export function mend(blocks: readonly Block[], notes: Note[]): Block[] {
  const mended: Block[] = [];
  /** Where the last block that is heard stands, as long as only footers have come since. */
  let last = -1;
  let isCut = false;
  /** The last item was put together, so the list goes on after it. */
  let isMended = false;
  for (const block of blocks) {
    const before = mended[last];
    if (!isText(block)) {
      mended.push(block);
      if (block.kind === 'out' && block.at === 'cut') isCut = true;
      else last = -1;
      continue;
    }
    if (isCut && before && isText(before) && goesOn(before, block)) {
      const isWord = isBroken(textOfStyled(before.text));
      const [end] = /\S+$/u.exec(textOfStyled(before.text)) ?? [''];
      const [start] = /^[\p{L}\p{N}'-]+/u.exec(textOfStyled(block.text)) ?? [''];
      const message = `what the footer of a page had cut was joined: '${end}${isWord ? '' : ' '}${start}'`;
      notes.push({ line: lineOf(block.text), message });
      mended[last] = { ...before, text: joined(before.text, isWord ? '' : ' ', block.text) };
      isMended = before.kind === 'item';
    } else {
      const continues = block.kind === 'item' && before?.kind === 'item' && (isCut || isMended);
      last = mended.push(continues ? { ...block, begins: false } : block) - 1;
      isMended = false;
    }
    isCut = false;
  }
  return mended;
}

const isText = (block: Block): block is Heading | TextBlock =>
  block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'item';

function goesOn(before: Heading | TextBlock, block: Heading | TextBlock): boolean {
  if (before.kind === 'heading' || block.kind !== 'paragraph') return false;
  const [head, tail] = [textOfStyled(before.text), textOfStyled(block.text)];
  return !isEnded(head) && (/^\p{Ll}/u.test(tail) || isBroken(head));
}

/** A word that ends with its hyphen goes on without a space. */
const isBroken = (text: string): boolean => /\p{L}-$/u.test(text);
