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

/** Rates are set on what has no pace of its own, and never inside one another: engines would multiply them. */
function said({ say }: Said, rate: number): string {
  let markup = '';
  let even = '';
  for (const voice of say) {
    if (typeof voice === 'string') even += voice;
    else if (!voice.paced) even += voice.ssml;
    else {
      markup += atRate(rate, even) + voice.ssml;
      even = '';
    }
  }
  return sentence(markup + atRate(rate, even));
}

/** The markup of sentences that come again, by rate: for each sentence of the page it is made once. */
const KEPT = new Map<number, WeakMap<Said, string>>();

function kept(beat: Said, rate: number): string {
  const atThisRate = KEPT.get(rate) ?? new WeakMap<Said, string>();
  KEPT.set(rate, atThisRate);
  const markup = atThisRate.get(beat) ?? said(beat, rate);
  atThisRate.set(beat, markup);
  return markup;
}
