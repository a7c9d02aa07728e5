import { ResponseFactory } from 'ask-sdk-core';
import { RESPONSE_BYTES } from '../../../lambda/channels/alexa/limits';
import { responseTo } from '../../../lambda/channels/alexa/response';
import { reply as replyTo } from '../../../lambda/guide/guide';
import { readPlace } from '../../../lambda/guide/place';
import type { Reply } from '../../../lambda/guide/reply';
import type { IsoDate, Page } from '../../../lambda/page/page';
import { type Rendered, render } from '../../../lambda/speech/render';
import type { Speech } from '../../../lambda/speech/speech';
import { toSsml } from '../../../lambda/speech/ssml';
import { toText } from '../../../lambda/speech/text';
import { countWords } from '../../content/words';
import { secondsOf } from '../../speech/seconds';
import { textOfSsml } from './ssml-text';

/** What an ear can take in one turn: the design's "Numbers to design to". */
export const EAR = {
  words: 90,
  questionWords: 12,
  repromptWords: 15,
  /**
   * A question that names two passages, and what is said after a silence to it. More than the 12 and 15 of the design,
   * which the longest pairs of names do not keep: `docs/proof.md` says how many.
   */
  choice: { questionWords: 15, repromptWords: 17 },
  /** At the normal pace, by our own estimate: 60 words of content are about 25 s, and what stands around them. */
  seconds: 45,
  items: { normal: 3, slower: 2, slowest: 2 },
} as const;

/**
 * What must hold of the words of a reply. Asked once for each reply there is: two that say the same need no more.
 * @param heard is given every SSML document, to be judged by a schema as well
 */
export function replyRules(page: Page, today: IsoDate, heard: (ssml: string) => void) {
  return (reply: Reply): string[] => {
    const rendered = render(reply, page);
    const { speech, reprompt } = rendered;
    const text = toText(speech);
    const wrong: string[] = [];
    const must = (holds: boolean, what: string): void => {
      if (!holds) wrong.push(what);
    };

    must(countWords(text) <= EAR.words, `more than ${EAR.words} words`);
    must(
      reply.place.pace !== 'normal' || secondsOf(speech) <= EAR.seconds,
      `more than ${EAR.seconds} seconds`,
    );
    must(itemsIn(speech) <= EAR.items[reply.place.pace], 'more list items than can be kept in mind');
    must(!/undefined|NaN|\{|\}| {2}|null|\[object/.test(text), 'something that is no words');
    if (reply.asks) {
      const question = toText({ ...speech, beats: speech.beats.slice(-1) });
      must(text.endsWith('?') && text.split('?').length === 2, 'not exactly one question, at the end');
      const { questionWords, repromptWords } = reply.asks.other === undefined ? EAR : EAR.choice;
      must(countWords(question) <= questionWords, `a question of more than ${questionWords} words`);
      must(reprompt !== undefined, 'no reprompt');
      const again = reprompt ? toText(reprompt) : '';
      must(countWords(again) <= repromptWords, `a reprompt of more than ${repromptWords} words`);
      must(again !== '' && again !== question, 'a reprompt in no other words than the question');
      must(comesBackWhole(reply, page), 'the place does not survive the journey through JSON');
      must(saysAgain(reply, text, page, today), 'repeat does not say the same words');
    } else {
      must(!text.includes('?') && reprompt === undefined, 'a question to which nobody listens');
    }
    for (const said of reprompt ? [speech, reprompt] : [speech]) {
      if (said.beats.length === 0) continue;
      const ssml = toSsml(said);
      heard(ssml);
      must(saysTheSame(ssml, said, page), 'speech and text do not say the same');
    }
    must(bytesOf(reply, rendered, page) <= RESPONSE_BYTES, 'a response that Alexa would not take');
    return wrong;
  };
}

const itemsIn = ({ beats }: Speech): number =>
  beats.filter((beat, index) => 'item' in beat && 'pause' in (beats[index - 1] ?? {})).length;

const comesBackWhole = ({ place }: Reply, page: Page): boolean => {
  const sent = JSON.stringify(place);
  return canonical(readPlace(JSON.parse(sent), page)) === canonical(JSON.parse(sent));
};

/** A place as text, its fields in alphabetical order. */
const canonical = (value: object): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** The same words again, also the second time. A question that came by itself has nothing before it to repeat. */
function saysAgain({ says, place }: Reply, text: string, page: Page, today: IsoDate): boolean {
  if (says.length === 0) return true;
  const once = replyTo({ kind: 'repeat' }, place, page, today);
  const twice = replyTo({ kind: 'repeat' }, once.place, page, today);
  return [once, twice].every((again) => toText(render(again, page).speech) === text);
}

/**
 * Whether the tags hold the same words as the text that is shown. In the one, telephone numbers are digits in words, and
 * letters stand one by one; so what is compared is letters and digits, with the numbers of the text in words.
 */
function saysTheSame(ssml: string, speech: Speech, { facts, digits }: Page): boolean {
  const numbers = [facts.helpline, facts.whatsapp].filter((number) => number !== undefined);
  const shown = numbers.reduce(
    (text, number) =>
      text.replaceAll(
        number,
        number.replace(/\d/g, (digit) => ` ${digits[Number(digit)]}`),
      ),
    toText(speech),
  );
  return lettersOf(textOfSsml(ssml)) === lettersOf(shown);
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

function bytesOf(reply: Reply, rendered: Rendered, page: Page): number {
  const response = responseTo({ reply, rendered }, page, ResponseFactory.init());
  return Buffer.byteLength(
    JSON.stringify({
      version: '1.0',
      response,
      sessionAttributes: { place: reply.place },
    }),
  );
}
