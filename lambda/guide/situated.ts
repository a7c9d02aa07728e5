import type { Move, MoveKind } from './moves';
import type { PhraseKey } from './phrases';
import type { Place } from './place';
import type { Question, QuestionId } from './questions';
import type { Saying } from './saying';
import {
  type Column,
  type ColumnName,
  columnOf,
  isUrgent,
  LAST_TURNS,
  type Situation,
  TABLE,
} from './situation';
import { type Draft, fresh, type Turn } from './turn';

/** Moves that say the last words again, whatever they were about, or that nobody hears the answer to. */
const AS_EVER: ReadonlySet<MoveKind> = new Set(['repeat', 'slower', 'faster', 'end']);

/** Questions to which "yes" asks for words again. */
const AGAIN: ReadonlySet<QuestionId> = new Set(['say-again', 'numbers-again']);

/** Moves that go on with a passage, once one has been read in a situation. */
const ONWARD: ReadonlySet<MoveKind> = new Set([
  'yes',
  'next',
  'previous',
  'resume',
  'start-over',
  'item',
  'last',
  'count',
  'where',
  'spell',
  'read',
  'ask',
  'unlisted',
  'menu',
  'slower',
  'faster',
]);

/**
 * Answers a move in the situation of the place. A situation ends where it has been dealt with, where it was a false
 * alarm, where the listener goes on with a passage that they asked for by name, or after some turns about something else.
 * @param asEver the answer outside of any situation
 */
export function answerIn(turn: Turn, move: Move, asEver: (turn: Turn) => Draft): Draft {
  const { asked } = turn.place;
  const situation = reopened(turn.place.situation, move);
  const name = columnOf(situation);
  if (situation === undefined || name === undefined) return aged(asEver(turn), turn.place.situation);
  const column: Column = TABLE[name];
  const isWithheld = isUrgent(situation) && mayBeSkipped(turn, move);
  const hasRead = turn.place.lastSaid.some((saying) => 'part' in saying);
  if (column.otherwise && hasRead && ONWARD.has(move.kind) && !isWithheld)
    return asEver({ ...turn, place: over(turn.place) });

  const kind = isWithheld
    ? 'is-serious'
    : move.kind === 'yes' && asked?.id === 'called'
      ? 'called'
      : move.kind;
  const isAgreed = kind === 'yes' && asked !== undefined && AGAIN.has(asked.id);
  if (isAgreed || AS_EVER.has(kind) || column.apart?.includes(kind)) return aged(asEver(turn), situation);
  const wordings = wordingsFor(kind, name);
  if (wordings === undefined) return aged(asEver(turn), situation);

  const turns = situation.kind !== 'emergency' || isAbout(kind, column) ? 0 : situation.turns + 1;
  if (turns > LAST_TURNS) return asEver({ ...turn, place: over(turn.place) });
  const place = after(kind, { ...situation, turns }, turn.place);
  if (column.reminded?.includes(kind)) {
    // Who is speaking can wait for a calmer moment.
    const { introduced } = place;
    const draft = asEver({ ...turn, place: { ...place, introduced: true } });
    const isRead = draft.says.some((saying) => 'part' in saying);
    const remind: Saying = { phrase: `${name}.remind` as PhraseKey };
    return {
      says: [remind, ...draft.says],
      asks: isRead && draft.asks ? draft.asks : { id: column.asks },
      place: { ...draft.place, introduced },
    };
  }
  const says: Saying[] = [{ phrase: fresh(turn.place, ...wordings) }];
  if (kind === 'stop') return { says, place };
  const now = columnOf(place.situation);
  return { says, asks: { id: now === undefined ? 'else' : TABLE[now].asks }, place };
}

/**
 * Whether a move asks for a passage that somebody may not want to hear. While a life may be at stake it is not read:
 * "how long have I got" is answered there as "is it serious".
 */
const mayBeSkipped = ({ page }: Turn, move: Move): boolean =>
  'passage' in move && page.passage(move.passage)?.skippable === true;

/** The phrases that answer a move, one wording after the other; undefined where it is answered as ever. */
function wordingsFor(kind: MoveKind, name: ColumnName): [PhraseKey, ...PhraseKey[]] | undefined {
  const { answers, otherwise }: Column = TABLE[name];
  const own = Object.keys(answers).filter((phrase) => answers[phrase]?.includes(kind));
  // The compiler of TypeScript has checked that each phrase of a column is one of the guide's.
  const [first, ...others] = [...own, ...(otherwise ?? [])].map((phrase) => `${name}.${phrase}` as PhraseKey);
  return first && [first, ...others];
}

/** Whether a move may be about the situation: all but what plainly asks for something else. */
const isAbout = (kind: MoveKind, { reminded = [] }: Column): boolean => !reminded.includes(kind);

/** Somebody who has called, and did not get through, has not called. */
const reopened = (situation: Situation | undefined, { kind }: Move): Situation | undefined =>
  situation?.kind === 'emergency' && kind === 'cannot-call' ? { kind: 'emergency', turns: 0 } : situation;

/** The place after a move that its situation answers. */
function after(kind: MoveKind, situation: Situation, place: Place): Place {
  const { situation: _, ...rest } = place;
  if (situation.kind === 'emergency') {
    if (kind === 'false-alarm') return rest;
    if (kind === 'called') return { ...rest, situation: { ...situation, called: true, turns: 0 } };
  }
  return { ...rest, situation };
}

/**
 * A situation that a turn was not about is a turn older. One in which a life may be at stake is answered for as long as it
 * lasts, and counts its turns itself: danger to oneself does not end that way.
 */
function aged(draft: Draft, before: Situation | undefined): Draft {
  const { situation } = draft.place;
  if (situation === undefined || situation !== before || isUrgent(situation)) return draft;
  const turns = situation.turns + 1;
  return {
    ...draft,
    place: turns > LAST_TURNS ? over(draft.place) : { ...draft.place, situation: { ...situation, turns } },
  };
}

/** The question that closes a reply where a life may be at stake; undefined where none is. */
export function ownQuestion({ situation }: Place): Question | undefined {
  const name = isUrgent(situation) ? columnOf(situation) : undefined;
  return name && { id: TABLE[name].asks };
}

/**
 * What is said after a silence in place of the reprompt, where a life may be at stake and the question is about a passage.
 */
export function reminderIn(place: Place, { id }: Question): PhraseKey | undefined {
  const own = ownQuestion(place);
  if (own === undefined || own.id === id) return undefined;
  return place.situation?.kind === 'self-harm' ? 'self-harm.remind' : 'emergency.remind';
}

/** The place without its situation. */
export function over({ situation: _, ...place }: Place): Place {
  return place;
}

/** The place at the beginning of a situation. */
export const begun = (place: Place, situation: Situation): Place => ({ ...place, situation });
