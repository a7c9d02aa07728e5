import type { LastResort } from '../lambda/built-in';
import { type Asked, type ChannelOptions, type TurnTaken, takeTurn } from '../lambda/channels/channel';
import type { Intent, IntentNames } from '../lambda/channels/intents';
import { type Chip, chipsOf } from '../lambda/guide/chips';
import { MOVES, type MoveKind } from '../lambda/guide/moves';
import type { Place } from '../lambda/guide/place';
import type { Situation } from '../lambda/guide/situation';
import type { NumberName, Page, PassageId } from '../lambda/page/page';
import { plainText } from '../lambda/page/words';
import { renderPhrase } from '../lambda/speech/render';
import { toText } from '../lambda/speech/text';

/**
 * The web page as a channel. The guide runs in the page itself, so there is no request: what was said, typed or pressed goes
 * straight to `takeTurn`. Like any channel it decides nothing.
 */

/** What a listener does: says or types words, presses a button that means a move, or opens the guide. */
export type WebAsked =
  | { readonly words: string }
  | { readonly intent: Intent }
  | { readonly event: 'launch' };

/** A button that answers the question, or asks for something: what stands on it, and what it means. */
export interface Choice {
  readonly label: string;
  readonly asks: { readonly intent: Intent };
}

/** One turn, as the page shows and speaks it. */
export interface WebTurn {
  readonly turn: TurnTaken;
  /** Whom to call, the most urgent first, where what has happened in this conversation makes that matter. */
  readonly calls: readonly Callable[];
  readonly choices: readonly Choice[];
}

export type WebOptions = Omit<ChannelOptions, 'observe' | 'bookmarks' | 'lastResort'> & {
  /** Where the conversation is taken up again, in whatever state. */
  readonly place?: unknown;
  /** Where one begins: at the start, unless the listener has been told already who is speaking. */
  readonly beginning?: Place;
};

/** A button brings the name of a move. No passage has an intent of its own: `read` has its id in a slot. */
const NAMES: IntentNames = {
  kindOf: (name) => (Object.hasOwn(MOVES, name) ? (name as MoveKind) : undefined),
  passageOf: () => undefined,
};

/** The intent of a button. */
export const intentOf = (kind: MoveKind): { readonly intent: Intent } => ({
  intent: { name: kind, slots: {} },
});

/** The intent of a button that asks for a passage. */
export const intentToRead = (passage: PassageId): { readonly intent: Intent } => ({
  intent: { name: 'read', slots: { passage } },
});

/** What `takeTurn` wants beside: the page says by itself where it has failed, and no log leaves a browser. */
const ALONE = { lastResort: { ssml: '', text: '' } satisfies LastResort, observe: () => {} };

/** A conversation on the page, from its beginning to a goodbye, after which it begins anew. */
export class WebConversation {
  readonly #options: ChannelOptions;
  readonly #beginning: Place | undefined;
  #place: unknown;

  constructor({ place, beginning, ...options }: WebOptions) {
    this.#options = { ...options, ...ALONE };
    this.#beginning = beginning;
    this.#place = place;
  }

  /** Where the listener is, for a page that may keep it; undefined before the first turn and after a goodbye. */
  get place(): unknown {
    return this.#place;
  }

  /**
   * Takes a turn.
   * @param from where the listener is, if not where the last turn left them
   * @throws Error where not even an apology can be made
   */
  async say(asked: WebAsked, from: unknown = this.#place ?? this.#beginning): Promise<WebTurn> {
    const turn = await takeTurn('web', { ...asked, place: from } satisfies Asked, NAMES, this.#options);
    const { reply } = turn;
    this.#place = reply.asks && reply.place;
    const { page } = this.#options;
    return {
      turn,
      calls: callsIn(reply.place.situation),
      choices: chipsOf(reply, page).map((chip) => choiceOf(chip, page)),
    };
  }

  /**
   * Reads a part of a passage, as somebody wants who presses a sentence of it: the place of one who has just heard the part
   * before, and the next part asked for. So the guide still decides, in an emergency for instance.
   */
  readFrom(passage: PassageId, part: number): Promise<WebTurn> {
    if (part === 1) return this.say(intentToRead(passage));
    const { edition } = this.#options.page;
    const before = { edition, ...(this.#place as Partial<Place> | undefined) };
    const { menu: _, asked: __, ...place } = before;
    return this.say(intentOf('next'), { ...place, introduced: true, at: { passage, part: part - 1 } });
  }
}

/** The moves of the chips. */
const CHIP_MOVES: Readonly<Record<Extract<Chip, { phrase: string }>['phrase'], MoveKind>> = {
  'chip.yes': 'yes',
  'chip.no': 'no',
  'chip.repeat': 'repeat',
  'chip.slower': 'slower',
  'chip.menu': 'menu',
  'chip.helpline': 'helpline',
};

const choiceOf = (chip: Chip, page: Page): Choice =>
  'passage' in chip
    ? {
        label: plainText(page.passage(chip.passage)?.title ?? []),
        asks: intentToRead(chip.passage),
      }
    : { label: toText(renderPhrase(page, chip.phrase)), asks: intentOf(CHIP_MOVES[chip.phrase]) };

/** The numbers that the page has a link for, beside an answer. */
export type Callable = (typeof CALLABLE)[number];
const CALLABLE = ['helpline', 'emergency', 'samaritans', 'urgent'] as const satisfies readonly NumberName[];

/** Whom the guide names in each situation, the most urgent first. */
const CALLS: Readonly<Record<Exclude<Situation['kind'], 'number'>, readonly Callable[]>> = {
  emergency: ['emergency'],
  'self-harm': ['samaritans', 'emergency'],
  fever: ['urgent', 'emergency'],
  upset: ['helpline', 'samaritans'],
};

/** The numbers that can be called where the listener is. */
function callsIn(situation: Situation | undefined): readonly Callable[] {
  if (!situation) return [];
  if (situation.kind !== 'number') return CALLS[situation.kind];
  return CALLABLE.filter((name) => name === situation.number);
}
