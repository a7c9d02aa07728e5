import type { Page, PassageId } from '../page/page';
import { cutFor } from './pace';
import type { PhraseKey } from './phrases';
import type { QuestionId } from './questions';
import type { Reply } from './reply';

/**
 * Something that can be said next, offered where there is a screen to tap: a move by a phrase of its own, or a passage by
 * its title. A tap says the words on it, so they must be words that are understood.
 */
export type Chip =
  | { readonly phrase: Extract<PhraseKey, `chip.${string}`> }
  | { readonly passage: PassageId };

/** Questions that offer the number of the helpline, or follow it: another way to it would be one too many. */
const OFFERS_HELPLINE: ReadonlySet<QuestionId> = new Set(['helpline', 'helpline-again']);

/** Questions that offer the list of what can be heard. */
const OFFERS_MENU: ReadonlySet<QuestionId> = new Set(['contents', 'else', 'menu-more', 'menu-again']);

/**
 * What a reply suggests: first the answers to its question, then the moves that help anywhere. None where the session
 * closes.
 */
export function chipsOf({ asks, place }: Pick<Reply, 'asks' | 'place'>, page: Page): readonly Chip[] {
  if (!asks) return [];
  const { id, topic, other } = asks;
  const answers: readonly Chip[] =
    id === 'choose'
      ? [topic, other].flatMap((passage) => (passage === undefined ? [] : [{ passage }]))
      : [{ phrase: 'chip.yes' }, { phrase: 'chip.no' }];
  const choices = place.menu === undefined ? [] : listed(page, place.menu, cutFor(place.pace));
  return [
    ...choices.map((passage) => ({ passage })),
    ...answers,
    { phrase: 'chip.repeat' },
    ...(place.at && place.pace === 'normal' ? [{ phrase: 'chip.slower' } as const] : []),
    ...(OFFERS_MENU.has(id) ? [] : [{ phrase: 'chip.menu' } as const]),
    ...(OFFERS_HELPLINE.has(id) ? [] : [{ phrase: 'chip.helpline' } as const]),
  ];
}

/** The passages of a part of the list of contents. */
function listed(page: Page, part: number, cut: 'full' | 'short'): readonly PassageId[] {
  const { passages, cuts } = page.contents();
  return (cuts[cut][part - 1]?.pieces ?? []).flatMap((piece) =>
    'list' in piece ? passages.slice(piece.from, piece.to) : [],
  );
}
