import { byId } from './dom';
import { type MediaKeys, openMediaKeys } from './speech/media-keys';
import type { Player, PlayerState } from './speech/player';
import type { WebWords } from './words';

/** How far "back" goes, in milliseconds. */
const BACK = 10_000;

/** The buttons for what is being read aloud, and the keys of the keyboard or headset that mean the same. */
export class ListeningBar {
  readonly #bar = byId('bar');
  readonly #words: WebWords;
  readonly #mediaKeys: MediaKeys;
  readonly actions: Readonly<Record<'previous' | 'back' | 'pause' | 'next' | 'stop', () => void>>;

  constructor(player: Player, words: WebWords, title: string) {
    this.#words = words;
    this.actions = {
      previous: () => player.previous(),
      back: () => player.back(BACK),
      pause: () => (player.state.status === 'paused' ? player.resume() : player.pause()),
      next: () => player.next(),
      stop: () => player.stop(),
    };
    for (const [name, act] of Object.entries(this.actions))
      byId(`bar-${name}`).addEventListener('click', act);
    // What is scrolled to must not lie beneath the bar.
    new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      document.documentElement.style.setProperty('--bar-height', `${height}px`);
    }).observe(this.#bar);
    this.#mediaKeys = openMediaKeys(title, {
      play: () => player.resume(),
      pause: () => player.pause(),
      stop: this.actions.stop,
      previoustrack: this.actions.previous,
      nexttrack: this.actions.next,
      seekbackward: this.actions.back,
    });
  }

  show({ status }: PlayerState): void {
    const hadFocus = this.#bar.contains(document.activeElement);
    this.#bar.hidden = status === 'idle';
    const label = this.#words[status === 'paused' ? 'listen.play' : 'listen.pause'];
    byId('bar-pause').classList.toggle('paused', status === 'paused');
    const text = byId('bar-pause').querySelector('span');
    if (text && text.textContent !== label) text.textContent = label;
    // The button that was pressed is gone with the bar.
    if (hadFocus && this.#bar.hidden) byId('said').focus();
    this.#mediaKeys.show(status);
  }
}
