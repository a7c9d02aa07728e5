import type { MoveKind } from '../../../lambda/guide/moves';
import type { Place } from '../../../lambda/guide/place';
import { isOnward } from '../../../lambda/guide/questions';
import type { Reply } from '../../../lambda/guide/reply';
import type { Saying, Spot } from '../../../lambda/guide/saying';
import { columnOf, isUrgent, TABLE } from '../../../lambda/guide/situation';
import type { Page } from '../../../lambda/page/page';
import type { TurnRule, WalkedTurn } from './walk';

/** Moves that may change where the listener is. Any other must leave the place as it was. */
const MOVING: ReadonlySet<MoveKind> = new Set([
  'launch',
  'menu',
  'read',
  'ask',
  'unlisted',
  'item',
  'last',
  'next',
  'previous',
  'start-over',
  'resume',
  'yes',
  'no',
  'slower',
  'faster',
  'ready',
  'is-serious',
  'last-part',
]);

/** Moves that say the last words again. */
const SAYING_AGAIN: ReadonlySet<MoveKind | undefined> = new Set(['repeat', 'slower', 'faster']);

/** Questions that are not about the page. */
const OWN_QUESTIONS: ReadonlySet<string | undefined> = new Set(['called', 'say-again', 'numbers-again']);

/** How an emergency ends: somebody has called, it was none, or it is danger to oneself. */
const ENDING: ReadonlySet<MoveKind | undefined> = new Set([
  'called',
  'yes',
  'false-alarm',
  'self-harm',
  'danger',
  'how-many',
]);

/** What must hold of every turn, whatever its words are. It runs millions of times, so it never renders a reply. */
export const turnRules =
  (page: Page): TurnRule =>
  (turn) => {
    const wrong: string[] = [];
    const must = (holds: boolean, what: string): void => {
      if (!holds) wrong.push(what);
    };
    const { before, step, reply } = turn;
    const { place, asks, says } = reply;
    const kind = step.move?.kind;
    const changesPace = kind === 'slower' || kind === 'faster';
    const saysAgain = SAYING_AGAIN.has(kind) || kind === 'louder';

    must((asks === undefined) === mayClose(turn), asks ? 'the session stays open' : 'the session closes');
    must(place.asked === asks, 'the place does not know what was asked');
    must(place.lastSaid === says || kind === 'repeat', 'the place does not know what was said');
    must(says.length <= 12, 'more sayings than a place may hold');
    must(place.edition === page.edition, 'a place of another edition');
    must(place.introduced || !before.introduced, 'who is speaking is forgotten');
    must(
      reply.reads === undefined ||
        place.introduced ||
        isUrgent(place.situation) ||
        !says.some((saying) => 'part' in saying),
      'read before saying who is speaking',
    );
    must(
      !has(says, 'helpline.offer') ||
        !before.offered ||
        saysAgain ||
        page.passage(place.at?.passage ?? '')?.skippable === true,
      'the helpline is offered twice running',
    );
    must(
      !place.declined || (asks?.id !== 'helpline' && !has(says, 'helpline.offer')) || saysAgain,
      'the helpline is offered to someone who declined it',
    );
    must(asksBefore(turn, page), 'a passage that can be skipped is read to somebody who has not agreed');
    must(changesPace || place.pace === before.pace, 'the pace changes by itself');
    must(
      !has(says, 'nothing-asked') || before.asked === undefined || kind === 'repeat',
      'an answer to what was asked is not taken',
    );

    if (kind === undefined || !MOVING.has(kind)) {
      must(isSame(place.at, before.at), `${kind ?? 'a failure'} loses the place`);
      must(isSame(place.back, before.back), `${kind ?? 'a failure'} loses what was interrupted`);
      must(place.menu === before.menu, `${kind ?? 'a failure'} loses the list of contents`);
    }
    const name = columnOf(before.situation);
    const isCalm = name === undefined || TABLE[name].otherwise === undefined;
    if (!isCalm) wrong.push(...wrongInSituation(turn));
    if (kind === 'resume' && isCalm) must(comesBack(turn), 'carry on does not come back');
    if (kind === 'next' && isCalm) must(goesOn(turn, page), 'next does not go on');
    if (step.move?.kind === 'read' && page.passage(step.move.passage)) {
      const { passage } = step.move;
      const isRead = reply.reads?.passage === passage && reply.reads.part === 1;
      if (isUrgent(before.situation) && page.passage(passage)?.skippable)
        must(!isRead, 'what somebody may not want to hear is read while a life may be at stake');
      else must(isRead, 'a passage that was asked for is not read');
    }
    if (kind === 'ask' || kind === 'unlisted')
      must(isSame(place.at, before.at) || isSame(place.at, reply.reads), 'an answer loses the place');
    if (kind === 'helpline' && isCalm)
      must(
        says.some((saying) => 'whole' in saying && saying.whole === page.facts.answers.helpline),
        'the helpline is not given',
      );
    if (kind === 'emergency' || kind === 'danger' || kind === 'self-harm') {
      must(says.length === 1 && asks !== undefined, 'something else is said where there may be danger');
      must(columnOf(place.situation) !== undefined, `${kind} is forgotten`);
    }
    return wrong;
  };

/** What must hold while a life may be at stake, beside what must hold of the words: see `reply-rules.ts`. */
function wrongInSituation({ before, step, reply: { says, asks, place, reads } }: WalkedTurn): string[] {
  const kind = step.move?.kind;
  const wrong: string[] = [];
  const hadRead = before.lastSaid.some((saying) => 'part' in saying);
  const isOpen = isUrgent(place.situation);
  if (SAYING_AGAIN.has(kind)) return wrong;
  if (isUrgent(before.situation) && !isOpen && !hadRead && !ENDING.has(kind))
    wrong.push(`${before.situation?.kind} is forgotten`);
  if (reads && isOpen && kind !== 'read') wrong.push('a passage is read that nobody asked for by name');
  if (says.some((saying) => 'contents' in saying) && isOpen)
    wrong.push('topics are read where a life is at stake');
  if (asks && isOpen && !reads && !OWN_QUESTIONS.has(asks.id))
    wrong.push(`${place.situation?.kind}: the question is about something else (${asks.id})`);
  return wrong;
}

/** Only a goodbye closes the session, or a "no" to "anything else?". */
const mayClose = ({ before, step: { move } }: WalkedTurn): boolean =>
  move?.kind === 'stop' || move?.kind === 'end' || (move?.kind === 'no' && before.asked?.id === 'else');

const isSame = (one: Spot | undefined, other: Spot | undefined): boolean =>
  one === other || (one?.passage === other?.passage && one?.part === other?.part);

const has = (says: readonly Saying[], phrase: string): boolean =>
  says.some((saying) => 'phrase' in saying && saying.phrase === phrase);

/** "Carry on" returns to what was interrupted; if nothing was, it goes on. */
function comesBack({ before, reply: { reads, says, place } }: WalkedTurn): boolean {
  if (isOnward(before.asked) || before.asked?.id === 'go-back-to')
    return (
      reads !== undefined || says.some((saying) => 'contents' in saying) || has(says, 'reading.end-of-page')
    );
  if (before.menu !== undefined)
    return says.some((saying) => 'contents' in saying && saying.contents === before.menu);
  const spot = before.at ?? before.back;
  return spot === undefined
    ? reads === undefined || isOffered(before, reads)
    : isSame(reads && { passage: reads.passage, part: reads.part }, spot) && isSame(place.at, spot);
}

/** Whether the passage is read that was offered after an answer. */
const isOffered = ({ asked }: Place, reads: Reply['reads']): boolean =>
  asked?.id === 'more' && reads?.passage === asked.topic && reads?.part === 1;

/** "Next" is the next part, then the passage that follows, then the end of the page. */
function goesOn({ before, reply: { reads, says, asks } }: WalkedTurn, page: Page): boolean {
  if (before.menu !== undefined) return says.some((saying) => 'contents' in saying);
  if (before.asked?.id === 'more') return isOffered(before, reads);
  const { at, asked } = before;
  if (!at && asked?.id !== 'skippable') return reads !== undefined;
  if (at && reads?.passage === at.passage && reads.part === at.part + 1) return true;
  const left = asked?.id === 'skippable' ? asked.topic : at?.passage;
  const following = page.passage(page.passage(left ?? '')?.next ?? '');
  if (following === undefined) return has(says, 'reading.end-of-page');
  return following.skippable
    ? asks?.id === 'skippable' && asks.topic === following.id
    : reads?.passage === following.id && reads.part === 1;
}

/** Nobody who only goes on through the page hears a passage that can be skipped without having agreed to it. */
const asksBefore = ({ before, step: { move }, reply: { reads } }: WalkedTurn, page: Page): boolean =>
  (move?.kind !== 'next' && move?.kind !== 'resume') ||
  reads?.part !== 1 ||
  !page.passage(reads.passage)?.skippable ||
  [before.at, before.back, { passage: before.asked?.topic }].some((spot) => spot?.passage === reads.passage);
