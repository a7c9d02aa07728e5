import type { AppOptions } from '../../lambda/app';
import type { ChannelOptions, TurnTaken } from '../../lambda/channels/channel';
import type { Move } from '../../lambda/guide/moves';
import type { Recorder } from './desk-app';

/** What every surface is made with: the options of the app, and a place to begin from, as a session would bring it back. */
export interface SurfaceOptions
  extends Pick<AppOptions, 'page' | 'openBookmarks' | 'today'>,
    Partial<Pick<ChannelOptions, 'understanding' | 'report'>> {
  readonly place?: unknown;
  /** Whether the device has a screen, where there are devices with and without. */
  readonly screen?: boolean;
  readonly record?: Recorder;
}

/**
 * Where a listener meets the guide, imitated on a desk: an Echo in a kitchen, for example. It keeps the session as the real
 * one does, and sends real requests to the app that ships.
 */
export interface Surface {
  /** Sends an utterance as the platform would have understood it. Opens a session of its own where none is open. */
  send(utterance: Utterance): Promise<Exchange>;
  launch(): Promise<Exchange>;
  /** The listener says nothing until the surface stops waiting. */
  silence(): Promise<Exchange>;
  /** The session ends from the listener's side. */
  end(): Promise<Exchange>;
  /** Whether a session is open, so that what is said next reaches the guide. */
  readonly open: boolean;
}

/** An utterance, and the move that it is understood as: the surface makes of that the intent that its platform would send. */
export interface Utterance {
  readonly move: Move;
  readonly words: string;
}

/** An intent with its slots, as a surface's platform sends it. */
export interface SentIntent {
  readonly intent: string;
  readonly slots: Readonly<Record<string, SlotValue>>;
}

export interface SlotValue {
  /** As the platform writes it: "3". */
  readonly value: string;
  /** The id of the value that it was matched to, for a slot of our own. */
  readonly id?: string;
}

/** One turn as it went over the wire, and as the channel took it. */
export interface Exchange {
  readonly move: Move['kind'];
  readonly sent?: SentIntent;
  readonly request?: unknown;
  readonly response?: unknown;
  /** Absent where the guide was not asked: a reprompt that the device plays by itself, the end of a session. */
  readonly turn?: TurnTaken;
  readonly ssml: string;
  /** What is seen, bubble by bubble, and what can be tapped, on a surface with a screen. */
  readonly shown?: readonly string[];
  readonly chips?: readonly string[];
  readonly reprompt: string | null;
  readonly open: boolean;
}
