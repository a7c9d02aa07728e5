/**
 * Speech synthesis and recognition as their specifications have them, for a browser that has neither a voice nor an ear.
 * (Source: Web Speech API, W3C.) The script is run in the page before its own.
 *
 * - `window.spoken` has what was said, each with its rate, pitch and voice. Texts take `window.speakingTime` milliseconds.
 * - `window.hear(words)` is what somebody says; `window.hearNothing(error)` is a failure.
 */
export const FAKE_SPEECH = `
  window.spoken = [];
  window.speakingTime = 30;

  class FakeUtterance extends EventTarget {
    constructor(text = '') { super(); Object.assign(this, { text, lang: '', voice: null, volume: 1, rate: 1, pitch: 1 }); }
  }

  const happens = (target, type, more = {}) => {
    const event = Object.assign(new Event(type), more);
    target.dispatchEvent(event);
    target['on' + type]?.(event);
  };

  class FakeSynthesis extends EventTarget {
    #queue = []; #timer; #current;
    paused = false;
    get speaking() { return this.#current !== undefined; }
    get pending() { return this.#queue.length > 0; }
    getVoices() {
      return [
        { name: 'Alice', lang: 'en-GB', default: true, localService: true, voiceURI: 'alice' },
        { name: 'Carol', lang: 'en-US', default: false, localService: true, voiceURI: 'carol' },
        { name: 'Dieter', lang: 'de-DE', default: false, localService: true, voiceURI: 'dieter' },
      ];
    }
    speak(utterance) { this.#queue.push(utterance); this.#next(); }
    cancel() {
      const [current, queue] = [this.#current, this.#queue];
      this.#current = undefined;
      this.#queue = [];
      clearTimeout(this.#timer);
      setTimeout(() => {
        if (current) happens(current, 'error', { error: 'interrupted' });
        for (const one of queue) happens(one, 'error', { error: 'canceled' });
      });
    }
    pause() { this.paused = true; }
    resume() { this.paused = false; this.#next(); }
    #next() {
      if (this.#current || this.paused || this.#queue.length === 0) return;
      const utterance = this.#current = this.#queue.shift();
      this.#timer = setTimeout(() => {
        happens(utterance, 'start');
        if (utterance.text !== '') window.spoken.push({
          text: utterance.text, rate: utterance.rate, pitch: utterance.pitch, voice: utterance.voice?.name ?? '',
        });
        this.#timer = setTimeout(() => {
          this.#current = undefined;
          happens(utterance, 'end');
          this.#next();
        }, utterance.text === '' ? 0 : window.speakingTime);
      });
    }
  }

  let listening;
  class FakeRecognition extends EventTarget {
    continuous = false; interimResults = false; lang = ''; maxAlternatives = 1; processLocally = false;
    static available = async () => window.onDevice ?? 'unavailable';
    static install = async () => window.onDevice === 'downloadable' && window.canFetch !== false;
    #started = false; #results = [];
    start() {
      if (this.#started) throw new DOMException('already started', 'InvalidStateError');
      this.#started = true;
      listening = this;
      window.recognition = { lang: this.lang, processLocally: this.processLocally };
      setTimeout(() => {
        if (window.microphone === 'denied') return this.fail('not-allowed');
        happens(this, 'start');
        happens(this, 'audiostart');
      });
    }
    stop() { if (this.#started) setTimeout(() => this.#end()); }
    abort() { if (this.#started) this.fail('aborted'); }
    say(words, isFinal) {
      this.#results = [Object.assign([{ transcript: words, confidence: 0.9 }], { isFinal })];
      happens(this, 'result', { resultIndex: 0, results: this.#results });
    }
    fail(error) { happens(this, 'error', { error, message: '' }); this.#end(); }
    #end() {
      if (!this.#started) return;
      this.#started = false;
      listening = undefined;
      happens(this, 'audioend');
      happens(this, 'end');
    }
  }

  window.hear = (words) => { listening.say(words.slice(0, 4), false); listening.say(words, true); listening.stop(); };
  window.hearNothing = (error) => listening.fail(error);
  window.isListening = () => listening !== undefined;

  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: FakeUtterance });
  Object.defineProperty(window, 'speechSynthesis', { value: new FakeSynthesis() });
  Object.defineProperty(window, 'SpeechRecognition', { value: FakeRecognition });
  Object.defineProperty(window, 'webkitSpeechRecognition', { value: undefined });

  window.mediaKeys = {};
  Object.defineProperty(navigator, 'mediaSession', { value: {
    playbackState: 'none', metadata: null,
    setActionHandler: (action, handler) => { window.mediaKeys[action] = handler; },
  } });
`;

/** A browser that can neither speak nor listen. */
export const NO_SPEECH = `
  for (const name of ['speechSynthesis', 'SpeechRecognition', 'webkitSpeechRecognition']) {
    Object.defineProperty(window, name, { value: undefined });
    delete window[name];
  }
`;
