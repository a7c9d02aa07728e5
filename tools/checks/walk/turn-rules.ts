import type { MoveKind } from '../../../lambda/guide/move';
import type { Place } from '../../../lambda/guide/place';
import type { Saying, Spot } from '../../../lambda/guide/reply';
import type { Page } from '../../../lambda/page/page';
import type { TurnRule, WalkedTurn } from './walk';

/** Moves that go somewhere. After every other one the listener is where they were. */
const GOING: ReadonlySet<MoveKind> = new Set([
  'launch',
  'menu',
  'read',
  'item',
  'next',
  'previous',
  'start-over',
  'resume',
  'yes',
  'no',
  'slower',
  'faster',
]);

/** Questions after which "carry on" means "go on", since nothing has come between. */
const ONWARD: ReadonlySet<string | undefined> = new Set(['go-on', 'go-on-to', 'menu-more', 'go-back-to']);

/** What must hold of every turn, whatever its words. Kept cheap: it is asked millions of times. */
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

    must((asks === undefined) === mayClose(turn), asks ? 'the session stays open' : 'the session closes');
    must(place.asked === asks, 'the place does not know what was asked');
    must(place.heard === says || kind === 'repeat', 'the place does not know what was said');
    must(says.length <= 12, 'more sayings than a place may hold');
    must(place.edition === page.edition, 'a place of another edition');
    must(place.introduced || !before.introduced, 'who is speaking is forgotten');
    must(
      reply.reads === undefined || place.introduced || !isOfPage(says),
      'read before saying who is speaking',
    );
    must(
      !has(says, 'helpline.offer') ||
        !before.offered ||
        kind === 'repeat' ||
        kind === 'slower' ||
        kind === 'faster',
      'the helpline is offered twice running',
    );
    must(kind === 'slower' || kind === 'faster' || place.pace === before.pace, 'the pace changes by itself');
    must(
      !has(says, 'nothing-asked') || before.asked === undefined || kind === 'repeat',
      'an answer to what was asked is not taken',
    );

    if (kind === undefined || !GOING.has(kind)) {
      must(same(place.at, before.at), `${kind ?? 'a failure'} loses the place`);
      must(same(place.back, before.back), `${kind ?? 'a failure'} loses what was interrupted`);
      must(place.menu === before.menu, `${kind ?? 'a failure'} loses the list of contents`);
    }
    if (kind === 'resume') must(comesBack(turn), 'carry on does not come back');
    if (kind === 'next') must(goesOn(turn, page), 'next does not go on');
    if (step.move?.kind === 'read' && page.passage(step.move.passage)) {
      const { passage } = step.move;
      must(
        reply.reads?.passage === passage && reply.reads.part === 1,
        'a passage that was asked for is not read',
      );
    }
    if (kind === 'helpline')
      must(
        says.some((one) => 'whole' in one && one.whole === page.facts.answers.helpline),
        'the helpline is not given',
      );
    if (kind === 'emergency')
      must(says.length === 1 && has(says, 'emergency'), 'something else is said in an emergency');
    if (kind === 'danger')
      must(says.length === 1 && has(says, 'danger'), 'something else is said where there may be danger');
    return wrong;
  };

/** Only goodbye closes: when it was asked for, and when the answer to "anything else?" is no. */
const mayClose = ({ before, step: { move } }: WalkedTurn): boolean =>
  move?.kind === 'stop' || move?.kind === 'end' || (move?.kind === 'no' && before.asked?.id === 'else');

const same = (one: Spot | undefined, other: Spot | undefined): boolean =>
  one === other || (one?.passage === other?.passage && one?.part === other?.part);

const has = (says: readonly Saying[], phrase: string): boolean =>
  says.some((one) => 'phrase' in one && one.phrase === phrase);

const isOfPage = (says: readonly Saying[]): boolean => says.some((one) => 'part' in one);

/** After something else, carrying on is hearing again what was interrupted; with nothing between, it is going on. */
function comesBack({ before, reply: { reads, says, place } }: WalkedTurn): boolean {
  if (ONWARD.has(before.asked?.id))
    return reads !== undefined || says.some((one) => 'contents' in one) || has(says, 'reading.end-of-page');
  if (before.menu !== undefined) return says.some((one) => 'contents' in one && one.contents === before.menu);
  const spot: Spot | undefined = before.at ?? before.back;
  return spot === undefined
    ? reads === undefined
    : same(reads && { passage: reads.passage, part: reads.part }, spot) && same(place.at, spot);
}

/** Next is the next part, then the passage that follows, then the end of the page. */
function goesOn({ before, reply: { reads, says } }: WalkedTurn, page: Page): boolean {
  if (before.menu !== undefined) return says.some((one) => 'contents' in one);
  const at: Place['at'] = before.at;
  if (!at) return reads !== undefined;
  if (reads?.passage === at.passage) return reads.part === at.part + 1;
  const following = page.passage(at.passage)?.next;
  return following === undefined
    ? has(says, 'reading.end-of-page')
    : reads?.passage === following && reads.part === 1;
}
