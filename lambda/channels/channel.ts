import type { Listener } from '../bookmark/bookmark';
import type { Bookmarks } from '../bookmark/bookmarks';
import type { LastResort } from '../built-in';
import { reply, troubled } from '../guide/guide';
import type { Move } from '../guide/moves';
import { type Place, readPlace, startPlace } from '../guide/place';
import type { Reply } from '../guide/reply';
import type { Route } from '../http/router';
import type { IsoDate, Page } from '../page/page';
import { type Rendered, render } from '../speech/render';
import type { Understanding } from '../understanding/open';
import { type Intent, type IntentNames, moveOfIntent, moveOfWords } from './intents';

/**
 * A channel is a folder beside this file: a platform on which the guide is met. It reads a request as `Asked`, has
 * `takeTurn` answer it, and writes the turn as a response. It decides nothing.
 */
export type Channel = EventChannel | HttpChannel;

/** A channel whose platform calls the function itself. */
export interface EventChannel {
  /** Whether an event is one of this channel's. It looks at the shape of the event alone. */
  takes(event: unknown): boolean;
  /** @throws whatever went wrong on our side */
  serve(event: unknown): Promise<unknown>;
  /**
   * What is answered to an event where `serve` has failed. It needs no file.
   * @throws the error itself where nobody listens, so that the platform may try again
   */
  onError(event: unknown, error: unknown): unknown;
}

/** A channel whose platform calls a webhook. */
export interface HttpChannel {
  readonly routes: readonly Route[];
}

/** What a channel works with. Everything that is not the conversation itself is passed in. */
export interface ChannelOptions {
  readonly page: Page;
  /** Makes a move of words, where a platform brings words. */
  readonly understanding: Understanding;
  /** What is said where nothing else can be. It needs no file. */
  readonly lastResort: LastResort;
  /** The day, as `YYYY-MM-DD`. */
  readonly today: () => IsoDate;
  /** Is given every turn taken: the log, and the tools on a desk. */
  readonly observe: (turn: TurnTaken) => void;
  /** Is given whatever went wrong or was refused: what, in words of ours, and the error if there is one. */
  readonly report: (what: string, error?: unknown) => void;
  /** Where listeners left off, for a platform that knows them again. Without it nothing is kept. */
  readonly bookmarks?: Bookmarks | undefined;
}

/** What a request asks. It comes from outside, and nothing in it is trusted. */
export interface Asked {
  /** What happened without a word: the guide was opened, or nothing was said. */
  readonly event?: 'launch' | 'silence';
  /** What the platform's own understanding made of what was said. */
  readonly intent?: Intent;
  /** What was said or typed, where the platform brings the words. */
  readonly words?: string;
  /** The place as it came back with the request, in whatever state. */
  readonly place: unknown;
  /** Who asks, where the platform knows and a bookmark may be kept for them. */
  readonly listener?: Listener;
  /** It is our own probe that asks, and no listener. */
  readonly isProbe?: boolean;
}

/** What the probe calls itself: as a user of Alexa's, and as a session of Dialogflow's. */
export const PROBE = 'amzn1.ask.account.PROBE';

/** One turn as a channel took it. */
export interface TurnTaken {
  /** The channel's name in the log. */
  readonly channel: string;
  /** It was taken with our own probe, and is not counted. */
  readonly isProbe: boolean;
  readonly move: Move;
  readonly before: Place;
  readonly reply: Reply;
  readonly rendered: Rendered;
}

/**
 * Takes a turn, the same on every channel: reads the place, finds the move, asks the guide, renders, and tells the
 * observer. A turn that fails is reported, and answered from the place it began in: with an apology, but for an emergency.
 * @param channel the channel's name in the log
 * @throws Error where not even the apology can be made: the channel then answers with the last resort
 */
export async function takeTurn(
  channel: string,
  asked: Asked,
  names: IntentNames,
  options: ChannelOptions,
): Promise<TurnTaken> {
  const { page, observe, report, today, bookmarks } = options;
  const { listener, isProbe = false } = asked;
  let before: Place | undefined;
  let turn: TurnTaken;
  try {
    before = readPlace(asked.place, page);
    const move = moveOf(asked, before, names, options);
    if (bookmarks && listener) {
      if (move.kind === 'forget') await bookmarks.forget(listener);
      if (move.kind === 'launch' && listener.isNew) before = (await bookmarks.placeOf(listener)) ?? before;
    }
    const answer = reply(move, before, page, today());
    turn = { channel, isProbe, move, before, reply: answer, rendered: render(answer, page) };
    if (bookmarks && listener) await bookmarks.keep(listener, before, answer.place);
  } catch (error) {
    report('a turn failed', error);
    before ??= startPlace(page);
    const move = emergencyIn(asked, names, options);
    const answer = move ? reply(move, before, page, today()) : troubled(before, page);
    turn = {
      channel,
      isProbe,
      move: move ?? { kind: 'not-understood' },
      before,
      reply: answer,
      rendered: render(answer, page),
    };
  }
  observe(turn);
  return turn;
}

/** The move of a request that is an emergency wherever the listener is, in a turn that has failed; undefined for any other. */
function emergencyIn(asked: Asked, names: IntentNames, options: ChannelOptions): Move | undefined {
  try {
    const move = moveOf(asked, startPlace(options.page), names, options);
    return move.kind === 'emergency' || move.kind === 'danger' ? move : undefined;
  } catch {
    // What has failed is reported already.
    return undefined;
  }
}

/**
 * The move that a request means. Where the understanding fails, what the platform understood still counts: a listener
 * who said "yes" is not to hear an apology.
 * @throws what the understanding throws, where there are only words to go by
 */
function moveOf(
  { event, intent, words }: Asked,
  place: Place,
  names: IntentNames,
  { page, understanding, report }: ChannelOptions,
): Move {
  if (event) return { kind: event };
  const named = intent && moveOfIntent(intent, names, page);
  if (words === undefined) return named ?? { kind: 'not-understood' };
  try {
    return moveOfWords(words, named, place, understanding);
  } catch (error) {
    if (!named) throw error;
    report('the understanding failed', error);
    return named;
  }
}
