import { type Chip, chipsOf } from '../guide/chips';
import type { Page } from '../page/page';
import { plainText } from '../page/words';
import { renderPhrase } from '../speech/render';
import type { Beat, Speech } from '../speech/speech';
import { toText } from '../speech/text';
import type { TurnTaken } from './channel';

/** What a platform's screen takes. */
export interface ScreenLimits {
  /** Characters of one bubble of text. */
  readonly bubble: number;
  /** Suggestion chips, and characters of one. */
  readonly chips: number;
  readonly chip: number;
}

/** What is seen of a turn: all that is said, whom to call, and what can be said next. */
export interface Screen {
  readonly bubbles: readonly string[];
  readonly card?: Card;
  /** A tap says just these words. None where the session closes. */
  readonly chips: readonly string[];
}

export interface Card {
  readonly title: string;
  /** The helpline, in a sentence. */
  readonly text: string;
}

/** As much of a turn as can be seen. */
type Spoken = Pick<TurnTaken, 'reply' | 'rendered'>;

/** The screen of a turn, within a platform's limits. */
export function screenOf(turn: Spoken, page: Page, limits: ScreenLimits): Screen {
  const card = cardOf(turn, page);
  return {
    bubbles: bubblesOf(turn.rendered.speech, limits.bubble),
    ...(card && { card }),
    chips: labelledChips(turn.reply, page)
      .map(({ label }) => label)
      .filter((text) => text.length <= limits.chip)
      .slice(0, limits.chips),
  };
}

/** The card of a turn: beside whatever is read from the page, and wherever the helpline's number is said. */
export function cardOf({ reply, rendered }: Spoken, page: Page): Card | undefined {
  if (!reply.reads && !toText(rendered.speech).includes(page.facts.helpline)) return undefined;
  const title = reply.reads && page.passage(reply.reads.passage)?.title;
  return {
    title: title ? plainText(title) : page.facts.name,
    text: toText(renderPhrase(page, 'card.helpline')),
  };
}

/** The chips of a reply with the words on them, which no two share. */
export function labelledChips(
  reply: TurnTaken['reply'],
  page: Page,
): { readonly chip: Chip; readonly label: string }[] {
  const byLabel = new Map<string, Chip>();
  for (const chip of chipsOf(reply, page)) {
    const label =
      'passage' in chip
        ? plainText(page.passage(chip.passage)?.title ?? [])
        : toText(renderPhrase(page, chip.phrase));
    if (label !== '' && !byLabel.has(label)) byLabel.set(label, chip);
  }
  return [...byLabel].map(([label, chip]) => ({ chip, label }));
}

/**
 * Speech as the texts of bubbles, as few as can be, divided between sentences. No word is left out.
 * @param most characters of one bubble
 */
export function bubblesOf({ beats, rate }: Speech, most: number): string[] {
  const textOf = (some: readonly Beat[]): string => toText({ beats: some, rate }, true);
  const bubbles: string[] = [];
  let bubble: readonly Beat[] = [];
  for (const beat of beats) {
    const longer = [...bubble, beat];
    if (textOf(longer).length > most && textOf(bubble) !== '') {
      bubbles.push(textOf(bubble));
      bubble = [beat];
    } else {
      bubble = longer;
    }
  }
  return [...bubbles, textOf(bubble)]
    .flatMap((text) => splitAtSpaces(text, most))
    .filter((text) => text !== '');
}

/** Splits a sentence that is longer than a bubble between words. */
function splitAtSpaces(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const end = space > 0 ? space : most;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}
