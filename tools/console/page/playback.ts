import type { SpeechView } from '../turn-view';
import { audioOf } from './api';
import { fill, forEyes, html } from './dom';

/** Which voice speaks: the server's, which reads the SSML, or the browser's own. */
export type VoiceName = 'espeak' | 'browser';

/** Buttons that speak, and stop when they are pressed again. One speaks at a time. */
export function openPlayback(voice: () => VoiceName, onError: (error: unknown) => void) {
  let current: { readonly button: HTMLButtonElement; readonly controller: AbortController } | undefined;
  const stop = (): void => {
    current?.controller.abort();
    current = undefined;
  };
  return {
    stop,
    /** Speaks, or stops where this button is the one that speaks. */
    async toggle(button: HTMLButtonElement, speech: SpeechView): Promise<void> {
      const wasSpeaking = current?.button === button;
      stop();
      if (wasSpeaking) return;
      const controller = new AbortController();
      current = { button, controller };
      const words = [...button.childNodes];
      controller.signal.addEventListener('abort', () => {
        button.replaceChildren(...words);
        button.removeAttribute('aria-pressed');
        button.removeAttribute('data-sound');
      });
      if (button.classList.contains('hear')) fill(button, html`${forEyes('■')} Stop`);
      button.setAttribute('aria-pressed', 'true');
      try {
        await play(speech, voice(), controller.signal, () => button.setAttribute('data-sound', ''));
      } catch (error) {
        if (!controller.signal.aborted) onError(error);
      } finally {
        if (current?.controller === controller) stop();
      }
    },
  };
}

/**
 * Speaks until the end, or until the signal is aborted.
 * @param onSound called once there is sound
 */
async function play(
  { beats, rate, ssml }: SpeechView,
  voice: VoiceName,
  signal: AbortSignal,
  onSound: () => void,
): Promise<void> {
  if (voice === 'espeak') {
    const audio = await audioOf(ssml);
    return signal.aborted ? undefined : playAudio(audio, signal, onSound);
  }
  onSound();
  // The browser's voice reads no SSML: it is given sentence after sentence, with the pauses between.
  for (const beat of beats) {
    if (signal.aborted) return;
    await ('pause' in beat ? wait(beat.pause, signal) : utter(beat.spoken, rate, signal));
  }
}

/** Starts something that can be stopped. The promise resolves when it ends, and when it is stopped by the signal. */
const untilAborted = (
  signal: AbortSignal,
  start: (resolve: () => void, reject: (error: Error) => void) => () => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = start(resolve, reject);
    signal.addEventListener('abort', () => {
      stop();
      resolve();
    });
  });

function playAudio(blob: Blob, signal: AbortSignal, onSound: () => void): Promise<void> {
  const address = URL.createObjectURL(blob);
  return untilAborted(signal, (resolve, reject) => {
    const audio = new Audio(address);
    audio.onended = () => resolve();
    audio.onerror = () => reject(new Error('This browser cannot play the audio.'));
    audio.play().then(onSound, reject);
    return () => audio.pause();
  }).finally(() => URL.revokeObjectURL(address));
}

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  untilAborted(signal, (resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    return () => clearTimeout(timer);
  });

const utter = (text: string, rate: number, signal: AbortSignal): Promise<void> =>
  untilAborted(signal, (resolve, reject) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = 'en-GB';
    utterance.rate = rate / 100;
    utterance.onend = () => resolve();
    utterance.onerror = ({ error }) =>
      error === 'canceled' || error === 'interrupted'
        ? resolve()
        : reject(new Error('This browser’s voice cannot speak: choose the other one.'));
    speechSynthesis.speak(utterance);
    return () => speechSynthesis.cancel();
  });

/** Offers the browser's own voice where it has one. Some browsers load theirs a moment after the page. */
export function offerBrowserVoice(select: HTMLSelectElement): void {
  const option = select.querySelector<HTMLOptionElement>('option[value="browser"]');
  if (!option) return;
  const check = (): void => {
    option.disabled = speechSynthesis.getVoices().length === 0;
  };
  option.disabled = true;
  if (!('speechSynthesis' in window)) return;
  speechSynthesis.addEventListener('voiceschanged', check);
  check();
}
