import { reply } from '../../lambda/guide/guide';
import type { Pace } from '../../lambda/guide/pace';
import { type Place, startPlace } from '../../lambda/guide/place';
import type { Reply } from '../../lambda/guide/reply';
import type { Page, PassageId } from '../../lambda/page/page';
import { render } from '../../lambda/speech/render';
import { toText } from '../../lambda/speech/text';

export const TODAY = '2026-11-22';

/** A listener who knows who is speaking, at a pace. */
export const listener = (page: Page, pace: Pace): Place => ({ ...startPlace(page), pace, introduced: true });

/** Every turn of a passage, from asking for it to its last part, as it is read by saying "next". */
export function readThrough(page: Page, passage: PassageId, pace: Pace = 'normal'): Reply[] {
  const turns = [reply({ kind: 'read', passage }, listener(page, pace), page, TODAY)];
  for (let last = turns[0]; last?.reads && last.reads.part < last.reads.parts; last = turns.at(-1)) {
    turns.push(reply({ kind: 'next' }, last.place, page, TODAY));
  }
  return turns;
}

/** What is heard of a reply, in plain words. */
export const textOf = (reply: Reply, page: Page): string => toText(render(reply, page).speech);
