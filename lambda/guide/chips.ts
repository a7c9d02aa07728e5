import type { Cut, Page, PassageId } from '../page/page';
import { cutFor } from './pace';
import type { PhraseKey } from './phrases';
import type { QuestionId } from './questions';
import type { Reply } from './reply';
import { isUrgent } from './situation';

/**
 * A suggestion on a screen: a move by its own phrase, or a passage by its title. A tap sends the words on it as if they
 * had been said, so they must be words that the guide understands.
 */
export type Chip =
  | { readonly phrase: Extract<PhraseKey, `chip.${string}`> }
  | { readonly passage: PassageId };

/** Questions about the helpline: a chip for it would offer the same again. */
const OFFERS_HELPLINE: ReadonlySet<QuestionId> = new Set(['helpline', 'helpline-again']);

/** Questions that offer the list of contents already. */
const OFFERS_MENU: ReadonlySet<QuestionId> = new Set(['contents', 'else', 'menu-more', 'menu-choose']);

/**
 * The chips of a reply: first the answers to its question, then the moves that help anywhere.
 * @returns none where the session closes
 */
export function chipsOf({ asks, place }: Pick<Reply, 'asks' | 'place'>, page: Page): readonly Chip[] {
  if (!asks) return [];
  const { id, topic, other } = asks;
  const answers: readonly Chip[] =
    id === 'choose'
      ? [topic, other].flatMap((passage) => (passage === undefined ? [] : [{ passage }]))
      : [{ phrase: 'chip.yes' }, { phrase: 'chip.no' }];
  // No topics are offered where a life may be at stake.
  if (isUrgent(place.situation)) return [...answers, { phrase: 'chip.repeat' }];
  const choices = place.menu === undefined ? [] : passagesIn(page, place.menu, cutFor(place.pace));
  return [
    ...choices.map((passage) => ({ passage })),
    ...answers,
    { phrase: 'chip.repeat' },
    ...(place.at && place.pace === 'normal' ? [{ phrase: 'chip.slower' } as const] : []),
    ...(OFFERS_MENU.has(id) ? [] : [{ phrase: 'chip.menu' } as const]),
    ...(OFFERS_HELPLINE.has(id) ? [] : [{ phrase: 'chip.helpline' } as const]),
  ];
}

/** The passages in a part of the list of contents, counted from 1. */
function passagesIn(page: Page, part: number, cut: Cut): readonly PassageId[] {
  const { passages, cuts } = page.contents();
  return (cuts[cut][part - 1]?.pieces ?? []).flatMap((piece) =>
    'list' in piece ? passages.slice(piece.from, piece.to) : [],
  );
}
