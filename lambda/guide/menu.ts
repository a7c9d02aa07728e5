import type { Saying } from './saying';
import { type Draft, introduction, menuPartsOf, onward, type Turn } from './turn';

/** Reads the list of contents from its beginning. */
export const menu = (turn: Turn): Draft => menuPart(turn, 1);

/**
 * Reads a part of the list of contents, and lets the listener choose from it.
 * @param part counted from 1. Outside the list, the first or the last part is read.
 * @param opening what is said before it
 */
export function menuPart(turn: Turn, part: number, opening: readonly Saying[] = []): Draft {
  const within = Math.min(Math.max(part, 1), menuPartsOf(turn));
  const place = { ...turn.place, menu: within, introduced: true };
  return {
    says: [
      ...introduction(turn),
      ...opening,
      ...(within === 1 ? [{ phrase: 'menu.intro' as const }] : []),
      { contents: within },
      ...(within === 1 ? [{ phrase: 'menu.choose' as const }] : []),
    ],
    asks: onward({ ...turn, place }),
    place,
  };
}
