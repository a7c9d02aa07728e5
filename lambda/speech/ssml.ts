import type { Voice } from '../page/page';
import type { Said, Speech } from './speech';
import { atRate, pause, sentence, speak } from './tags';

/** Speech as an SSML document, with nothing in it that Alexa and Google do not both take. */
export const toSsml = ({ beats, rate }: Speech): string =>
  speak(
    beats
      .map((beat) => {
        if ('pause' in beat) return pause(beat.pause);
        return beat.fixed ? kept(beat, rate) : said(beat, rate);
      })
      .join(''),
  );

const said = ({ say }: Said, rate: number): string =>
  sentence(say.map((voice) => voiced(voice, rate)).join(''));

/** The markup of sentences that come again, by rate: for each sentence of the page it is made once. */
const KEPT = new Map<number, WeakMap<Said, string>>();

function kept(beat: Said, rate: number): string {
  const atThisRate = KEPT.get(rate) ?? new WeakMap<Said, string>();
  KEPT.set(rate, atThisRate);
  const markup = atThisRate.get(beat) ?? said(beat, rate);
  atThisRate.set(beat, markup);
  return markup;
}

/** Rates are set on each piece and never inside one another: engines would multiply them. */
function voiced(voice: Voice, rate: number): string {
  if (typeof voice === 'string') return atRate(rate, voice);
  return voice.paced ? voice.ssml : atRate(rate, voice.ssml);
}
