import type { Span } from '../../lambda/page/page';
import type { Speech } from '../../lambda/speech/speech';
import { PHONE_RATE } from '../../lambda/speech/timing';
import { countWords } from '../content/words';
import { pausesIn, phoneIn, spokenText } from './spoken';

/** Words a minute of an English voice, in the middle of what is comfortable: 150 to 200. */
const WORDS_A_MINUTE = 170;

/** How long a single digit or letter takes at the usual rate, in milliseconds. */
const SINGLE = 350;

/** About how long it takes to hear some speech, in seconds, to one decimal. Voices differ by a fifth. */
export function secondsOf({ beats, rate }: Speech): number {
  const milliseconds = beats.reduce(
    (sum, beat) =>
      sum + ('pause' in beat ? beat.pause : beat.say.reduce((time, span) => time + timeOf(span, rate), 0)),
    0,
  );
  return Math.round(milliseconds / 100) / 10;
}

function timeOf(span: Span, rate: number): number {
  const words = countWords(spokenText(span));
  if (typeof span === 'string' || !span.paced) return ((words * 60_000) / WORDS_A_MINUTE) * (100 / rate);
  return words * SINGLE * (phoneIn(span) ? 100 / PHONE_RATE : 1) + pausesIn(span);
}
