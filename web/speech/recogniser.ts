/** The part of the browsers' speech recognition that is used; TypeScript's DOM library does not have all of it yet. */
export interface Recognition {
  lang: string;
  interimResults: boolean;
  /** Where the browser can do without its maker's service. */
  processLocally?: boolean;
  start(): void;
  /** Listens no more, and gives what was heard. */
  stop(): void;
  /** Listens no more, and forgets what was heard. */
  abort(): void;
  onaudiostart: (() => void) | null;
  onresult:
    | ((event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void)
    | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
}

/** What is wanted of a browser's recognition. */
interface Wanted {
  readonly langs: readonly string[];
  readonly processLocally: boolean;
}

/** The class of it. Newer browsers say whether it can be done on the device, and fetch what that needs. */
export interface RecognitionClass {
  new (): Recognition;
  available?(wanted: Wanted): Promise<string>;
  install?(wanted: Wanted): Promise<boolean>;
}

/** Why nothing was understood, in as many ways as a listener can do something about. */
export type NotHeard = 'not-allowed' | 'no-microphone' | 'no-recogniser' | 'nothing-heard';

const ERRORS: Readonly<Record<string, NotHeard>> = {
  'not-allowed': 'not-allowed',
  'service-not-allowed': 'not-allowed',
  'audio-capture': 'no-microphone',
  'no-speech': 'nothing-heard',
};

export interface Listening {
  /** It listens now. */
  onStart(): void;
  /** What has been recognised so far. */
  onProgress(words: string): void;
  /** It listens no more. */
  onStop(): void;
  onWords(words: string): void;
  onNotHeard(why: NotHeard): void;
}

/** A press that is held longer than this is let go when the speaker has finished, in milliseconds. */
const HOLD = 400;

/**
 * Listens for one utterance at a time. The same button can be pressed, and then the browser finds out when the speaker has
 * finished, or held down for as long as they speak.
 */
export class Recogniser {
  readonly #make: () => Recognition;
  readonly #listening: Listening;
  #current: Recognition | undefined;
  #hasStarted = false;
  #pressedAt: number | undefined;

  constructor(make: () => Recognition, listening: Listening) {
    this.#make = make;
    this.#listening = listening;
  }

  /** It opens while the browser asks whether it may use the microphone, or gets it ready. */
  get state(): 'idle' | 'opening' | 'listening' {
    if (!this.#current) return 'idle';
    return this.#hasStarted ? 'listening' : 'opening';
  }

  /**
   * The button goes down: it listens, or stops if it did.
   * @param at when, in milliseconds, by the event: a page that was busy hears of it later
   */
  press(at: number): void {
    if (this.#current) {
      this.#pressedAt = undefined;
      if (this.#hasStarted) this.#current.stop();
      else this.cancel();
      return;
    }
    this.#pressedAt = at;
    this.#start();
  }

  /** The button comes up. @param at as for `press` */
  release(at: number): void {
    const heldFor = this.#pressedAt === undefined ? 0 : at - this.#pressedAt;
    this.#pressedAt = undefined;
    // Who lets go to answer the browser has not said anything yet.
    if (heldFor > HOLD && this.#hasStarted) this.#current?.stop();
  }

  /** Listens no more, and forgets what was heard. */
  cancel(): void {
    this.#pressedAt = undefined;
    const given = this.#current;
    if (!given) return;
    // Some browsers never say that they have ended what had not begun.
    this.#current = undefined;
    given.abort();
    this.#listening.onStop();
  }

  #start(): void {
    const { onStart, onProgress, onStop, onWords, onNotHeard } = this.#listening;
    const recognition = this.#make();
    let words = '';
    let failure: string | undefined;
    recognition.interimResults = true;
    recognition.onaudiostart = () => {
      if (this.#current !== recognition) return;
      this.#hasStarted = true;
      onStart();
    };
    recognition.onresult = ({ results }) => {
      if (this.#current !== recognition) return;
      words = joined(Array.from(results, (result) => result[0]?.transcript ?? ''));
      onProgress(words);
    };
    recognition.onerror = ({ error }) => {
      failure = error;
    };
    recognition.onend = () => {
      if (this.#current !== recognition) return;
      this.#current = undefined;
      onStop();
      if (failure === 'aborted') return;
      if (failure !== undefined) onNotHeard(ERRORS[failure] ?? 'no-recogniser');
      else if (words === '') onNotHeard('nothing-heard');
      else onWords(words);
    };
    this.#current = recognition;
    this.#hasStarted = false;
    try {
      recognition.start();
    } catch {
      this.#current = undefined;
      onStop();
      onNotHeard('no-recogniser');
    }
  }
}

/** What was recognised, piece by piece, as one text. Some browsers say with each piece all that came before it again. */
const joined = (pieces: readonly string[]): string =>
  pieces
    .map((piece) => piece.replace(/\s+/g, ' ').trim())
    .reduce((before, piece) => (piece.startsWith(before) ? piece : `${before} ${piece}`.trim()), '');

/** Whether a browser can do without its maker's service: it can, it could once it has fetched something, or it cannot. */
export type OnDevice = 'yes' | 'once-fetched' | 'no';

/** Asks a browser whether it can do it all on the device, so that no voice leaves it. */
export async function onDevice(Class: RecognitionClass, lang: string): Promise<OnDevice> {
  try {
    const answer = await Class.available?.({ langs: [lang], processLocally: true });
    if (answer === 'available') return 'yes';
    return answer === 'downloadable' && Class.install ? 'once-fetched' : 'no';
  } catch {
    return 'no';
  }
}

/** Has the browser fetch what it needs to do it on the device. @returns whether it can from now on */
export async function fetchForDevice(Class: RecognitionClass, lang: string): Promise<boolean> {
  try {
    return (await Class.install?.({ langs: [lang], processLocally: true })) === true;
  } catch {
    return false;
  }
}
