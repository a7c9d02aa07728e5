/**
 * The page as the guide sees it: what `tools/content` makes of the folder `content/`.
 * Everything here is plain data that survives JSON. Words bring the markup that they need; nothing here knows at what pace
 * they are said, or to whom.
 */

/** The stable name of a passage: lower-case words joined by hyphens, for instance `stings` or `old-hives`. */
export type PassageId = string;

/** Words that a speech engine must be told how to say: their markup was made when the page was compiled. */
export interface Markup {
  /** As they are written. */
  readonly text: string;
  /** As an engine is told to say them: SSML that is well formed. */
  readonly ssml: string;
  /** They have a pace of their own, which another one must not change: a telephone number, letters. */
  readonly paced?: true;
  /** The same with punctuation taken in, by what it is: for words that fill a gap, where a phrase may go on with it. */
  readonly closed?: Readonly<Record<string, Span>>;
}

/** A piece of a sentence that is said. A string is said as it is written, and holds nothing that could be markup. */
export type Span = string | Markup;

/** A piece of a sentence. `slot` is a gap in a phrase, filled by the guide; it never occurs in a passage. */
export type Run = Span | { readonly slot: string };

/** One sentence of a passage, or a title. Pieces carry their own spaces: with nothing between them, they are the text. */
export type Sentence = readonly Span[];

/** One item of a list: its sentence, and perhaps a second one that explains it (such an item counts double). */
export type Item = readonly Sentence[];

/** What a part is made of: a sentence of prose, or the items `from` (counted from 0) up to, not including, `to`. */
export type Piece =
  | { readonly say: Sentence }
  | { readonly list: number; readonly from: number; readonly to: number };

/** What is heard in one turn of a passage. `start` counts the sentences and items of the passage before it. */
export interface Part {
  readonly start: number;
  readonly pieces: readonly Piece[];
}

/** How finely a passage is cut into parts: `full` for the normal pace, `short` for the slower ones. */
export type Cut = 'full' | 'short';

/** What one question asks for: a heading of the page with its text. */
export interface Passage {
  readonly id: PassageId;
  /** The heading, as it begins a sentence: "Stings". */
  readonly title: Sentence;
  /** The heading inside a sentence: "stings". */
  readonly topic: Sentence;
  readonly parent?: PassageId;
  /** The passages before and after in the order of the page. */
  readonly previous?: PassageId;
  readonly next?: PassageId;
  readonly lists: readonly (readonly Item[])[];
  readonly cuts: Readonly<Record<Cut, readonly Part[]>>;
  /** Words of this passage that an entry of the pronunciation list says can be spelled, in order, each once. */
  readonly hardWords: readonly string[];
}

/** The list of what can be read: the passages at the top of the page, by id, cut like any other list. */
export interface Contents {
  readonly passages: readonly PassageId[];
  readonly cuts: Readonly<Record<Cut, readonly Part[]>>;
}

/** A calendar day `YYYY-MM-DD`, or a month `YYYY-MM` where the page gives no day. */
export type IsoDate = string;

/** What the front matter of the page says about the page itself. */
export interface PageFacts {
  /** The name people open it by, in lower-case words. */
  readonly name: string;
  /** What the page is about, as it stands inside a sentence. */
  readonly subject: Sentence;
  /** Who publishes the page that this was adapted from. */
  readonly publisher: string;
  readonly reviewed: IsoDate;
  readonly updated: IsoDate;
  readonly nextReview: IsoDate;
  /** Telephone numbers in groups as printed. */
  readonly helpline: string;
  readonly whatsapp?: string;
  /** The passage that is offered first. */
  readonly start: PassageId;
  /** The passages that answer a move of their own, read as a side answer that loses nobody's place. */
  readonly answers: Readonly<Partial<Record<Answer, PassageId>>>;
}

/** The moves that a passage of the page answers, wherever the listener is. */
export const ANSWERS = ['helpline', 'whatsapp', 'support', 'about', 'fresh'] as const;
export type Answer = (typeof ANSWERS)[number];

/** A phrase: one or more sentences with gaps. What the page says of itself has been filled in. */
export type Phrase = readonly (readonly Run[])[];

/** A hard word that a listener may ask to have spelled. */
export interface Spelling {
  readonly word: Span;
  /** The same, letter by letter. */
  readonly letters: Span;
}

/**
 * The page, open. Passages are fetched one at a time so that a page a hundred times as long costs a cold start
 * nothing; `passage` and `contents` may read a file the first time, and always give the same answer.
 */
export interface Page {
  /** Names this exact build of the words. A place made with other words is not trusted. */
  readonly edition: string;
  readonly facts: PageFacts;
  /** Every phrase of the guide by its key. The compiler has checked that none is missing. */
  readonly phrases: Readonly<Record<string, Phrase>>;
  /** Small numbers in words: `numbers[3]` is "three". Larger ones are said as digits. */
  readonly numbers: readonly string[];
  /** Small ordinals in words: `ordinals[3]` is "third". */
  readonly ordinals: readonly string[];
  /** The ten digits in words, `digits[0]` being how 0 is said. */
  readonly digits: readonly string[];
  /** The hard words that a listener may ask to have spelled, by how they are written. */
  readonly spellable: Readonly<Record<string, Spelling>>;
  /** What is said before a passage, in the guide's own name, by passage id: the key of the phrase. */
  readonly leads: Readonly<Record<PassageId, string>>;
  /** Undefined where there is no such passage. */
  passage(id: PassageId): Passage | undefined;
  contents(): Contents;
}
