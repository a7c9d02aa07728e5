import type { SentenceBeat, Speech } from './speech';
import { atRate, pause, sentence, speak } from './tags';

/** Speech as an SSML document, with tags that both Alexa and Google accept. */
export const toSsml = ({ beats, rate }: Speech): string =>
  speak(beats.map((beat) => ('pause' in beat ? pause(beat.pause) : sentenceMarkup(beat, rate))).join(''));

/** Rates never nest, since engines multiply them: a span with its own rate is left out of the one around it. */
function sentenceMarkup({ say }: SentenceBeat, rate: number): string {
  let markup = '';
  let even = '';
  for (const span of say) {
    if (typeof span === 'string') even += span;
    else if (!span.paced) even += span.ssml;
    else {
      markup += atRate(rate, even) + span.ssml;
      even = '';
    }
  }
  return sentence(markup + atRate(rate, even));
}
