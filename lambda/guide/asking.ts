import type { Passage, PassageId } from '../page/page';
import { plainText, sentencesOfUnit, type Unit, unitsOf } from '../page/words';
import { answerFrom, answerOf } from './answers';
import type { AskMove } from './moves';
import { cutFor } from './pace';
import type { Question } from './questions';
import { leadInto, readAway, readPassage } from './reading';
import { offPage } from './repair';
import { partWith, type Saying } from './saying';
import { type Draft, fresh, introduction, leaveMenu, type Turn, takeUp } from './turn';

/**
 * Reads a passage that was asked for. One that answers a move is given as that answer.
 * @param announced whether it is announced as the answer to a question, or by its title
 */
export function read(turn: Turn, passage: PassageId, announced: 'asked' | 'title'): Draft {
  if (!turn.page.passage(passage)) return offPage(turn);
  const move = answerOf(turn.page, passage);
  return move === undefined ? readPassage(turn, passage, announced) : answerFrom(move)(turn);
}

/**
 * Answers a question with the sentences and items of a passage that say it, whatever part they stand in, and offers the
 * passage. The listener's place stays as it was. The sentence that leads into a list is answered with the list.
 */
export function ask(turn: Turn, { passage: id, answer, also }: AskMove): Draft {
  const passage = turn.page.passage(id);
  const first = passage?.answers[answer];
  if (!passage || !first) return read(turn, id, 'asked');
  const units = unitsOf(passage);
  const run = withAnother(passage, units, first, passage.answers[also ?? -1]);
  const last = run.at(-1) ?? 0;
  const own = leadInto(turn, id);
  const lead: readonly Saying[] = own.length > 0 ? own : [{ phrase: 'answer.lead', fill: { topic: id } }];
  if ('list' in (units[last + 1] ?? {}) && 'say' in (units[last] ?? {})) {
    const part = partWith(passage.cuts[cutFor(turn.place.pace)], last);
    return readAway(turn, { passage: id, part }, lead);
  }
  // Of two that were said, an item is what is gone on from: "the next one", "the last one".
  const isItem = (number: number | undefined): boolean =>
    'list' in (units[passage.answers[number ?? -1]?.at(-1) ?? -1] ?? {});
  const spokenOf = also !== undefined && isItem(also) && !isItem(answer) ? also : answer;
  const place = { ...leaveMenu(turn.place), introduced: true, answered: { passage: id, answer: spokenOf } };
  return {
    says: [...introduction(turn), ...lead, ...run.flatMap((unit) => sayingsOf(passage, units, unit))],
    asks: more({ ...turn, place }, id),
    place,
  };
}

/** The most words of two answers that are said together (CONTRIBUTING, "Numbers to design to"). */
const MOST_WORDS = 45;

/** What is said of two answers, in the order of the passage; of the first alone where both are long. */
function withAnother(
  passage: Passage,
  units: readonly Unit[],
  first: readonly number[],
  other: readonly number[] = [],
): readonly number[] {
  const both = [...new Set([...first, ...other])].sort((a, b) => a - b);
  const words = both.reduce((sum, unit) => sum + wordsOf(passage, units[unit]), 0);
  return words > MOST_WORDS ? first : both;
}

const wordsOf = (passage: Passage, unit: Unit | undefined): number =>
  unit === undefined ? 0 : sentencesOfUnit(passage, unit).map(plainText).join(' ').split(' ').length;

/** A sentence by itself, and an item with its number. */
function sayingsOf(passage: Passage, units: readonly Unit[], number: number): readonly Saying[] {
  const unit = units[number];
  if (unit === undefined) return [];
  if ('say' in unit) return [{ sentence: { passage: passage.id, unit: number } }];
  const { list, index } = unit;
  const count = passage.lists[list]?.length ?? 0;
  return [
    { phrase: 'answer.item', fill: { number: index + 1, count } },
    { item: { passage: passage.id, list, index } },
  ];
}

/** Says that a passage does not list what was asked for, which is neither a yes nor a no. */
export function unlisted(turn: Turn, passage: PassageId): Draft {
  if (!turn.page.passage(passage)) return offPage(turn);
  const place = { ...leaveMenu(turn.place), introduced: true };
  return {
    says: [...introduction(turn), { phrase: 'answer.unlisted' }],
    asks: more({ ...turn, place }, passage),
    place,
  };
}

/** Says that the page does not say what was asked for, and offers the passage that comes nearest. */
export function unsaid(turn: Turn, passage: PassageId): Draft {
  if (!turn.page.passage(passage)) return offPage(turn);
  const place = { ...leaveMenu(turn.place), introduced: true };
  return {
    says: [...introduction(turn), { phrase: fresh(place, 'answer.unsaid', 'answer.unsaid-again') }],
    asks:
      place.at?.passage === passage || place.answered?.passage === passage
        ? more({ ...turn, place }, passage)
        : { id: 'read', topic: passage },
    place,
  };
}

/** Offers the passage of an answer; to somebody who is reading it already, to go on with it. */
function more(turn: Turn, topic: PassageId): Question {
  return turn.place.at?.passage === topic ? takeUp(turn) : { id: 'more', topic };
}
