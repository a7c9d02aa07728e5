import type { PassageId } from '../page/page';

/** The moves that say everything by their name. */
export const PLAIN_MOVES = [
  'launch',
  'menu',
  'next',
  'previous',
  'repeat',
  'start-over',
  'resume',
  'pause',
  'yes',
  'no',
  'count',
  'where',
  'slower',
  'faster',
  'helpline',
  'whatsapp',
  'support',
  'emergency',
  'danger',
  'distress',
  'advice',
  'about',
  'fresh',
  'forget',
  'help',
  'off-page',
  'unheard',
  'silence',
  'stop',
  'end',
] as const;

export type PlainMove = (typeof PLAIN_MOVES)[number];

/**
 * What a listener wants, in words that no platform owns.
 * - `read` asks for a passage by id;
 * - `item` asks for one item of a list, counted from 1 as listeners count, or for the last;
 * - `spell` asks for a word letter by letter: the one named, or the hardest of what was just heard;
 * - `danger` is distress in which somebody may be in danger: it cannot be told from an emergency;
 * - `choose` could be either of two passages, and the listener is asked which;
 * - `end` tells that the session is over and nobody listens any more: it is answered with silence.
 */
export type Move =
  | { readonly kind: PlainMove }
  | { readonly kind: 'read'; readonly passage: PassageId }
  | { readonly kind: 'item'; readonly item: number | 'last' }
  | { readonly kind: 'spell'; readonly term?: string }
  | { readonly kind: 'choose'; readonly between: readonly [PassageId, PassageId] };

export type MoveKind = Move['kind'];

/** A move in words, which tell it from every other: for reports, and to remember what it came to. */
export function nameOfMove(move: Move): string {
  switch (move.kind) {
    case 'read':
      return `read ${move.passage}`;
    case 'item':
      return `item ${move.item}`;
    case 'spell':
      return move.term === undefined ? 'spell' : `spell ${move.term}`;
    case 'choose':
      return `choose ${move.between.join(' or ')}`;
    default:
      return move.kind;
  }
}
