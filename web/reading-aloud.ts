import type { Sentence } from '../lambda/page/page';
import { bringIntoSight } from './dom';
import { ListeningBar } from './listening-bar';
import type { Spoken } from './marks';
import { Player } from './speech/player';
import type { SpokenSentence } from './speech/utterances';
import { BROWSER_CLOCK, browserVoice, type VoiceSettings } from './speech/voice';
import type { WebWords } from './words';

export interface ReadingOptions {
  readonly words: WebWords;
  readonly settings: () => VoiceSettings & { readonly rate: number };
  /** Every sentence of the page with where it stands. */
  readonly index: () => ReadonlyMap<Sentence, Spoken>;
  /** The element of a sentence in the answer that is shown. */
  readonly inAnswer: (sentence: Sentence) => Element | undefined;
  /** Somebody who listens on through a passage has heard its part to the end. */
  readonly onPartEnd: () => void;
  readonly onNotice: (text: string) => void;
}

/** The voice of the page, with the mark on the sentence that is spoken, and the bar to steer it by. */
export class ReadingAloud {
  readonly #options: ReadingOptions;
  readonly #voice;
  readonly #player: Player;
  readonly bar: ListeningBar;
  /** Somebody listens on through a passage, and follows on the page. */
  #listensOn = false;

  constructor(options: ReadingOptions) {
    this.#options = options;
    const { words, settings, onPartEnd, onNotice } = options;
    this.#voice = browserVoice(settings);
    this.#player = new Player({
      voice: this.#voice ?? { say: () => Promise.reject(new Error('there is no voice')) },
      clock: BROWSER_CLOCK,
      rate: () => settings().rate,
      onChange: (state) => {
        this.#mark(state.at?.sentence);
        this.bar.show(state);
      },
      onEnd: () => this.#listensOn && onPartEnd(),
      onFailure: () => onNotice(words['listen.no-voice']),
    });
    this.bar = new ListeningBar(this.#player, words, words['page.title']);
  }

  /** Whether the browser says that it can speak at all. */
  get isOffered(): boolean {
    return this.#voice !== undefined;
  }

  /** Whether it has a voice to speak with now. */
  get canSpeak(): boolean {
    return this.#voice?.isThere() === true;
  }

  get listensOn(): boolean {
    return this.#listensOn;
  }

  /** Lets the page speak later: to be called from within a press. */
  unlock(): void {
    this.#voice?.unlock();
  }

  /** Reads something aloud. */
  play(sentences: readonly SpokenSentence[]): void {
    this.#play(sentences, 0, false);
  }

  /** Reads a part of a passage aloud to somebody who listens on through it. */
  playPart(sentences: readonly SpokenSentence[], from = 0): void {
    this.#play(sentences, from, true);
  }

  /** Says no more, and does not go on. */
  stop(): void {
    this.#listensOn = false;
    this.#player.stop();
  }

  #play(sentences: readonly SpokenSentence[], from: number, listensOn: boolean): void {
    this.#listensOn = listensOn && this.canSpeak;
    if (this.canSpeak) this.#player.play(sentences, from);
    else this.#options.onNotice(this.#options.words['listen.no-voice']);
  }

  /** Marks the sentence that is spoken, in the answer and on the page. */
  #mark(sentence: Sentence | undefined): void {
    for (const marked of document.querySelectorAll('.spoken')) marked.classList.remove('spoken');
    if (!sentence) return;
    const { inAnswer, index } = this.#options;
    const answer = inAnswer(sentence);
    const page = document.getElementById(index().get(sentence)?.id ?? '');
    for (const element of [answer, page]) element?.classList.add('spoken');
    const followed = this.#listensOn ? page : answer;
    if (followed) bringIntoSight(followed);
  }
}
