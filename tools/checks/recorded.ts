import { reply } from '../../lambda/guide/guide';
import { type Move, nameOfMove } from '../../lambda/guide/moves';
import { type Place, startPlace } from '../../lambda/guide/place';
import { SURFACES, type SurfaceName } from '../surfaces/open';
import type { Words } from '../words';
import { randomFrom } from './random';
import { stepsOf } from './walk/steps';

/** One turn as it goes over the wire: the event that Lambda is called with, and what it answers. */
export interface RecordedTurn {
  readonly event: unknown;
  readonly response: unknown;
}

/** What a listener does, and where they are when they do it. */
export interface PlacedMove {
  readonly place: Place;
  readonly move: Move;
  readonly words: string;
}

/**
 * Moves in places that are all different: conversations that take a random step each turn and begin anew when they close.
 * Where a platform brings words, every fourth turn comes as words that no intent fits, so that our own understanding is
 * asked. The same seed gives the same moves.
 * @param utterances what is said in those turns
 */
export function placedMoves(
  { compiled, page }: Pick<Words, 'compiled' | 'page'>,
  {
    count,
    seed,
    today,
    utterances,
  }: { count: number; seed: number; today: string; utterances: readonly string[] },
): PlacedMove[] {
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const steps = stepsOf(compiled, page, today, 'every');
  const met = new Set<string>();
  const moves: PlacedMove[] = [];
  let place = startPlace(page);
  while (moves.length < count) {
    const { move = { kind: 'not-understood' } } = pick(steps);
    const key = JSON.stringify(place);
    if (!met.has(key)) {
      met.add(key);
      const asWords = moves.length % 4 === 3;
      moves.push(
        asWords
          ? { place, move: { kind: 'not-understood' }, words: pick(utterances) }
          : { place, move, words: nameOfMove(move) },
      );
    }
    const answer = reply(move, place, page, today);
    place = answer.asks ? answer.place : startPlace(page);
  }
  return moves;
}
