import { type Chip, chipsOf } from '../../guide/chips';
import type { Page } from '../../page/page';
import { plainText } from '../../page/words';
import { renderPhrase } from '../../speech/render';
import { toText } from '../../speech/text';
import type { TurnTaken } from '../turn';
import { bubblesOf } from './bubbles';
import { BUBBLE_CHARACTERS, CHIP_CHARACTERS, CHIPS } from './limits';

/** What is seen of a turn where there is a screen: all that is said, whom to call, and what can be said next. */
export interface Screen {
  readonly bubbles: readonly string[];
  readonly card?: { readonly title: string; readonly text: string };
  /** Each is said by a tap, in just these words. None where the session closes. */
  readonly chips: readonly string[];
}

/** The screen of a turn. A card stands beside what is read from the page, and wherever the number is said. */
export function screenOf({ reply, rendered }: TurnTaken, page: Page): Screen {
  const bubbles = bubblesOf(rendered.speech, BUBBLE_CHARACTERS);
  const title = reply.reads && page.passage(reply.reads.passage)?.title;
  const carded = reply.reads !== undefined || bubbles.some((text) => text.includes(page.facts.helpline));
  return {
    bubbles,
    ...(carded && {
      card: {
        title: title ? plainText(title) : page.facts.name,
        text: toText(renderPhrase(page, 'card.helpline')),
      },
    }),
    chips: chipTexts(chipsOf(reply, page), page),
  };
}

/** The words on the chips: those that fit, each once. The name of a passage that is too long can still be said. */
function chipTexts(chips: readonly Chip[], page: Page): string[] {
  const texts = chips.map((chip) =>
    'passage' in chip
      ? plainText(page.passage(chip.passage)?.title ?? [])
      : toText(renderPhrase(page, chip.phrase)),
  );
  return [...new Set(texts)].filter((text) => text !== '' && text.length <= CHIP_CHARACTERS).slice(0, CHIPS);
}

/** The card and the chips as Dialogflow Messenger takes them, of either product; undefined where there are none. */
export function richContent({ card, chips }: Screen) {
  const content = [
    ...(card ? [[{ type: 'info', title: card.title, subtitle: card.text }]] : []),
    ...(chips.length > 0 ? [[{ type: 'chips', options: chips.map((text) => ({ text })) }]] : []),
  ];
  return content.length > 0 ? { richContent: content } : undefined;
}
