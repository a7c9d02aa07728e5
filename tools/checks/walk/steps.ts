import { reply, troubled } from '../../../lambda/guide/guide';
import { type AskMove, type Move, nameOfMove, PLAIN_MOVES } from '../../../lambda/guide/moves';
import type { Place } from '../../../lambda/guide/place';
import { MOST_MISSES } from '../../../lambda/guide/repair';
import type { Reply } from '../../../lambda/guide/reply';
import type { CompiledPage, PageHead } from '../../../lambda/page/open';
import type { IsoDate, Page, Passage } from '../../../lambda/page/page';
import type { Grain } from './keys';

/** Something that can happen in any place: a move of the listener's, or a failure of our own. */
export interface Step {
  /** Its name in a report: "read stings", "item 3". */
  readonly name: string;
  /** Absent for a failure. */
  readonly move?: Move;
  take(place: Place): Reply;
}

/** Item numbers that no list has: before the first, just past the longest, and far out. */
const NO_SUCH_ITEMS = (longest: number): readonly number[] => [0, longest + 1, 999_999];

const NO_SUCH_WORD = 'no such word';

const NO_SUCH_PASSAGE = 'no-such-passage';

/** A number that no answer has. */
const LARGEST = 999_999;

/**
 * The steps to take in every place: each plain move; each passage, and one that does not exist; each item number up to
 * the longest list, and some beyond; spelling; a choice between two passages; a failure.
 *
 * One hard word, one pair of passages and one answer of each passage stand for all: the guide carries them along and never
 * looks at which they are. The others are in `choicesAndSpellings`.
 */
export function stepsOf(
  { head, contents, passages }: CompiledPage,
  page: Page,
  today: IsoDate,
  grain: Grain,
): Step[] {
  const ids = passages.map(({ id }) => id);
  const longest = Math.max(
    contents.passages.length,
    ...passages.flatMap(({ lists }) => lists.map(({ length }) => length)),
  );
  const numbers = [...Array.from({ length: longest }, (_, index) => index + 1), ...NO_SUCH_ITEMS(longest)];
  const moves: readonly Move[] = [
    ...PLAIN_MOVES.map((kind): Move => ({ kind })),
    ...[...ids, NO_SUCH_PASSAGE].map((passage): Move => ({ kind: 'read', passage })),
    ...numbers.map((item): Move => ({ kind: 'item', item })),
    { kind: 'spell' },
    { kind: 'spell', term: NO_SUCH_WORD },
    ...spellingsOf(head).slice(0, 1),
    ...choicesOf(ids).slice(0, 1),
    ...asksOf(passages).filter((ask, at, all) => all[at - 1]?.passage !== ask.passage),
    { kind: 'ask', passage: ids[0] ?? '', answer: LARGEST },
    { kind: 'ask', passage: NO_SUCH_PASSAGE, answer: 0 },
    ...passages
      .filter(({ lists }) => lists.length > 0)
      .slice(0, 1)
      .map(({ id }): Move => ({ kind: 'unlisted', passage: id })),
    { kind: 'unlisted', passage: NO_SUCH_PASSAGE },
  ];
  return [
    ...moves.map((move) => stepOf(move, page, today)),
    ...(grain === 'alike' ? missesOf(page, today) : []),
    { name: 'failure', take: (place) => troubled(place, page) },
  ];
}

/** A miss after each number of earlier ones, for a walk in which places count as one whatever that number is. */
const missesOf = (page: Page, today: IsoDate): Step[] =>
  MISSES.flatMap((kind) =>
    Array.from({ length: MOST_MISSES }, (_, before): Step => {
      const misses = before + 1;
      return {
        name: `${kind}, after ${misses} before`,
        move: { kind },
        take: (place) => reply({ kind }, { ...place, misses }, page, today),
      };
    }),
  );

const MISSES = ['not-understood', 'silence', 'off-page'] as const;

/** Every answer of a passage, every hard word to spell, every choice between two passages, and every answer to each choice: to
 *  be taken once only. */
export function choicesAndSpellings({ head, passages }: CompiledPage, page: Page, today: IsoDate): Step[] {
  const choices = choicesOf(passages.map(({ id }) => id));
  const single = [...asksOf(passages), ...spellingsOf(head), ...choices].map((move) =>
    stepOf(move, page, today),
  );
  const answered = choices.flatMap((choice) =>
    ANSWERS.map((answer): Step => {
      const [first, then] = [stepOf(choice, page, today), stepOf(answer, page, today)];
      return {
        name: `${first.name}, then ${then.name}`,
        move: answer,
        take: (place) => then.take(first.take(place).place),
      };
    }),
  );
  return [...single, ...answered];
}

const ANSWERS: readonly Move[] = [
  { kind: 'yes' },
  { kind: 'no' },
  { kind: 'item', item: 1 },
  { kind: 'item', item: 2 },
  { kind: 'item', item: 3 },
  { kind: 'not-understood' },
  { kind: 'silence' },
];

const stepOf = (move: Move, page: Page, today: IsoDate): Step => ({
  name: nameOfMove(move),
  move,
  take: (place) => reply(move, place, page, today),
});

/** Everything that can be asked of each passage. */
const asksOf = (passages: readonly Passage[]): AskMove[] =>
  passages.flatMap(({ id, answers }) =>
    answers.map((_, answer): AskMove => ({ kind: 'ask', passage: id, answer })),
  );

const spellingsOf = ({ spellable }: PageHead): Move[] =>
  Object.keys(spellable).map((term) => ({ kind: 'spell', term }));

const choicesOf = (ids: readonly string[]): Move[] =>
  ids.flatMap((one) =>
    ids.flatMap((other): Move[] => (one === other ? [] : [{ kind: 'choose', between: [one, other] }])),
  );
