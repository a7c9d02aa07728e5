import type { SpeechView } from '../wire';
import { audioOf } from './api';

/** Which voice speaks: the server's, which reads the SSML, or the browser's own. */
export type VoiceName = 'espeak' | 'browser';

/** Speaks one thing at a time. Whoever began it is told when it is over, however it ended. */
export class Player {
  #stop: (() => void) | undefined;
  #turn = 0;

  stop(): void {
    this.#turn += 1;
    this.#stop?.();
    this.#stop = undefined;
  }

  /**
   * Speaks until the end, or until something else is spoken or `stop` is called.
   * @param began told once there is sound
   */
  async play(speech: SpeechView, voice: VoiceName, began: () => void): Promise<void> {
    this.stop();
    const turn = this.#turn;
    const current = (): boolean => turn === this.#turn;
    if (voice === 'browser') {
      began();
      await this.#browser(speech, current);
    } else {
      const blob = await audioOf(speech.ssml);
      if (current()) await this.#audio(blob, began);
    }
    if (current()) this.#stop = undefined;
  }

  #audio(blob: Blob, began: () => void): Promise<void> {
    const address = URL.createObjectURL(blob);
    const audio = new Audio(address);
    return new Promise<void>((resolve, reject) => {
      this.#stop = () => {
        audio.pause();
        resolve();
      };
      audio.onended = () => resolve();
      audio.onerror = () => reject(new Error('This browser cannot play the audio.'));
      audio.play().then(began, reject);
    }).finally(() => URL.revokeObjectURL(address));
  }

  /** The browser's voice reads no SSML: it is given sentence after sentence, with the pauses between. */
  async #browser({ beats, rate }: SpeechView, current: () => boolean): Promise<void> {
    for (const beat of beats) {
      if (!current()) return;
      await ('pause' in beat ? this.#wait(beat.pause) : this.#utter(beat.spoken, rate));
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#stop = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #utter(text: string, rate: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = 'en-GB';
      utterance.rate = rate / 100;
      this.#stop = () => {
        speechSynthesis.cancel();
        resolve();
      };
      utterance.onend = () => resolve();
      utterance.onerror = ({ error }) =>
        error === 'canceled' || error === 'interrupted'
          ? resolve()
          : reject(new Error('This browser’s voice cannot speak: choose the other one.'));
      speechSynthesis.speak(utterance);
    });
  }
}

/** Offers the browser's own voice where it has one. Some browsers load theirs a moment after the page. */
export function offerBrowserVoice(select: HTMLSelectElement): void {
  const option = select.querySelector<HTMLOptionElement>('option[value="browser"]');
  const check = (): void => {
    if (option) option.disabled = speechSynthesis.getVoices().length === 0;
  };
  if ('speechSynthesis' in window) {
    speechSynthesis.addEventListener('voiceschanged', check);
    check();
  } else if (option) {
    option.disabled = true;
  }
}
