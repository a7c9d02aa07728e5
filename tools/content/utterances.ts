import { MOVES, type SpokenMove } from '../../lambda/guide/moves';
import type { SituationKind } from '../../lambda/guide/situation';
import type { PassageId } from '../../lambda/page/page';
import type { ELSEWHERE } from '../../lambda/understanding/model';
import type { English } from './english';
import { expand, sampleOf, type Template } from './templates';

/** The slots that the samples of a move may have. `read` and `item` have exactly one in each. */
export const slotsOfMove = (move: SpokenMove): readonly string[] => {
  const row = MOVES[move];
  return 'slots' in row ? row.slots : [];
};

/** A template of `utterances.yml`, with its rules put in, and where it stands. */
export interface Sample {
  /** As it was typed. */
  readonly text: string;
  readonly template: Template;
  readonly file: string;
  readonly line: number;
}

/** What people say for a passage: whole questions, and the names that fill `{passage}`. */
export interface PassageUtterances {
  readonly say: readonly Sample[];
  readonly names: readonly Sample[];
}

/** A term that can be spelled, and its other names: what fills `{term}`. */
export interface SpelledTerm {
  readonly term: string;
  readonly names: readonly string[];
}

/** An utterance that is easily mistaken: the move or the passage that it means, and why. */
export interface Negative {
  readonly say: string;
  readonly want: string;
  readonly why: string;
  readonly file: string;
  readonly line: number;
}

/** A training example: a whole utterance, and the move or the passage that it means. A line of `training/examples`. */
export interface ExampleLine {
  readonly say: string;
  readonly want: string;
  readonly file: string;
  readonly line: number;
}

/** What can be asked of a passage beside the whole of it, and how people ask. */
export interface AskedAnswer {
  readonly passage: PassageId;
  /** The number of what is said for it, among the answers of the passage. */
  readonly answer: number;
  /** What the ledger calls it, the words that say it, and those of the publisher's page. */
  readonly fact: string;
  readonly words: readonly string[];
  readonly export: string;
  /** The passage that says it as well, and answers who asks for it. */
  readonly askedIn?: PassageId;
  /** Whole questions, and what people call what it is about. */
  readonly ask: readonly Sample[];
  readonly names: readonly Sample[];
}

/** What people say in a situation, by what they mean: a file of `training/situations`. */
export type SituationSamples = Readonly<Partial<Record<SpokenMove | typeof ELSEWHERE, readonly Sample[]>>>;

/** `utterances.yml` and the training examples, compiled: what people say, as data from which every model is made. */
export interface Utterances {
  readonly moves: Readonly<Partial<Record<SpokenMove, readonly Sample[]>>>;
  /** Every passage of the page, in its order. One that answers a move has its questions under that move. */
  readonly passages: Readonly<Record<PassageId, PassageUtterances>>;
  readonly terms: readonly SpelledTerm[];
  readonly negatives: readonly Negative[];
  /** What our own understanding learns from beside the templates, and of which Alexa is given what teaches it most. */
  readonly examples: readonly ExampleLine[];
  /** Questions that a passage comes near and does not answer, and about what its list has not got. */
  readonly unsaid: readonly ExampleLine[];
  readonly unlisted: readonly ExampleLine[];
  /** What the ledger of facts says of how its facts are asked for. Nothing where a page has no ledger. */
  readonly asked: readonly AskedAnswer[];
  readonly situations: Readonly<Partial<Record<SituationKind, SituationSamples>>>;
  readonly english: English;
}

/** Every utterance that the samples stand for, each once, in order. Slots stay as `{slot}`. */
export function expandAll(samples: readonly Sample[]): string[] {
  return [...new Set(samples.flatMap(({ template }) => expand(template)))];
}

/** At most `most` utterances of each sample, each once, the same every time. */
export function sampleAll(samples: readonly Sample[], most: number): string[] {
  return [...new Set(samples.flatMap(({ template }) => sampleOf(template, most)))];
}
