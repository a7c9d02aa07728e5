import { byId, make } from './dom';
import type { KeptSettings, Settings } from './settings';
import { voicesFor } from './speech/voice';
import { fillGaps, type WebWords } from './words';

export interface SettingsFormOptions {
  readonly words: WebWords;
  readonly settings: KeptSettings;
  /** One of them is otherwise now. */
  readonly onChange: () => void;
  readonly onTry: () => void;
}

/** The form of the listener's settings. Each holds as soon as it is changed. */
export function openSettingsForm(options: SettingsFormOptions): void {
  const { words, settings, onChange, onTry } = options;
  const [voice, rate, pitch] = [
    byId<HTMLSelectElement>('voice'),
    byId<HTMLInputElement>('rate'),
    byId<HTMLInputElement>('pitch'),
  ];
  const [keys, keepPlace] = [byId<HTMLInputElement>('keys'), byId<HTMLInputElement>('keep-place')];
  const speak = [...document.querySelectorAll<HTMLInputElement>('input[name="speak"]')];

  const showTimes = (slider: HTMLInputElement): void => {
    const text = fillGaps(words['settings.times'], { number: slider.value });
    slider.setAttribute('aria-valuetext', text);
    byId(`${slider.id}-value`).textContent = text;
  };
  const show = (): void => {
    const { now } = settings;
    for (const radio of speak) radio.checked = radio.value === now.speak;
    voice.value = now.voice;
    if (voice.selectedIndex < 0) voice.value = '';
    rate.value = String(now.rate);
    pitch.value = String(now.pitch);
    keys.checked = now.keys;
    keepPlace.checked = now.keepPlace;
    for (const slider of [rate, pitch]) showTimes(slider);
  };
  const change = (changed: Partial<Settings>): void => {
    settings.change(changed);
    onChange();
  };
  const showVoices = (): void => {
    const [usual] = voice.options;
    voice.replaceChildren(
      ...(usual ? [usual] : []),
      ...voicesFor(document.documentElement.lang).map(({ name }) => make('option', { value: name }, name)),
    );
    show();
  };

  for (const radio of speak)
    radio.addEventListener('change', () => change({ speak: radio.value as Settings['speak'] }));
  voice.addEventListener('change', () => change({ voice: voice.value }));
  rate.addEventListener('input', () => {
    showTimes(rate);
    change({ rate: Number(rate.value) });
  });
  pitch.addEventListener('input', () => {
    showTimes(pitch);
    change({ pitch: Number(pitch.value) });
  });
  keys.addEventListener('change', () => change({ keys: keys.checked }));
  keepPlace.addEventListener('change', () => change({ keepPlace: keepPlace.checked }));
  byId('try-voice').addEventListener('click', onTry);
  byId('forget').addEventListener('click', () => {
    settings.forget();
    onChange();
    show();
  });
  if ('speechSynthesis' in window) {
    // Some browsers load their voices a moment after the page.
    window.speechSynthesis.addEventListener?.('voiceschanged', showVoices);
    showVoices();
  } else show();
}
