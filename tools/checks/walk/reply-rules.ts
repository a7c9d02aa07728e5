import { ResponseFactory } from 'ask-sdk-core';
import { responseTo } from '../../../lambda/channels/alexa/response';
import { RESPONSE_BYTES, SPEECH_CHARACTERS } from '../../../lambda/channels/alexa/response-limits';
import { reply as replyTo } from '../../../lambda/guide/guide';
import { readPlace } from '../../../lambda/guide/place';
import type { Reply } from '../../../lambda/guide/reply';
import { isUrgent } from '../../../lambda/guide/situation';
import type { IsoDate, Page } from '../../../lambda/page/page';
import { type Rendered, render } from '../../../lambda/speech/render';
import type { Speech } from '../../../lambda/speech/speech';
import { toSsml } from '../../../lambda/speech/ssml';
import { toText } from '../../../lambda/speech/text';
import { canonical } from '../../content/edition';
import { TURN } from '../../content/turn-limits';
import { countWords } from '../../content/word-count';
import { secondsOf } from '../../spoken';
import { textOfSsml } from '../ssml-text';

/**
 * What must hold of the words of a reply. Two replies that sound the same need to be judged only once.
 * @param document is called with every SSML document of a reply, so that a schema can judge it too
 * @returns a function that lists what is wrong with a reply
 */
export function replyRules(page: Page, today: IsoDate, document: (ssml: string) => void = () => {}) {
  return (reply: Reply): string[] => {
    const rendered = render(reply, page);
    const { speech, reprompt } = rendered;
    const text = toText(speech);
    const wrong: string[] = [];
    const must = (holds: boolean, what: string): void => {
      if (!holds) wrong.push(what);
    };

    must(countWords(text) <= TURN.words, `more than ${TURN.words} words`);
    must(
      reply.place.pace !== 'normal' || secondsOf(speech) <= TURN.seconds.normal,
      `more than ${TURN.seconds.normal} seconds`,
    );
    must(itemsIn(speech) <= TURN.items[reply.place.pace], 'more list items than can be kept in mind');
    must(!/\bhurry\b/iu.test(text), 'somebody is told that there is no hurry');
    const urgent = urgentNumbers(reply, page);
    must(
      urgent === undefined || urgent.some((number) => text.includes(number)),
      'no number where a life is at stake',
    );
    must(!/undefined|NaN|\{|\}| {2}|null|\[object/.test(text), 'something that is no words');
    if (reply.asks) {
      const question = toText({ ...speech, beats: speech.beats.slice(-1) });
      must(text.endsWith('?') && text.split('?').length === 2, 'not exactly one question, at the end');
      const { questionWords, repromptWords } = reply.asks.other === undefined ? TURN : TURN.choice;
      must(countWords(question) <= questionWords, `a question of more than ${questionWords} words`);
      must(reprompt !== undefined, 'no reprompt');
      const again = reprompt ? toText(reprompt) : '';
      must(countWords(again) <= repromptWords, `a reprompt of more than ${repromptWords} words`);
      must(again !== '' && again !== question, 'a reprompt in no other words than the question');
      must(
        urgent === undefined || urgent.some((number) => again.includes(number)),
        'no number after a silence where a life is at stake',
      );
      must(comesBackWhole(reply, page), 'the place does not survive the journey through JSON');
      must(saysAgain(reply, text, page, today), 'repeat does not say the same words');
    } else {
      must(!text.includes('?') && reprompt === undefined, 'a question to which nobody listens');
    }
    for (const spoken of reprompt ? [speech, reprompt] : [speech]) {
      if (spoken.beats.length === 0) continue;
      const ssml = toSsml(spoken);
      document(ssml);
      must(ssml.length <= SPEECH_CHARACTERS, 'speech that Alexa would not take');
      must(saysTheSame(ssml, spoken, page), 'speech and text do not say the same');
    }
    must(bytesOf(reply, rendered, page) <= RESPONSE_BYTES, 'a response that Alexa would not take');
    return wrong;
  };
}

/** The numbers one of which must be said: 999 in an emergency, or that of the Samaritans in danger to oneself. */
function urgentNumbers({ place: { situation }, says }: Reply, { telephones }: Page): string[] | undefined {
  if (!isUrgent(situation) || says.length === 0) return undefined;
  const numbers =
    situation?.kind === 'self-harm' ? [telephones.emergency, telephones.samaritans] : [telephones.emergency];
  return numbers.flatMap((number) => number?.text ?? []);
}

const itemsIn = ({ beats }: Speech): number =>
  beats.filter((beat, index) => 'item' in beat && 'pause' in (beats[index - 1] ?? {})).length;

const comesBackWhole = ({ place }: Reply, page: Page): boolean =>
  canonical(readPlace(JSON.parse(JSON.stringify(place)), page)) === canonical(place);

/** "Repeat" says the same words, and once more when it is asked for again. A bare question has nothing to repeat. */
function saysAgain({ says, place }: Reply, text: string, page: Page, today: IsoDate): boolean {
  if (says.length === 0) return true;
  const once = replyTo({ kind: 'repeat' }, place, page, today);
  const twice = replyTo({ kind: 'repeat' }, once.place, page, today);
  return [once, twice].every((again) => toText(render(again, page).speech) === text);
}

/**
 * Whether the speech says what the text shows. Speech has telephone numbers as words, and letters one by one; so letters
 * and digits are compared, with the digits of the text's numbers put into words.
 */
function saysTheSame(ssml: string, speech: Speech, { telephones, digits }: Page): boolean {
  // The longest first, and the last group by itself too.
  const numbers = Object.values(telephones)
    .flatMap(({ text }) => [text, text.split(' ').at(-1) ?? text])
    .sort((one, other) => other.length - one.length);
  const shown = numbers.reduce(
    (text, number) =>
      text.replaceAll(
        new RegExp(`(?<!\\d)${number}(?!\\d)`, 'gu'),
        number.replace(/\d/g, (digit) => ` ${digits[Number(digit)]}`),
      ),
    toText(speech),
  );
  return lettersOf(textOfSsml(ssml)) === lettersOf(shown);
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

function bytesOf(reply: Reply, rendered: Rendered, page: Page): number {
  const response = responseTo({ reply, rendered }, page, ResponseFactory.init(), 'on');
  return Buffer.byteLength(
    JSON.stringify({ version: '1.0', response, sessionAttributes: { place: reply.place } }),
  );
}
