import { byId } from './dom';

/** Tells those who hear the page what has happened, once whatever is being said has been said. */
export function announce(text: string): void {
  const live = byId('live');
  // The same words again are news too: the region has to change for a screen reader to tell them.
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}
