import type { Span } from '../lambda/page/page';
import type { Speech } from '../lambda/speech/speech';
import { PHONE_RATE } from '../lambda/speech/timing';
import { countWords } from './content/word-count';

/** The entities of XML. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

/** A span in the words that are heard: letters singly, digits by their names, and commas for the pauses inside. */
export function spokenText(span: Span): string {
  if (typeof span === 'string') return span;
  return span.ssml
    .replace(/<sub alias='([^']*)'>[^<]*<\/sub>/gu, '$1')
    .replace(/<break [^>]*>(?=.)/gu, ', ')
    .replace(/<[^>]*>/gu, '')
    .replace(/&\w+;/gu, (entity) => ENTITIES[entity] ?? entity);
}

/** The pauses inside a span, in milliseconds. */
export const pausesIn = (span: Span): number =>
  typeof span === 'string'
    ? 0
    : [...span.ssml.matchAll(/<break time='(\d+)ms'\/>/gu)].reduce((sum, [, ms]) => sum + Number(ms), 0);

/** The telephone number in a span, and the punctuation after it; undefined where it holds none. */
export function phoneIn(span: Span): { readonly number: string; readonly after: string } | undefined {
  const [, number, after = ''] =
    /^(\+?\d[\d ]*)(\D*)$/u.exec(typeof span === 'string' ? '' : span.text) ?? [];
  return typeof span === 'object' && span.paced && number !== undefined ? { number, after } : undefined;
}

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
