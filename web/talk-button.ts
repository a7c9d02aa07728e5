import { once } from '../lambda/once';
import { byId } from './dom';
import type { Settings } from './settings';
import {
  fetchForDevice,
  type Listening,
  type NotHeard,
  type OnDevice,
  onDevice,
  Recogniser,
  type Recognition,
  type RecognitionClass,
} from './speech/recogniser';
import { playTone, prepareTones } from './speech/tone';
import type { WebWordKey, WebWords } from './words';

type Agreed = Settings['agreed'];

/** What the button needs to know of the listener, and what it hands on. */
export interface TalkOptions extends Pick<Listening, 'onProgress' | 'onWords'> {
  readonly words: WebWords;
  /** What the listener has agreed that the browser does with their voice. */
  readonly agreed: () => Agreed;
  readonly onAgree: (to: Agreed) => void;
  /** Somebody is about to talk: whatever is read aloud has to stop. */
  readonly onPress: () => void;
  /** Something to tell the listener. */
  readonly onNotice: (text: string) => void;
}

/** How long the browser may take to say what it does with a voice, in milliseconds; after that the worse is told. */
const ANSWER_WITHIN = 1000;

/** How soon after a press has come up its click is there, in milliseconds. */
const CLICK_AFTER = 300;

/** Faults that a second press does not mend. */
const LASTING: ReadonlySet<NotHeard> = new Set(['not-allowed', 'no-microphone']);

/** What stands on the button. */
const STATE_WORDS = {
  idle: 'ask.talk',
  opening: 'ask.opening',
  listening: 'ask.listening',
} as const satisfies Readonly<Record<Recogniser['state'], WebWordKey>>;

/**
 * The button to talk: pressed, or held while one speaks. Where the browser cannot listen it is hidden, and the page says
 * so in its place.
 */
export class TalkButton {
  readonly #options: TalkOptions;
  readonly #button = byId<HTMLButtonElement>('talk');
  readonly #recogniser: Recogniser | undefined;
  /** Asks the browser whether a voice can stay on the device: not before somebody wants to talk. */
  readonly #askOnDevice: () => Promise<void>;
  #onDevice: OnDevice = 'no';

  constructor(options: TalkOptions) {
    this.#options = options;
    const { words } = options;
    const Class = recognitionClass();
    const lang = document.documentElement.lang;
    this.#askOnDevice = once(async () => {
      if (Class) this.#onDevice = await onDevice(Class, lang);
    });
    if (!Class) {
      this.#button.hidden = true;
      byId('talk-hint').textContent = words['ask.cannot-listen'];
      return;
    }
    if (options.agreed() !== 'nothing') void this.#askOnDevice();
    this.#recogniser = new Recogniser(() => this.#recognition(new Class(), lang), {
      ...options,
      onStart: () => {
        playTone('start');
        this.#show();
      },
      onStop: () => {
        playTone('stop');
        this.#show();
      },
      onNotHeard: (why) => this.#tell(why),
    });
    this.#listenToPresses();
    byId('agree').addEventListener('click', ({ timeStamp }) => this.#begin(timeStamp));
    byId('keep-here').addEventListener('click', () => void this.#keepHere(Class, lang));
    byId('rather-type').addEventListener('click', () => {
      byId('consent').hidden = true;
      byId('said').focus();
    });
  }

  /** As if the button went down. @param at when the event was */
  press(at: number): void {
    if (!this.#recogniser || this.#button.hidden) return;
    this.#options.onPress();
    if (!this.#hasAgreed) {
      void this.#explain();
      return;
    }
    prepareTones();
    this.#recogniser.press(at);
    this.#show();
  }

  /** As if the button came up. */
  release(at: number): void {
    this.#recogniser?.release(at);
  }

  /** Who knows that a voice stays on the device has not agreed that it is sent. */
  get #hasAgreed(): boolean {
    const agreed = this.#options.agreed();
    return agreed === 'sent' || (agreed === 'stays' && this.#onDevice === 'yes');
  }

  /** Listens no more. */
  cancel(): void {
    this.#recogniser?.cancel();
  }

  /** Fingers, mice and keys go down and up. What a screen reader does may be a click alone. */
  #listenToPresses(): void {
    let isDown = false;
    let upAt = Number.NEGATIVE_INFINITY;
    const down = ({ timeStamp }: Event): void => {
      isDown = true;
      this.press(timeStamp);
    };
    const up = ({ timeStamp }: Event): void => {
      if (isDown) upAt = timeStamp;
      isDown = false;
      this.release(timeStamp);
    };
    this.#button.addEventListener('pointerdown', (event) => event.button === 0 && down(event));
    for (const name of ['pointerup', 'pointercancel', 'pointerleave'])
      this.#button.addEventListener(name, up);
    this.#button.addEventListener('keydown', (event) => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      if (!event.repeat) down(event);
    });
    this.#button.addEventListener('keyup', (event) => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      up(event);
    });
    this.#button.addEventListener('click', ({ timeStamp }) => {
      // The click of a press that was seen as it went down comes right after it has come up.
      if (timeStamp - upAt <= CLICK_AFTER) return;
      this.press(timeStamp);
      this.release(timeStamp);
    });
    // A finger that rests on the button is to talk, and not to open a menu.
    this.#button.addEventListener('contextmenu', (event) => event.preventDefault());
  }

  #recognition(recognition: Recognition, lang: string): Recognition {
    recognition.lang = lang;
    if (this.#onDevice === 'yes') recognition.processLocally = true;
    return recognition;
  }

  /** Before the first time: what the browser does with a voice. */
  async #explain(): Promise<void> {
    const { words } = this.#options;
    await Promise.race([this.#askOnDevice(), new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN))]);
    byId('consent-text').textContent = words[this.#onDevice === 'yes' ? 'ask.voice-stays' : 'ask.voice-sent'];
    byId('keep-here').hidden = this.#onDevice !== 'once-fetched';
    byId('consent').hidden = false;
    byId('agree').focus();
  }

  /** The listener knows, and talks. */
  #begin(at: number): void {
    this.#options.onAgree(this.#onDevice === 'yes' ? 'stays' : 'sent');
    byId('consent').hidden = true;
    this.#button.focus();
    this.press(at);
    this.release(at);
  }

  /** Has the browser fetch what keeps a voice on the device, and asks again once it has, or has not. */
  async #keepHere(Class: RecognitionClass, lang: string): Promise<void> {
    const { words, onNotice } = this.#options;
    onNotice(words['ask.fetching-ear']);
    const isFetched = await fetchForDevice(Class, lang);
    this.#onDevice = isFetched ? 'yes' : 'no';
    onNotice(isFetched ? '' : words['ask.no-ear-here']);
    await this.#explain();
  }

  #show(): void {
    const state = this.#recogniser?.state ?? 'idle';
    this.#button.classList.toggle('listening', state === 'listening');
    byId('talk-label').textContent = this.#options.words[STATE_WORDS[state]];
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
