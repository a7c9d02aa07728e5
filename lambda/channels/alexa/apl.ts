import type { interfaces, RequestEnvelope } from 'ask-sdk-model';
import { MOVES, type MoveKind } from '../../guide/moves';
import type { Page } from '../../page/page';
import { toText } from '../../speech/text';
import type { TurnTaken } from '../channel';
import { cardOf, labelledChips } from '../screen';
import document from './apl-document.json';
import { passageIntent } from './intents';

/** Names the document, so that what is touched in it comes back with the same name. */
export const TOKEN = 'guide';

/** What the document shows of a turn. */
export interface Shown {
  readonly title: string;
  /** The telephone numbers that are said, at most two. */
  readonly numbers: readonly string[];
  /** All that is said, each item of a list on a line of its own. */
  readonly lines: readonly string[];
  /** What can be touched instead of said: the words on it, and the intent that they are. */
  readonly choices: readonly { readonly label: string; readonly intent: string }[];
}

const MOST_NUMBERS = 2;

/** Whether the device that a request comes from can show a document. Its viewport is no proof of it. */
export const hasScreen = ({ context }: RequestEnvelope): boolean =>
  context.System.device?.supportedInterfaces?.['Alexa.Presentation.APL'] !== undefined;

/**
 * What a device with a screen shows of a turn: the same as is said. The document, in the Alexa Presentation Language, is
 * made of the language's own components and not of Amazon's layouts, so that all of it can be checked here. No word stands
 * in it. (Source: Amazon's reference of APL; version 1.8 is the newest that it needs, so that older devices show it too.)
 */
export const screenFor = (
  turn: Pick<TurnTaken, 'reply' | 'rendered'>,
  page: Page,
): interfaces.alexa.presentation.apl.RenderDocumentDirective => ({
  type: 'Alexa.Presentation.APL.RenderDocument',
  token: TOKEN,
  document,
  datasources: { guide: shownOf(turn, page) },
});

function shownOf(turn: Pick<TurnTaken, 'reply' | 'rendered'>, page: Page): Shown {
  const text = toText(turn.rendered.speech, true);
  return {
    title: cardOf(turn, page)?.title ?? page.facts.name,
    numbers: numbersIn(text, page),
    lines: text.split('\n'),
    choices: labelledChips(turn.reply, page).map(({ chip, label }) => ({
      label,
      intent: 'passage' in chip ? passageIntent(chip.passage) : intentOf(chip.phrase),
    })),
  };
}

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
