import type { Voice } from './player';

/** What of the listener's settings a voice needs. */
export interface VoiceSettings {
  readonly voice: string;
  readonly pitch: number;
}

/** The fastest and the slowest rate that browsers take. */
const RATES = { least: 0.1, most: 10 };

/** The voice of a browser. */
export interface BrowserVoice extends Voice {
  /** Whether it has anything to speak with: some browsers take a text, have no voice, and say neither. */
  isThere(): boolean;
  /** Some browsers let a page speak only from within a press: an empty utterance, in good time, lets it speak later. */
  unlock(): void;
}

/** The browser's own speech synthesis as a voice; undefined where it has none. */
export function browserVoice(settings: () => VoiceSettings): BrowserVoice | undefined {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
  if (!synthesis || !('SpeechSynthesisUtterance' in window)) return undefined;
  const utteranceOf = (text: string, rate: number): SpeechSynthesisUtterance => {
    const { voice: name, pitch } = settings();
    const voice = synthesis.getVoices().find((one) => one.name === name);
    const utterance = new SpeechSynthesisUtterance(text);
    if (voice) utterance.voice = voice;
    utterance.lang = voice?.lang ?? document.documentElement.lang;
    utterance.rate = Math.min(RATES.most, Math.max(RATES.least, rate));
    utterance.pitch = pitch;
    return utterance;
  };
  return {
    say: (text, rate, signal) =>
      new Promise((resolve, reject) => {
        const utterance = utteranceOf(text, rate);
        const stop = (): void => {
          synthesis.cancel();
          resolve();
        };
        signal.addEventListener('abort', stop, { once: true });
        utterance.onend = () => {
          signal.removeEventListener('abort', stop);
          resolve();
        };
        utterance.onerror = ({ error }) => {
          signal.removeEventListener('abort', stop);
          if (error === 'canceled' || error === 'interrupted') resolve();
          else reject(new Error(error));
        };
        // What another page has paused would stay silent.
        synthesis.resume();
        synthesis.speak(utterance);
      }),
    isThere: () => synthesis.getVoices().length > 0,
    unlock: () => synthesis.speak(utteranceOf('', 1)),
  };
}

/** The voices of a page's language, its own country first. */
export function voicesFor(lang: string): SpeechSynthesisVoice[] {
  const [language = ''] = lang.split('-');
  const isOwn = (voice: SpeechSynthesisVoice): boolean => voice.lang.replace('_', '-') === lang;
  return window.speechSynthesis
    .getVoices()
    .filter((voice) => voice.lang.startsWith(language))
    .sort((one, other) => Number(isOwn(other)) - Number(isOwn(one)));
}

/** The browser's clock. */
export const BROWSER_CLOCK = {
  now: () => performance.now(),
  wait: (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};
