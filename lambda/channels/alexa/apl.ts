import type { interfaces, RequestEnvelope } from 'ask-sdk-model';
import { MOVES, type MoveKind } from '../../guide/moves';
import type { Page } from '../../page/page';
import type { Speech } from '../../speech/speech';
import { toText } from '../../speech/text';
import type { TurnTaken } from '../channel';
import { cardOf, labelledChips } from '../screen';
import document from './apl-document.json';
import { passageIntent } from './intents';
import { beatsByLine, type Line, linesOf, type Step, stepsOf } from './lines';

/** Names the document, so that what is touched in it comes back with the same name. */
export const TOKEN = 'guide';

/** What devices with a screen are sent: what is said, to follow with the eyes as the voice goes on, or nothing. */
export type Screens = 'on' | 'follow' | 'off';

/** What the document shows of a turn. */
export interface Shown {
  readonly title: string;
  /** How far through its list what is read is, item by item. */
  readonly steps: readonly Step[];
  /** The telephone numbers that are said, at most two. */
  readonly numbers: readonly string[];
  /** All that is said. */
  readonly lines: readonly Line[];
  /** What can be touched instead of said: the words on it, and the intent that they are. */
  readonly choices: readonly { readonly label: string; readonly intent: string }[];
}

const MOST_NUMBERS = 2;

/** Whether the device that a request comes from can show a document. Its viewport is no proof of it. */
export const hasScreen = ({ context }: RequestEnvelope): boolean =>
  context.System.device?.supportedInterfaces?.['Alexa.Presentation.APL'] !== undefined;

/** As much of a turn as can be seen. */
type Spoken = Pick<TurnTaken, 'reply' | 'rendered'>;

/**
 * What a device with a screen shows of a turn: the same as is said. The document, in the Alexa Presentation Language, is
 * made of the language's own components and not of Amazon's layouts, so that all of it can be checked here. No word stands
 * in it. (Source: Amazon's reference of APL; version 1.8 is the newest that it needs, so that older devices show it too.)
 * @param followed whether the lines are said by the document, one after the other
 */
export const screenFor = (
  turn: Spoken,
  page: Page,
  followed = false,
): interfaces.alexa.presentation.apl.RenderDocumentDirective => ({
  type: 'Alexa.Presentation.APL.RenderDocument',
  token: TOKEN,
  document,
  datasources: {
    guide: {
      type: 'object',
      properties: shownOf(turn, page),
      // What a line is said with is made of its markup by the device.
      ...(followed && {
        transformers: [{ inputPath: 'lines[*].ssml', outputName: 'speech', transformer: 'ssmlToSpeech' }],
      }),
    },
  },
});

/**
 * What is said by the device as ever, and what by the document, line by line, each in another colour as it is said. Nothing
 * is left to the document that must be heard even where it fails: it is the text of the page and the question after it, and
 * their first line is said as ever. Undefined where a turn has no such lines.
 */
export function followedSpeech({
  reply,
  rendered,
}: Spoken): { before: Speech; first: number; count: number } | undefined {
  if (!reply.reads || reply.place.situation) return undefined;
  const { beats, rate } = rendered.speech;
  const groups = beatsByLine(beats);
  const before = groups[0] ?? [];
  return groups.length < 2
    ? undefined
    : { before: { beats: before, rate }, first: 1, count: groups.length - 1 };
}

/** Has the document say its lines, and bring each into sight. On a round screen, little but the middle is. */
export const sayLines = (
  first: number,
  count: number,
): interfaces.alexa.presentation.apl.ExecuteCommandsDirective => ({
  type: 'Alexa.Presentation.APL.ExecuteCommands',
  token: TOKEN,
  commands: [{ type: 'SpeakList', componentId: 'lines', start: first, count, align: 'center' }],
});

/** All that the document shows. */
export function shownOf(turn: Spoken, page: Page): Shown {
  const { speech } = turn.rendered;
  return {
    title: cardOf(turn, page)?.title ?? page.facts.name,
    steps: stepsOf(turn.reply, page),
    numbers: numbersIn(toText(speech), page),
    lines: linesOf(speech, turn.reply, page).map(({ text, ...line }) => ({
      ...line,
      text: unbroken(text, page),
    })),
    choices: labelledChips(turn.reply, page).map(({ chip, label }) => ({
      label,
      intent: 'passage' in chip ? passageIntent(chip.passage) : intentOf(chip.phrase),
    })),
  };
}

/** A text in which no telephone number is broken over two lines. */
const unbroken = (text: string, { telephones }: Page): string =>
  Object.values(telephones).reduce(
    (rest, { text: number }) => rest.replaceAll(number, number.replaceAll(' ', '\u00a0')),
    text,
  );

/** The intent of a chip: each phrase of a chip is called by its move. */
function intentOf(phrase: `chip.${string}`): string {
  const row = MOVES[phrase.slice('chip.'.length) as MoveKind];
  return 'alexa' in row ? row.alexa[0] : '';
}

/** The numbers of the page and of the country that stand in a text, in the order in which they do. */
function numbersIn(text: string, { telephones }: Page): string[] {
  return Object.values(telephones)
    .map((telephone) => telephone.text)
    .map((number) => ({ number, at: text.search(new RegExp(`(?<![\\d])${number}(?![\\d])`)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST_NUMBERS)
    .map(({ number }) => number);
}
