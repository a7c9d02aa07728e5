import type { SentenceBeat, Speech } from './speech';
import { atRate, pause, sentence, speak } from './tags';

/** Speech as an SSML document. It has only tags that Alexa and Google both take. */
export const toSsml = ({ beats, rate }: Speech): string =>
  speak(beats.map((beat) => ('pause' in beat ? pause(beat.pause) : sentenceMarkup(beat, rate))).join(''));

/** Rates never nest: engines multiply them, so what has a pace of its own keeps it and the rest gets the turn's. */
function sentenceMarkup({ say }: SentenceBeat, rate: number): string {
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
