import { type Block, isEnded, joined, type Kept, lineOf, type Note, textOf } from './blocks';

/**
 * Puts together what the footers of printed pages have cut in two: a word ("L-", a footer, "asparaginase"), a sentence,
 * a list.
 */
export function mend(blocks: readonly Block[], notes: Note[]): Block[] {
  const mended: Block[] = [];
  /** Where the last block that was kept stands, while only footers have come since. */
  let last = -1;
  let cut = false;
  /** Whether the last item was put together: the list goes on after it. */
  let mendedItem = false;
  for (const block of blocks) {
    if (block.kind === 'out') {
      mended.push(block);
      if (block.breaks) cut = true;
      else last = -1;
      continue;
    }
    const before = mended[last];
    const continues = block.kind === 'item' && before?.kind === 'item' && (cut || mendedItem);
    mendedItem = false;
    if (cut && before !== undefined && before.kind !== 'out' && goesOn(before, block)) {
      const [head, tail] = [textOf(before.text), textOf(block.text)];
      mended[last] = { ...before, text: joined(before.text, isBroken(head) ? '' : ' ', block.text) };
      const [end, start] = [/\S+$/u.exec(head)?.[0] ?? '', /^[\p{L}\p{N}'-]+/u.exec(tail)?.[0] ?? ''];
      const whole = isBroken(head) ? `'${end}${start}'` : `'${end} ${start}'`;
      mendedItem = before.kind === 'item';
      notes.push({
        line: lineOf(block.text),
        message: `what the footer of a page had cut was joined: ${whole}`,
      });
    } else {
      mended.push(continues ? { ...block, begins: false } : block);
      last = mended.length - 1;
    }
    cut = false;
  }
  return mended;
}

function goesOn(before: Kept, block: Kept): boolean {
  if (before.kind === 'heading' || block.kind !== 'paragraph') return false;
  const [head, tail] = [textOf(before.text), textOf(block.text)];
  return !isEnded(head) && (/^\p{Ll}/u.test(tail) || isBroken(head));
}

/** A word that ends with its hyphen goes on without a space. */
const isBroken = (text: string): boolean => /\p{L}-$/u.test(text);
