import { bringIntoSight, byId } from './dom';

/** How long an announcement stays, in milliseconds: long enough to be heard, and then it is in nobody's way through the page. */
const STAYS = 7000;

/** What the page tells beside its answers: where one asks, for the eyes, and announced to those who use a screen reader. */
export class Notices {
  readonly #live = byId('live');
  readonly #status = byId('status');
  #leaving: ReturnType<typeof setTimeout> | undefined;

  /**
   * Shows a text in the place of the one before; nothing is shown for an empty one. What is shown already is not announced
   * again: a screen reader says whatever changes.
   * @param isSpoken the page says it aloud itself
   */
  show(text: string, isSpoken = false): void {
    if (this.#status.textContent === text) return;
    this.#status.textContent = text;
    if (text === '') return;
    bringIntoSight(this.#status);
    if (!isSpoken) this.announce(text);
  }

  /** Tells those who hear the page with a screen reader, once it has finished what it is saying. */
  announce(text: string): void {
    clearTimeout(this.#leaving);
    // The same words a second time are news too: the region has to change for a screen reader to say them.
    this.#live.textContent = this.#live.textContent === text ? `${text}\u00a0` : text;
    this.#leaving = setTimeout(() => {
      this.#live.textContent = '';
    }, STAYS);
  }
}
