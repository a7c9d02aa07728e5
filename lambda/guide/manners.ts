import type { PhraseKey } from './phrases';
import { over } from './situated';
import { type Draft, type Turn, takeUp } from './turn';

/** Answers by a phrase, and offers the way back to where the listener was. */
export const say =
  (phrase: PhraseKey) =>
  (turn: Turn): Draft => ({ says: [{ phrase }], asks: takeUp(turn), place: turn.place });

/** Good news: whatever was sad before, this is said to it. */
export const goodNews = (turn: Turn): Draft => say('manners.good-news')({ ...turn, place: over(turn.place) });

/** The helpline is not offered any more. Its number is still given to someone who asks. */
export const noHelpline = (turn: Turn): Draft =>
  say('contact.no-helpline')({ ...turn, place: { ...turn.place, declined: true } });

/** Greets: the first time, the guide says what it is about. */
export function hello(turn: Turn): Draft {
  const { page, place } = turn;
  return place.introduced || place.at
    ? say('manners.hello-again')(turn)
    : { says: [{ phrase: 'manners.hello' }], asks: { id: 'start', topic: page.facts.start }, place };
}

/** Thanks is not goodbye. After a number, the guide asks whether it has been taken down. */
export function thanks(turn: Turn): Draft {
  const { place } = turn;
  return place.situation?.kind === 'number' && place.asked?.id !== 'ready'
    ? { says: [{ phrase: 'number.thanks' }], asks: { id: 'got-number' }, place }
    : say('manners.thanks')(turn);
}

/** What is not said again with the last words, where they were not loud enough. */
const ONCE: ReadonlySet<PhraseKey> = new Set(['manners.louder', 'introduction', 'introduction-stale']);

/** A machine cannot speak up. It says what can be done, and says the last words again. */
export function louder(turn: Turn): Draft {
  const { lastSaid, asked } = turn.place;
  const again = lastSaid.filter((saying) => !('phrase' in saying && ONCE.has(saying.phrase)));
  return {
    says: [{ phrase: 'manners.louder' }, ...again],
    asks: asked ?? takeUp(turn),
    place: turn.place,
  };
}
