/** How a tone rises when the page begins to listen, and falls when it stops: in hertz, from and to. */
const TONES = { start: [440, 660], stop: [660, 440] } as const;

/** In seconds; short enough not to be in the way of the first word. */
const LENGTH = 0.14;

/** Of the loudest. */
const LOUDNESS = 0.15;

let context: AudioContext | undefined;

/** Lets it be heard that the page begins or stops listening. Where there is no sound, the button says so. */
export function playTone(which: keyof typeof TONES): void {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
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
