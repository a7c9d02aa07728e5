import type { Place } from '../../lambda/guide/place';

/** What goes between the console's server and its page. Types alone, so that the page can share them. */

/** A piece of what is heard, or the silence between two. */
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

/** What is heard, in whatever way it came about. */
export interface SpeechView {
  readonly beats: readonly BeatView[];
  /** Percent of the voice's usual rate. */
  readonly rate: number;
  readonly text: string;
  readonly ssml: string;
  readonly seconds: number;
}

/** Why an utterance was taken for what it was. */
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

/** Sentences and items of a passage that were heard, counted from its beginning: `from` up to, not including, `to`. */
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
  /** What can well be said next, in words that are understood. */
  readonly suggestions: readonly string[];
  readonly heard: readonly Stretch[];
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
  readonly said: string;
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
  readonly sound: boolean;
  /** Whether what people say is still being learnt from the newest words. */
  readonly learning: boolean;
  readonly problems: readonly ProblemView[];
  readonly channels: readonly { readonly id: string; readonly title: string }[];
  /** Where tests are written. */
  readonly tests: string;
}

/** How much of what was heard a story holds the guide to. */
export type StoryWords = 'all' | 'question';

/** What is answered where something cannot be done. */
export interface Refusal {
  readonly error: string;
  /** A conversation that the server has no longer: it can be taken up again from its place. */
  readonly gone?: boolean;
}
