import {
  atRate,
  join,
  letter,
  louder,
  type Markup,
  pause,
  sentence,
  speak,
  substitute,
  words,
} from './markup';
import type { Said, Speech, Voice } from './speech';
import { LETTER_PAUSE, PHONE_GROUP_PAUSE, PHONE_RATE } from './timing';

/** Speech as an SSML document, with nothing in it that Alexa and Google do not both take. */
export const toSsml = ({ beats, rate }: Speech): string =>
  speak(
    join(
      beats.map((beat) => {
        if ('pause' in beat) return pause(beat.pause);
        return beat.fixed ? kept(beat, rate) : said(beat, rate);
      }),
    ),
  );

const said = ({ say }: Said, rate: number): Markup =>
  sentence(join(withPunctuation(say).map((voice) => voiced(voice, rate))));

/** The markup of sentences that come again, by rate: for each sentence of the page it is made once. */
const KEPT = new Map<number, WeakMap<Said, Markup>>();

function kept(beat: Said, rate: number): Markup {
  const atThisRate = KEPT.get(rate) ?? new WeakMap<Said, Markup>();
  KEPT.set(rate, atThisRate);
  const markup = atThisRate.get(beat) ?? said(beat, rate);
  atThisRate.set(beat, markup);
  return markup;
}

/** Rates are set on each piece and never inside one another: engines would multiply them. */
function voiced(voice: Voice, rate: number): Markup {
  if (typeof voice === 'string') return atRate(rate, words(voice));
  if ('say' in voice) return atRate(rate, substitute(voice.written, voice.say));
  if ('stress' in voice) return atRate(rate, louder(voice.stress));
  if ('letters' in voice) return join(voice.letters.flatMap((one) => [letter(one), pause(LETTER_PAUSE)]));
  const groups = voice.phone.map(({ said }) => atRate(PHONE_RATE, words(said)));
  return join(groups.flatMap((group, index) => (index === 0 ? [group] : [pause(PHONE_GROUP_PAUSE), group])));
}

/**
 * The same pieces, with punctuation that follows a piece with markup taken into it: between two tags by itself, some
 * engines read a full stop out as "dot".
 */
function withPunctuation(say: readonly Voice[]): readonly Voice[] {
  const pieces: Voice[] = [];
  for (const voice of say) {
    const last = pieces.at(-1);
    const mark = typeof voice === 'string' ? /^[.,:;?!]+/.exec(voice)?.[0] : undefined;
    if (typeof voice !== 'string' || last === undefined || typeof last === 'string' || mark === undefined) {
      pieces.push(voice);
      continue;
    }
    pieces[pieces.length - 1] = punctuated(last, mark);
    if (voice.length > mark.length) pieces.push(voice.slice(mark.length));
  }
  return pieces;
}

function punctuated(voice: Exclude<Voice, string>, mark: string): Voice {
  if ('say' in voice) return { written: voice.written + mark, say: voice.say + mark };
  if ('stress' in voice) return { stress: voice.stress + mark };
  if ('letters' in voice) return voice;
  return {
    phone: voice.phone.map((group, index) =>
      index === voice.phone.length - 1 ? { ...group, said: group.said + mark } : group,
    ),
  };
}
