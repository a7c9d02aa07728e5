import { reply } from '../../lambda/guide/guide';
import { type Move, nameOfMove } from '../../lambda/guide/moves';
import { type Place, startPlace } from '../../lambda/guide/place';
import { SURFACES, type SurfaceName } from '../surfaces';
import { randomOf } from '../training/random';
import { readTestFiles } from '../training/test-utterances';
import type { Words } from '../words';
import { stepsOf } from './walk/steps';

/** What a listener does, and the place in which they do it. */
export interface PlacedMove {
  readonly place: Place;
  readonly move: Move;
  readonly words: string;
}

/** A turn as Lambda sees it. */
export interface RecordedTurn {
  readonly event: unknown;
  readonly answer: unknown;
}

/** Where the utterances stand that nobody trained the guide with. */
export const UTTERANCES = 'tests/utterances';

/**
 * Moves in places of which no two are the same: conversations that take a random step each turn, and begin anew where
 * one closes. Every fourth comes as words that no intent fits, so that our own understanding has to be asked where the
 * platform brings words. The same seed gives the same moves.
 */
export function placedMoves(
  { compiled, page }: Pick<Words, 'compiled' | 'page'>,
  { count, seed, today }: { readonly count: number; readonly seed: number; readonly today: string },
): PlacedMove[] {
  const random = randomOf(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const steps = stepsOf(compiled, page, today, 'every');
  const utterances = untrained();
  const met = new Set<string>();
  const moves: PlacedMove[] = [];
  let place = startPlace(page);
  while (moves.length < count) {
    const { move = NOT_UNDERSTOOD } = pick(steps);
    if (!met.has(JSON.stringify(place))) {
      met.add(JSON.stringify(place));
      const inWords = moves.length % 4 === 3;
      moves.push(
        inWords
          ? { place, move: NOT_UNDERSTOOD, words: pick(utterances) }
          : { place, move, words: nameOfMove(move) },
      );
    }
    const answer = reply(move, place, page, today);
    place = answer.asks ? answer.place : startPlace(page);
  }
  return moves;
}

const NOT_UNDERSTOOD: Move = { kind: 'not-understood' };

/** Utterances that nobody trained the guide with. */
export const untrained = (): string[] =>
  readTestFiles(UTTERANCES).flatMap(({ lines }) => lines.map(({ say }) => say));

/**
 * Has moves made on a surface, each in a session of its own that is in the place already.
 * @param screen whether on a device with a screen
 */
export async function recordedOn(
  name: SurfaceName,
  { page, understanding }: Pick<Words, 'page' | 'understanding'>,
  moves: readonly PlacedMove[],
  screen = false,
): Promise<RecordedTurn[]> {
  const turns: RecordedTurn[] = [];
  for (const { place, move, words } of moves) {
    const record = (event: unknown, answer: unknown) => turns.push({ event, answer });
    await SURFACES[name]({ page, understanding, place, record, screen }).send({ move, words });
  }
  return turns;
}
