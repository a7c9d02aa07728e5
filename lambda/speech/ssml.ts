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
import type { Speech, Voice } from './speech';
import { LETTER_PAUSE, PHONE_GROUP_PAUSE, PHONE_RATE } from './timing';

/** Speech as an SSML document, with nothing in it that Alexa and Google do not both take. */
export const toSsml = ({ beats, rate }: Speech): string =>
  speak(
    join(
      beats.map((beat) =>
        'pause' in beat ? pause(beat.pause) : sentence(join(beat.say.map((voice) => voiced(voice, rate)))),
      ),
    ),
  );

/** Rates are set on each piece and never inside one another: engines would multiply them. */
function voiced(voice: Voice, rate: number): Markup {
  if (typeof voice === 'string') return atRate(rate, words(voice));
  if ('say' in voice) return atRate(rate, substitute(voice.written, voice.say));
  if ('stress' in voice) return atRate(rate, louder(voice.stress));
  if ('letters' in voice) return join(voice.letters.flatMap((one) => [letter(one), pause(LETTER_PAUSE)]));
  const groups = voice.phone.map(({ said }) => atRate(PHONE_RATE, words(said)));
  return join(groups.flatMap((group, index) => (index === 0 ? [group] : [pause(PHONE_GROUP_PAUSE), group])));
}
