import type { Span } from '../../lambda/page/page';
import { writtenRun } from '../../lambda/page/words';
import type { Speech } from '../../lambda/speech/speech';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import { secondsOf } from '../speech/seconds';
import { phoneIn, spokenText } from '../speech/spoken';
import type { SpeechView } from './wire';

/** Speech as the page shows it and as a browser's span can say it. @param question the beat that the question begins with */
export function speechView(speech: Speech, question: number): SpeechView {
  return {
    beats: speech.beats.map((beat, index) =>
      'pause' in beat
        ? beat
        : {
            text: beat.say.map(shown).join('').trim(),
            spoken: beat.say.map(spokenText).join('').trim(),
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
const shown = (span: Span): string =>
  phoneIn(span) ? writtenRun(span).replaceAll(' ', '\u00a0') : writtenRun(span);
