import { byId } from './dom';
import {
  isOnDevice,
  type Listening,
  type NotHeard,
  Recogniser,
  type Recognition,
  type RecognitionClass,
} from './speech/recogniser';
import { playTone } from './speech/tone';
import type { WebWords } from './words';

/** What the button needs to know of the listener, and what it hands on. */
export interface TalkOptions extends Pick<Listening, 'onProgress' | 'onWords'> {
  readonly words: WebWords;
  /** Whether the listener knows what the browser does with their voice. */
  readonly hasAgreed: () => boolean;
  readonly onAgree: () => void;
  /** It is about to listen: whatever is read aloud has to stop. */
  readonly onPress: () => void;
  /** Something to tell the listener. */
  readonly onNotice: (text: string) => void;
}

/** How soon after a press has come up its click is there, in milliseconds. */
const CLICK_AFTER = 300;

/** Faults that a second press does not mend. */
const LASTING: ReadonlySet<NotHeard> = new Set(['not-allowed', 'no-microphone']);

/**
 * The button to talk: pressed, or held while one speaks. Where the browser cannot listen it stays hidden, and the page says
 * so in its place.
 */
export class TalkButton {
  readonly #options: TalkOptions;
  readonly #button = byId<HTMLButtonElement>('talk');
  readonly #recogniser: Recogniser | undefined;
  #staysHere = false;

  constructor(options: TalkOptions) {
    this.#options = options;
    const { words } = options;
    const Class = recognitionClass();
    byId('talk-hint').hidden = false;
    if (!Class) {
      byId('talk-hint').textContent = words['ask.cannot-listen'];
      return;
    }
    const lang = document.documentElement.lang;
    void isOnDevice(Class, lang).then((is) => {
      this.#staysHere = is;
    });
    this.#recogniser = new Recogniser(
      () => this.#recognition(new Class(), lang),
      {
        ...options,
        onStart: () => playTone('start'),
        onStop: () => {
          playTone('stop');
          this.#show();
        },
        onNotHeard: (why) => this.#tell(why),
      },
      () => performance.now(),
    );
    this.#button.hidden = false;
    this.#listenToPresses();
    byId('agree').addEventListener('click', () => {
      options.onAgree();
      byId('consent').hidden = true;
      this.#button.focus();
      this.press();
    });
    byId('rather-type').addEventListener('click', () => {
      byId('consent').hidden = true;
      byId('said').focus();
    });
  }

  /** As if the button went down. */
  press(): void {
    if (!this.#recogniser || this.#button.hidden) return;
    if (!this.#options.hasAgreed()) {
      this.#explain();
      return;
    }
    this.#options.onPress();
    this.#recogniser.press();
    this.#show();
  }

  /** As if the button came up. */
  release(): void {
    this.#recogniser?.release();
  }

  /** Listens no more. */
  cancel(): void {
    this.#recogniser?.cancel();
  }

  /** Fingers, mice and keys go down and up. What a screen reader does may be a click alone. */
  #listenToPresses(): void {
    let isDown = false;
    let upAt = Number.NEGATIVE_INFINITY;
    const down = (): void => {
      isDown = true;
      this.press();
    };
    const up = (): void => {
      if (isDown) upAt = performance.now();
      isDown = false;
      this.release();
    };
    this.#button.addEventListener('pointerdown', ({ button }) => button === 0 && down());
    for (const name of ['pointerup', 'pointercancel', 'pointerleave'])
      this.#button.addEventListener(name, up);
    this.#button.addEventListener('keydown', (event) => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      if (!event.repeat) down();
    });
    this.#button.addEventListener('keyup', (event) => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      up();
    });
    this.#button.addEventListener('click', () => {
      // The click of a press that was seen as it went down comes right after it has come up.
      if (performance.now() - upAt > CLICK_AFTER) this.press();
    });
    // A finger that rests on the button is to talk, and not to open a menu.
    this.#button.addEventListener('contextmenu', (event) => event.preventDefault());
  }

  #recognition(recognition: Recognition, lang: string): Recognition {
    recognition.lang = lang;
    if (this.#staysHere) recognition.processLocally = true;
    return recognition;
  }

  /** Before the first time: what the browser does with a voice. */
  #explain(): void {
    const { words } = this.#options;
    byId('consent-text').textContent = words[this.#staysHere ? 'ask.voice-stays' : 'ask.voice-sent'];
    byId('consent').hidden = false;
    byId('agree').focus();
  }

  #show(): void {
    const { words } = this.#options;
    const isListening = this.#recogniser?.isListening === true;
    this.#button.setAttribute('aria-pressed', String(isListening));
    byId('talk-label').textContent = words[isListening ? 'ask.listening' : 'ask.talk'];
  }

  #tell(why: NotHeard): void {
    this.#options.onNotice(this.#options.words[`ask.${why}`]);
    if (!LASTING.has(why)) return;
    this.#button.hidden = true;
    byId('talk-hint').hidden = true;
    byId('said').focus();
  }
}

function recognitionClass(): RecognitionClass | undefined {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Readonly<
    Record<string, RecognitionClass | undefined>
  >;
  return SpeechRecognition ?? webkitSpeechRecognition;
}
