import type { Place } from '../../lambda/guide/place';

/** What goes between the console's server and its page. Types alone, so that both can share them. */

/** A sentence of an answer, or the pause between two. */
export type BeatView =
  | {
      /** As it is written. */
      readonly text: string;
      /** As it is said, for a voice that reads no SSML. */
      readonly spoken: string;
      readonly item: boolean;
      /** The closing question, or a part of it. */
      readonly question: boolean;
    }
  | { readonly pause: number };

/** Speech, of an answer or of a part of the page. */
export interface SpeechView {
  readonly beats: readonly BeatView[];
  /** Percent of the voice's usual rate. */
  readonly rate: number;
  readonly text: string;
  readonly ssml: string;
  readonly seconds: number;
}

/** Why an utterance was understood as it was. */
export interface WhyView {
  readonly label: string;
  readonly score: number;
  readonly by: string;
  readonly runnersUp: readonly { readonly label: string; readonly score: number }[];
  readonly words: readonly { readonly word: string; readonly weight: number }[];
  readonly between?: readonly string[];
}

/** What a screen shows beside the voice. */
export interface ScreenView {
  readonly kind: 'card' | 'messenger';
  readonly bubbles: readonly string[];
  readonly card?: { readonly title: string; readonly text: string };
  readonly chips: readonly string[];
}

/** Sentences and items of a passage that a turn reads, counted from its beginning: `from` up to, not including, `to`. */
export interface Stretch {
  readonly passage: string;
  readonly from: number;
  readonly to: number;
}

export interface TurnView {
  /** The number of the turn in its conversation, from 0. */
  readonly n: number;
  readonly channel: string;
  readonly said: string;
  readonly intent: string | null;
  readonly slots: Readonly<Record<string, string>>;
  readonly move: string;
  readonly passage: string | null;
  readonly part: number | null;
  readonly parts: number | null;
  readonly open: boolean;
  readonly speech: SpeechView;
  readonly reprompt: string | null;
  readonly why: WhyView | null;
  readonly before: Place | null;
  readonly after: Place | null;
  readonly request: unknown;
  readonly response: unknown;
  readonly screen: ScreenView | null;
  /** What a listener may well say next, in words that are understood. */
  readonly suggestions: readonly string[];
  readonly reads: readonly Stretch[];
  /** What went wrong behind the scenes. */
  readonly troubles: readonly string[];
}

export interface PartView {
  readonly from: number;
  readonly to: number;
}

export interface PassageView {
  readonly id: string;
  readonly title: string;
  /** 0 for a passage at the top of the page. */
  readonly depth: number;
  /** Words that ask for it. */
  readonly ask: string;
  readonly parts: readonly PartView[];
}

export interface DateView {
  readonly iso: string;
  readonly text: string;
}

/** The page of information as the console shows it. */
export interface GuideView {
  readonly edition: string;
  readonly name: string;
  readonly subject: string;
  readonly publisher: string;
  readonly reviewed: DateView;
  readonly updated: DateView;
  readonly nextReview: DateView;
  readonly overdue: boolean;
  readonly passages: readonly PassageView[];
  /** What an utterance can be understood as: passages and moves, by the names that tests use. */
  readonly labels: readonly { readonly label: string; readonly title: string | null }[];
  readonly suggestions: readonly string[];
}

export interface ProblemView {
  readonly file: string;
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string | null;
}

/** All that the page needs to know at any moment. Sent whole whenever any of it changes. */
export interface StateView {
  /** Absent while no words have compiled since the start. */
  readonly guide: GuideView | null;
  /** Whether the words as they are on disk compile. Where they do not, the last good ones stay in use. */
  readonly compiles: boolean;
  /** Whether what people say is still being learnt from the newest words. */
  readonly learning: boolean;
  readonly problems: readonly ProblemView[];
  readonly channels: readonly { readonly id: string; readonly title: string }[];
  /** Where tests are written. */
  readonly tests: string;
}

/** How much of the answers a story holds the guide to: every word, or where it was and what it asked. */
export type Strictness = 'all' | 'question';

/** The answer where something cannot be done. */
export interface Refusal {
  readonly error: string;
  /** The server has forgotten the conversation: it can be taken up again from its place. */
  readonly gone?: boolean;
}
