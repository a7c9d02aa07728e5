import type { Place } from '../../../lambda/guide/place';
import type { Saying, Spot } from '../../../lambda/guide/reply';

/**
 * When two places are the same for a walk. The guide looks at a place in few ways, and two places that it cannot tell
 * apart lead to the same conversation.
 *
 * - `every`: places are the same that differ in nothing but the words that were heard last. Of those the guide only
 *   ever asks whether there are any, whether a part of a passage is among them, and whether the list of contents is;
 *   so that much counts. The words themselves are said again in the check on "repeat", for each reply there is.
 * - `alike`: moreover, places are the same that differ in nothing but which part was interrupted, or how often the
 *   listener was not understood. The guide never looks into the part but to say its name and to go back to it; that
 *   there is one counts. And misses only count when there is another, which is walked after each number of them.
 */
export type Grain = 'every' | 'alike';

/** A name for a place, the same for places that count as one. */
export function keyOf(place: Place, grain: Grain): string {
  const { pace, introduced, offered, misses, menu, at, back, asked, heard } = place;
  const interrupted = grain === 'every' ? spotKey(back) : back ? '+' : '';
  const { id = '', topic = '', other = '' } = asked ?? {};
  const missed = grain === 'every' ? misses : '';
  const named = grain === 'every' ? topic : topicOf(place);
  return `${pace}|${introduced ? 1 : 0}${offered ? 1 : 0}${missed}${heardClass(heard)}|${menu ?? ''}|${spotKey(at)}|${interrupted}|${id}|${named}|${other}`;
}

const spotKey = (spot: Spot | undefined): string => (spot ? `${spot.passage} ${spot.part}` : '');

/** What a question speaks of, unless it is the passage that was interrupted. */
const topicOf = ({ asked, back }: Place): string =>
  asked?.topic === undefined || (asked.id === 'go-back-to' && asked.topic === back?.passage)
    ? ''
    : asked.topic;

function heardClass(heard: readonly Saying[]): string {
  if (heard.length === 0) return 'nothing';
  let part = false;
  for (const saying of heard) {
    if ('contents' in saying) return 'contents';
    part ||= 'part' in saying;
  }
  return part ? 'part' : 'words';
}
