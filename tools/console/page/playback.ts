import type { SpeechView } from '../wire';
import { unheard } from './dom';
import { Player, type VoiceName } from './player';

/** Buttons that speak, and stop when they are pressed again. One speaks at a time. */
export class Playback {
  readonly #player = new Player();
  #button: HTMLButtonElement | undefined;
  #restore: (() => void) | undefined;

  /** @param failed told why where nothing can be heard */
  constructor(
    private readonly voice: () => VoiceName,
    private readonly failed: (error: unknown) => void,
  ) {}

  stop(): void {
    this.#player.stop();
    this.#restore?.();
  }

  /** Speaks, or stops where this button is the one that speaks. */
  async toggle(button: HTMLButtonElement, speech: SpeechView): Promise<void> {
    const again = this.#button === button;
    this.stop();
    if (again) return;
    const restore = this.#mark(button);
    try {
      await this.#player.play(speech, this.voice(), () => button.setAttribute('data-sound', ''));
    } catch (error) {
      this.failed(error);
    } finally {
      if (this.#restore === restore) restore();
    }
  }

  #mark(button: HTMLButtonElement): () => void {
    const words = [...button.childNodes];
    if (button.classList.contains('hear')) button.replaceChildren(unheard('■'), ' Stop');
    button.setAttribute('aria-pressed', 'true');
    const restore = (): void => {
      button.replaceChildren(...words);
      button.removeAttribute('aria-pressed');
      button.removeAttribute('data-sound');
      this.#button = undefined;
      this.#restore = undefined;
    };
    this.#button = button;
    this.#restore = restore;
    return restore;
  }
}
