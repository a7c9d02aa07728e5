import { secondsOf } from '../../lambda/speech/seconds';
import type { Speech, Voice } from '../../lambda/speech/speech';
import { toSsml } from '../../lambda/speech/ssml';
import { toText, written } from '../../lambda/speech/text';
import type { SpeechView } from './wire';

/** Speech as the page shows it and as a browser's voice can say it. @param question the beat that the question begins with */
export function speechView(speech: Speech, question: number): SpeechView {
  return {
    beats: speech.beats.map((beat, index) =>
      'pause' in beat
        ? beat
        : {
            text: beat.say.map(shown).join('').trim(),
            spoken: beat.say.map(spoken).join('').trim(),
            item: beat.item === true,
            question: index >= question,
          },
    ),
    rate: speech.rate,
    text: toText(speech),
    ssml: speech.beats.length === 0 ? '' : toSsml(speech),
    seconds: secondsOf(speech),
  };
}

/** A piece of a sentence as it is written, a telephone number in one piece. */
const shown = (voice: Voice): string =>
  typeof voice === 'object' && 'phone' in voice ? written(voice).replaceAll(' ', '\u00a0') : written(voice);

/** A piece of a sentence in words that a voice without SSML says right: commas for the pauses inside. */
function spoken(voice: Voice): string {
  if (typeof voice === 'string') return voice;
  if ('say' in voice) return voice.say;
  if ('stress' in voice) return voice.stress;
  if ('letters' in voice) return `${voice.letters.join(', ')}.`;
  return voice.phone.map(({ said }) => said).join(', ');
}
