import { Player } from '../../../web/speech/player';
import { BROWSER_CLOCK, type BrowserVoice, browserVoice, voicesFor } from '../../../web/speech/voice';
import type { SpeechView } from '../turn-view';
import { audioOf } from './api';
import { fill, forEyes, html } from './dom';

/** The voice of the server's, which reads the SSML as it stands. Every other name is that of a voice of the browser's. */
const ESPEAK = 'espeak';

/** Something to speak, and where on the page its sentences stand. */
export interface Spoken {
  readonly speech: SpeechView;
  /** Holds an element `data-sentence` for each sentence, by its number. */
  readonly shownIn: HTMLElement;
}

/** Buttons that speak, and stop when they are pressed again. One speaks at a time. */
export function openPlayback(voice: () => string, onError: (error: unknown) => void) {
  const browser = browserVoice(() => ({ voice: voice(), pitch: 1 }));
  let current: { readonly button: HTMLButtonElement; readonly controller: AbortController } | undefined;
  const stop = (): void => {
    current?.controller.abort();
    current = undefined;
  };
  return {
    stop,
    /** Speaks one after the other, or stops where this button is the one that speaks. */
    async toggle(button: HTMLButtonElement, ...all: readonly Spoken[]): Promise<void> {
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
        for (const { shownIn } of all) mark(shownIn, undefined);
      });
      if (button.classList.contains('hear')) fill(button, html`${forEyes('■')} Stop`);
      button.setAttribute('aria-pressed', 'true');
      try {
        for (const { speech, shownIn } of all) {
          if (controller.signal.aborted) return;
          await play(speech, voice() === ESPEAK ? undefined : browser, controller.signal, (sentence) => {
            // Sound that is stopped tells its time once more.
            if (controller.signal.aborted) return;
            button.setAttribute('data-sound', '');
            mark(shownIn, sentence);
          });
          mark(shownIn, undefined);
        }
      } catch (error) {
        if (!controller.signal.aborted) onError(error);
      } finally {
        if (current?.controller === controller) stop();
      }
    },
  };
}

/** Marks the sentence that is spoken, and keeps it in sight. */
function mark(element: HTMLElement, sentence: number | undefined): void {
  for (const one of element.querySelectorAll<HTMLElement>('[data-sentence]')) {
    const isSpoken = one.dataset.sentence === String(sentence);
    if (isSpoken && !one.classList.contains('spoken')) one.scrollIntoView({ block: 'nearest' });
    one.classList.toggle('spoken', isSpoken);
  }
}

/**
 * Speaks until the end, or until the signal is aborted.
 * @param voice of the browser's; undefined for the server's
 * @param onSentence called with the number of each sentence as it begins
 */
async function play(
  { sentences, ssml }: SpeechView,
  voice: BrowserVoice | undefined,
  signal: AbortSignal,
  onSentence: (sentence: number) => void,
): Promise<void> {
  if (!voice) {
    const { audio, starts } = await audioOf(ssml);
    return signal.aborted
      ? undefined
      : playAudio(audio, signal, (seconds) => {
          onSentence(
            Math.max(
              0,
              starts.findLastIndex((start) => start <= seconds),
            ),
          );
        });
  }
  const spoken = sentences.map((one, index) => ({ ...one, sentence: [String(index)] }));
  await untilAborted(signal, (resolve, reject) => {
    const player = new Player({
      voice,
      clock: BROWSER_CLOCK,
      rate: () => 1,
      onChange: ({ at }) => at && onSentence(Number(at.sentence[0])),
      onEnd: resolve,
      onFailure: () => reject(new Error('This browser’s voice cannot speak: choose another.')),
    });
    player.play(spoken);
    return () => player.stop();
  });
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

function playAudio(blob: Blob, signal: AbortSignal, onTime: (seconds: number) => void): Promise<void> {
  const address = URL.createObjectURL(blob);
  return untilAborted(signal, (resolve, reject) => {
    const audio = new Audio(address);
    audio.onended = () => resolve();
    audio.onerror = () => reject(new Error('This browser cannot play the audio.'));
    audio.ontimeupdate = () => onTime(audio.currentTime);
    audio.play().then(() => onTime(0), reject);
    return () => audio.pause();
  }).finally(() => URL.revokeObjectURL(address));
}

/**
 * Offers the voices that there are: the server's, and the browser's own, those of this country first. Some browsers load
 * theirs a moment after the page.
 * @param wanted the voice that was chosen last
 */
export function offerVoices(select: HTMLSelectElement, wanted: () => string): void {
  const hasOwn = 'speechSynthesis' in window;
  const show = (): void => {
    const own = hasOwn ? voicesFor(document.documentElement.lang) : [];
    const options = own.map(({ name, lang }) => html`<option value="${name}">${name} (${lang})</option>`);
    fill(
      select,
      html`
        <option value="${ESPEAK}">espeak-ng (plain)</option>
        ${own.length > 0 && html`<optgroup label="Of this browser">${options}</optgroup>`}`,
    );
    select.value = wanted();
    if (select.selectedIndex < 0) select.value = ESPEAK;
  };
  show();
  if (hasOwn) speechSynthesis.addEventListener?.('voiceschanged', show);
}
