import type { Passage, PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';

/** Something that a passage says: a sentence, or an item of a list with what explains it. */
export interface Unit {
  readonly passage: PassageId;
  readonly kind: 'sentence' | 'item';
  readonly text: string;
}

/** What a passage says, in the order in which it is heard. */
export function unitsOf(passage: Passage): Unit[] {
  return passage.cuts.full.flatMap(({ pieces }) =>
    pieces.flatMap((piece): Unit[] => {
      if ('say' in piece) return [{ passage: passage.id, kind: 'sentence', text: plainText(piece.say) }];
      const items = (passage.lists[piece.list] ?? []).slice(piece.from, piece.to);
      return items.map((item) => ({
        passage: passage.id,
        kind: 'item',
        text: item.map(plainText).join(' '),
      }));
    }),
  );
}

/** A text without what does not change it: kinds of quotation mark, spaces, the mark at its end. */
export const sameness = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[\u201c\u201d]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.:;,]$/u, '');
