import type { Speech, Voice } from './speech';
import { LETTER_PAUSE, PHONE_GROUP_PAUSE, PHONE_RATE } from './timing';

/** Words a minute of a usual English voice on a speaker: the middle of what listeners find comfortable, 150 to 200. */
const WORDS_A_MINUTE = 170;

/** A digit or letter said by itself takes about this many milliseconds at the usual rate. */
const SINGLE = 350;

/**
 * About how long speech takes to hear, in seconds, to one decimal. An estimate for people who write: engines and
 * voices differ by a fifth.
 */
export function secondsOf({ beats, rate }: Speech): number {
  const milliseconds = beats.reduce(
    (sum, beat) =>
      sum + ('pause' in beat ? beat.pause : beat.say.reduce((said, voice) => said + voiced(voice, rate), 0)),
    0,
  );
  return Math.round(milliseconds / 100) / 10;
}

function voiced(voice: Voice, rate: number): number {
  if (typeof voice === 'string') return wordTime(voice, rate);
  if ('say' in voice) return wordTime(voice.say, rate);
  if ('stress' in voice) return wordTime(voice.stress, rate);
  if ('letters' in voice) return voice.letters.length * (SINGLE + LETTER_PAUSE);
  const digits = voice.phone.reduce((sum, { said }) => sum + countWords(said), 0);
  return digits * SINGLE * (100 / PHONE_RATE) + (voice.phone.length - 1) * PHONE_GROUP_PAUSE;
}

const wordTime = (text: string, rate: number): number =>
  ((countWords(text) * 60_000) / WORDS_A_MINUTE) * (100 / rate);

/** The words of a text: what stands between spaces and holds a letter or a digit. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
