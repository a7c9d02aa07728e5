import type { Place } from '../../../lambda/guide/place';
import type { Reply } from '../../../lambda/guide/reply';
import type { Saying, Spot } from '../../../lambda/guide/saying';
import { isUrgent } from '../../../lambda/guide/situation';

/**
 * When two places count as one. The guide looks at a place in few ways only, and two places that it cannot tell apart
 * lead to the same conversations.
 *
 * - `every`: the last words are reduced to what the guide asks of them: whether there are any, and whether a part of a
 *   passage or the list of contents is among them. That they are said again word for word is checked once for each reply.
 * - `alike`: in addition, it does not matter which part was interrupted, only whether one was, since the guide does no
 *   more with it than say its title and go back to it. Nor does it matter how often the listener was not understood: the
 *   count only matters to the next miss, and `stepsOf` takes that one after every count.
 *   In a situation, and once the helpline was declined, it does not matter either where in the page the listener is: what is
 *   said then is in a table that does not look at that.
 */
export type Grain = 'every' | 'alike';

/** A key that two places share exactly if they count as one. */
export function placeKey(place: Place, grain: Grain): string {
  const { pace, introduced, offered, misses, menu, at, back, asked, lastSaid } = place;
  const { situation, declined } = place;
  const { id = '', other = '' } = asked ?? {};
  const isCoarse = grain === 'alike' && (situation !== undefined || declined === true);
  return [
    JSON.stringify(situation ?? ''),
    `${declined ? 1 : 0}`,
    pace,
    `${introduced ? 1 : 0}${offered ? 1 : 0}${grain === 'every' ? misses : ''}`,
    classOf(lastSaid),
    isCoarse ? isThere(menu) : (menu ?? ''),
    isCoarse ? isThere(at) : spotKey(at),
    grain === 'every' ? spotKey(back) : isThere(back),
    id,
    grain === 'every' ? (asked?.topic ?? '') : isCoarse ? '' : topicOf(place),
    isCoarse ? isThere(other || undefined) : other,
  ].join('|');
}

const isThere = (value: unknown): string => (value === undefined ? '' : '+');

const spotKey = (spot: Spot | undefined): string => (spot ? `${spot.passage} ${spot.part}` : '');

/** The passage that a question names, unless it is only the one that was interrupted. */
const topicOf = ({ asked, back }: Place): string =>
  asked?.topic === undefined || (asked.id === 'go-back-to' && asked.topic === back?.passage)
    ? ''
    : asked.topic;

function classOf(says: readonly Saying[]): 'nothing' | 'contents' | 'part' | 'words' {
  if (says.length === 0) return 'nothing';
  if (says.some((saying) => 'contents' in saying)) return 'contents';
  return says.some((saying) => 'part' in saying) ? 'part' : 'words';
}

/** A key that two replies share exactly if they sound the same: the same words, pauses and question. */
export function replyKey({ says, asks, place }: Reply): string {
  const urgent = isUrgent(place.situation) ? place.situation?.kind : '';
  const key = [place.pace, urgent, ...says.map(sayingKey)].join('|');
  return asks ? `${key}|?${asks.id} ${asks.topic ?? ''} ${asks.other ?? ''}` : key;
}

const sayingKey = (saying: Saying): string =>
  'phrase' in saying
    ? Object.entries(saying.fill ?? {}).reduce(
        (key, [slot, value]) => `${key} ${slot}=${value}`,
        saying.phrase as string,
      )
    : JSON.stringify(saying);
