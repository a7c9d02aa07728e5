import { screenFor } from '../../lambda/channels/alexa/apl';
import { SCREEN } from '../../lambda/channels/dialogflow/response-limits';
import { screenOf } from '../../lambda/channels/screen';
import { fields } from '../../lambda/fields';
import { cutFor } from '../../lambda/guide/pace';
import type { Place } from '../../lambda/guide/place';
import type { Reply } from '../../lambda/guide/reply';
import type { Page, Span } from '../../lambda/page/page';
import { writtenRun } from '../../lambda/page/words';
import type { Speech } from '../../lambda/speech/speech';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import type { Understood } from '../../lambda/understanding/understand';
import { sentencesOf } from '../../web/speech/utterances';
import { answerLabelText, answerText } from '../answer-text';
import { phoneIn, secondsOf } from '../spoken';
import type { Exchange } from '../surfaces/surface';
import { type ConversationTurn, questionOf } from '../talk/conversation';
import { stretchesOf } from './state-view';

/** A turn and what is known of it besides. */
export interface TalkTurn {
  /** Its number in the conversation, from 0. */
  readonly n: number;
  readonly channel: string;
  readonly turn: ConversationTurn;
  readonly before: Place | null;
  readonly page: Page;
  /** What was reported while it was answered. */
  readonly troubles: readonly string[];
}

export type TurnView = ReturnType<typeof turnView>;
export type WhyView = NonNullable<TurnView['why']>;
export type SpeechView = ReturnType<typeof speechView>;
export type BeatView = SpeechView['beats'][number];
export type ScreenView = NonNullable<ReturnType<typeof screenView>>;
export type Read = ReturnType<typeof stretchesIn>[number];

export function turnView({ n, channel, turn, before, page, troubles }: TalkTurn) {
  const { report, speech, exchange, understood } = turn;
  const { said, intent, move, passage, part, parts, open, reprompt, place } = report;
  const slots = Object.entries(exchange.sent?.slots ?? {});
  return {
    ...{ n, channel, said, intent, move, passage, part, parts, open, reprompt, before, troubles },
    slots: Object.fromEntries(slots.map(([name, { value, id }]): [string, string] => [name, id ?? value])),
    speech: speechView(speech, questionOf(turn)),
    /** Why an utterance was understood as it was. */
    why: understood ? whyView(understood, page) : null,
    after: open ? place : null,
    request: exchange.request ?? null,
    response: exchange.response ?? null,
    screen: screenView(exchange, page),
    /** What a listener may well say next, in words that are understood. */
    suggestions: exchange.turn ? screenOf(exchange.turn, page, SCREEN).chips : [],
    reads: exchange.turn ? stretchesIn(exchange.turn.reply, page) : [],
  };
}

/** Why an utterance was understood as it was, with the sentences of an answer and of the next best. */
function whyView(understood: Understood, page: Page) {
  const { runnersUp, words } = understood.why();
  return {
    ...understood,
    words,
    answer: understood.move.kind === 'ask' ? answerText(understood.move, page) : null,
    runnersUp: runnersUp.map(({ label, score }) => ({ label: answerLabelText(label, page), score })),
  };
}

/** Speech as the page shows it and as a browser's voice can say it. @param question the beat that a question begins with */
export function speechView(speech: Speech, question = speech.beats.length) {
  return {
    beats: speech.beats.map((beat, index) =>
      'pause' in beat
        ? beat
        : {
            text: beat.say.map(textOf).join('').trim(),
            item: beat.item === true,
            question: index >= question,
          },
    ),
    /** As they are said by a voice that reads no SSML: one for each beat that is no pause. */
    sentences: sentencesOf(speech).map(({ before, pieces }) => ({ before, pieces })),
    /** Percent of the voice's usual rate. */
    rate: speech.rate,
    text: toText(speech),
    ssml: speech.beats.length === 0 ? '' : toSsml(speech),
    seconds: secondsOf(speech),
  };
}

/** A span as it is written; a telephone number is not broken over two lines. */
const textOf = (span: Span): string =>
  phoneIn(span) ? writtenRun(span).replaceAll(' ', '\u00a0') : writtenRun(span);

/** The stretches of the page that a reply reads. An item by itself is not a part. */
export function stretchesIn({ says, place }: Reply, page: Page) {
  return says.flatMap((saying) => {
    const id = 'part' in saying ? saying.part.passage : 'whole' in saying ? saying.whole : undefined;
    const passage = id === undefined ? undefined : page.passage(id);
    if (!passage) return [];
    const parts = stretchesOf(passage, cutFor(place.pace));
    const read = 'part' in saying ? parts.slice(saying.part.part - 1, saying.part.part) : parts;
    return read.map((part) => ({ passage: passage.id, ...part }));
  });
}

/** What a screen shows: the document and the card of an Echo, or the bubbles, card and chips of a web page. Null where nothing is shown. */
function screenView({ response, shown, chips = [], turn }: Exchange, page: Page) {
  const { title, content } = fields(fields(fields(response).response).card);
  const card = typeof content === 'string' ? { title: String(title ?? ''), text: content } : undefined;
  if (turn && 'response' in fields(response))
    return { kind: 'show', apl: screenFor(turn, page), bubbles: [], card, chips: [] } as const;
  return shown?.length
    ? ({ kind: 'messenger', bubbles: shown, card: infoOf(response), chips } as const)
    : null;
}

/** The info card among the rich content of a Dialogflow response. */
function infoOf(response: unknown): { title: string; text: string } | undefined {
  const { fulfillmentMessages, fulfillmentResponse } = fields(response);
  const info = list(fulfillmentMessages ?? fields(fulfillmentResponse).messages)
    .flatMap((message) => list(fields(fields(message).payload).richContent).flatMap(list))
    .map(fields)
    .find(({ type }) => type === 'info');
  return info && { title: String(info.title ?? ''), text: String(info.subtitle ?? '') };
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
