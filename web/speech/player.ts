import type { SpokenSentence } from './utterances';

/** A voice. It says one text at a time. */
export interface Voice {
  /**
   * Says a text, to its end or until the signal is aborted.
   * @param rate times the usual rate of the voice
   * @throws Error where the browser cannot speak
   */
  say(text: string, rate: number, signal: AbortSignal): Promise<void>;
}

/** Time, which a test makes pass as it likes. */
export interface Clock {
  /** Milliseconds since whenever. */
  now(): number;
  /** Resolves after some milliseconds, or at once when the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface PlayerState {
  readonly status: 'idle' | 'speaking' | 'paused';
  /** The sentence that is spoken, or that comes next when it goes on; undefined where there is none. */
  readonly at: SpokenSentence | undefined;
}

export interface PlayerOptions {
  readonly voice: Voice;
  readonly clock: Clock;
  /** How many times faster than usual the listener wants it. */
  readonly rate: () => number;
  readonly onChange: (state: PlayerState) => void;
  /** The last sentence was spoken to its end. */
  readonly onEnd: () => void;
  /** The voice has failed. */
  readonly onFailure: (error: unknown) => void;
}

/** A sentence that was begun, and how long had been spoken until then. */
interface Begun {
  readonly at: number;
  readonly after: number;
}

/**
 * Speaks sentences one after the other. It can go on from any of them: browsers cannot pause a voice reliably, so a pause
 * stops it, and the sentence is begun again.
 */
export class Player {
  readonly #options: PlayerOptions;
  #sentences: readonly SpokenSentence[] = [];
  #at = 0;
  #running: AbortController | undefined;
  #isPaused = false;
  #begun: Begun[] = [];
  /** Milliseconds that have been spoken before the present run, and when that began. */
  #spoken = 0;
  #since = 0;

  constructor(options: PlayerOptions) {
    this.#options = options;
  }

  get state(): PlayerState {
    const status = this.#running ? 'speaking' : this.#isPaused ? 'paused' : 'idle';
    return { status, at: status === 'idle' ? undefined : this.#sentences[this.#at] };
  }

  /** Speaks some sentences, from one of them on. What was spoken is stopped. */
  play(sentences: readonly SpokenSentence[], from = 0): void {
    this.#halt();
    this.#sentences = sentences;
    this.#begun = [];
    this.#spoken = 0;
    this.#run(from);
  }

  pause(): void {
    if (!this.#running) return;
    this.#halt();
    this.#isPaused = true;
    this.#changed();
  }

  resume(): void {
    if (this.#isPaused) this.#run(this.#at);
  }

  stop(): void {
    const wasIdle = this.state.status === 'idle';
    this.#halt();
    if (!wasIdle) this.#changed();
  }

  /** The next sentence; past the last one it is as if all had been spoken. */
  next(): void {
    if (this.state.status === 'idle') return;
    if (this.#at + 1 < this.#sentences.length) this.#run(this.#at + 1);
    else this.#finish();
  }

  /** The sentence before. */
  previous(): void {
    if (this.state.status !== 'idle') this.#run(Math.max(0, this.#at - 1));
  }

  /** Goes back to the sentence that was being spoken some milliseconds ago. */
  back(milliseconds: number): void {
    if (this.state.status === 'idle') return;
    const then = this.#spokenSoFar() - milliseconds;
    const begun = this.#begun.filter(({ after }) => after <= then).at(-1) ?? this.#begun[0];
    this.#begun = this.#begun.filter(({ after }) => after < (begun?.after ?? 0));
    this.#run(begun?.at ?? 0);
  }

  #run(from: number): void {
    this.#halt();
    const running = new AbortController();
    this.#running = running;
    this.#since = this.#options.clock.now();
    this.#speak(from, running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return;
      this.#halt();
      this.#changed();
      this.#options.onFailure(error);
    });
  }

  async #speak(from: number, signal: AbortSignal): Promise<void> {
    for (let at = from; at < this.#sentences.length; at += 1) {
      const { before, pieces } = this.#sentences[at] as SpokenSentence;
      this.#at = at;
      if (at > from) await this.#wait(before, signal);
      if (signal.aborted) return;
      this.#begun.push({ at, after: this.#spokenSoFar() });
      this.#changed();
      for (const piece of pieces) {
        const { voice, rate } = this.#options;
        await ('pause' in piece
          ? this.#wait(piece.pause, signal)
          : voice.say(piece.say, (rate() * piece.rate) / 100, signal));
        if (signal.aborted) return;
      }
    }
    this.#finish();
  }

  /** Who listens fast wants shorter pauses as well. */
  #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return this.#options.clock.wait(milliseconds / Math.max(1, this.#options.rate()), signal);
  }

  #finish(): void {
    this.#halt();
    this.#changed();
    this.#options.onEnd();
  }

  #halt(): void {
    this.#spoken = this.#spokenSoFar();
    this.#running?.abort();
    this.#running = undefined;
    this.#isPaused = false;
  }

  #spokenSoFar(): number {
    return this.#spoken + (this.#running ? this.#options.clock.now() - this.#since : 0);
  }

  #changed(): void {
    this.#options.onChange(this.state);
  }
}
