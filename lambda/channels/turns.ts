import { reply, troubled } from '../guide/guide';
import { type Move, nameOfMove } from '../guide/move';
import { type Place, readPlace } from '../guide/place';
import type { Reply } from '../guide/reply';
import type { IsoDate, Page } from '../page/page';
import { render } from '../speech/render';
import type { ChannelName, ChannelOptions, TurnTaken } from './turn';

/** Where a listener is, read from what came back with a request, and what was said there before. */
export interface Here {
  readonly place: Place;
  readonly day: IsoDate;
  /** The turns that were taken here on that day, by their moves. */
  readonly taken: Map<string, TurnTaken>;
}

/**
 * Takes turns for a channel, and remembers them: the guide and its speech are pure, so what a move came to in a place on
 * a day it comes to again. A remembered turn is the same object each time, so a channel can keep what it wrote of it.
 */
export interface Turns {
  /** Reads the place that came back with a request. Nothing is trusted of it: `readPlace` says what becomes of it. */
  at(input: unknown): Here;
  /** What the guide says to a move. */
  take(move: Move, here: Here): TurnTaken;
  /** What it says when it has failed itself: it keeps the place. */
  excuse(here: Here): TurnTaken;
}

/** How many places and turns are remembered, at some ten kilobytes each. Then all are forgotten, and soon met again. */
const MOST = 1000;

/** Characters of the longest place that is remembered. The guide's own have a few hundred. */
const LONGEST = 2000;

/** Characters of the longest move that is remembered: a passage may be asked for by any text. */
const LONGEST_NAME = 200;

export function createTurns(
  channel: ChannelName,
  page: Page,
  { today }: Pick<ChannelOptions, 'today'>,
): Turns {
  const known = new Map<string, Here>();
  let remembered = 0;

  const turnOf = (move: Move, before: Place, answer: Reply): TurnTaken => ({
    channel,
    move,
    before,
    reply: answer,
    rendered: render(answer, page),
  });

  return {
    at(input) {
      const day = today();
      const key = keyOf(input);
      const before = known.get(key);
      if (before?.day === day) return before;
      const here: Here = { place: readPlace(input, page), day, taken: new Map() };
      if (key === '') return here;
      if (remembered >= MOST) {
        known.clear();
        remembered = 0;
      }
      known.set(key, here);
      remembered += 1;
      return here;
    },
    take(move, { place, day, taken }) {
      const name = nameOfMove(move);
      const before = taken.get(name);
      if (before) return before;
      const turn = turnOf(move, place, reply(move, place, page, day));
      if (name.length <= LONGEST_NAME) {
        taken.set(name, turn);
        remembered += 1;
      }
      return turn;
    },
    excuse: ({ place }) => turnOf({ kind: 'unheard' }, place, troubled(place, page)),
  };
}

/** What a place is remembered by: how it came. Empty for what is too long to be one, or nested too deep to be written. */
function keyOf(input: unknown): string {
  try {
    const text = JSON.stringify(input ?? null);
    return text.length > LONGEST ? '' : text;
  } catch {
    return '';
  }
}
