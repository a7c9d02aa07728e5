/** How a tone rises when the page begins to listen, and falls when it stops: in hertz, from and to. */
const TONES = { start: [440, 660], stop: [660, 440] } as const;

/** In seconds; short enough not to be in the way of the first word. */
const LENGTH = 0.14;

/** Of the loudest. */
const LOUDNESS = 0.15;

let context: AudioContext | undefined;

/** Some browsers let a page sound only from within a press: this is called in one, before the first tone. */
export function prepareTones(): void {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
  // Where it may not, the tones are not heard, and the button says the same.
  context.resume().catch(() => {});
}

/** Lets it be heard that the page begins or stops listening. */
export function playTone(which: keyof typeof TONES): void {
  if (!context) return;
  const [from, to] = TONES[which];
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  const now = context.currentTime;
  oscillator.frequency.setValueAtTime(from, now);
  oscillator.frequency.linearRampToValueAtTime(to, now + LENGTH);
  gain.gain.setValueAtTime(LOUDNESS, now);
  gain.gain.linearRampToValueAtTime(0, now + LENGTH);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(now);
  oscillator.stop(now + LENGTH);
}
